import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../access/call-guard';
import { keyOfCaller } from '../access/caller';

/**
 * The client order id of an order in a call that has an `Idempotency-Key`, by its place in the call;
 * undefined without a key. A repeat makes the same one, so that orders whose call was cut off by a crash
 * are found and not sent again: what the desk remembers of an answer it has not given is nothing.
 */
export function orderIdOfKey(request: FastifyRequest, place: number): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) {
    return undefined;
  }
  const digest = createHash('sha256').update(`${keyOfCaller(callerOf(request))} ${String(key)}`);
  return `key-${digest.digest('hex').slice(0, 32)}-${place + 1}`;
}
