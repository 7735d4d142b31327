import type { FastifyRequest } from 'fastify';
import type { UserName } from '../../core/values/ids';
import { callerOf } from '../access/call-guard';
import { WebProblem } from '../problems/web-problem';

/** The person who is signed in. A program that holds a key does not arrange its owner's screen. */
export function personOf(request: FastifyRequest): UserName {
  const caller = callerOf(request);
  if (caller.kind !== 'user') {
    throw new WebProblem(
      'permission-denied',
      'Only a person who is signed in changes their own screen; an API key does not.',
      { permission: 'read' },
    );
  }
  return caller.user;
}
