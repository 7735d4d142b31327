import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { type ClientOrderId, toClientOrderId } from '../../core/values/ids';
import type { Instant } from '../../core/values/instant';
import { callerOf } from '../access/call-guard';
import { keyOfCaller } from '../access/caller';

const dayMs = 86_400_000;

/**
 * The client order id of an order in a call that has an `Idempotency-Key`, by its place in the call;
 * undefined without a key. A repeat makes the same one, so that orders whose call was cut off by a crash
 * are found and not sent again: what the desk remembers of an answer it has not given is nothing. A key
 * is good for a day; whoever takes it again on another one asks for something else.
 */
export function orderIdOfKey(
  request: FastifyRequest,
  place: number,
  now: Instant,
): ClientOrderId | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) {
    return undefined;
  }
  const { method, url } = request;
  const intent = [keyOfCaller(callerOf(request)), method, url, key, Math.floor(now / dayMs)];
  const digest = createHash('sha256').update(intent.join(' ')).digest('hex');
  return toClientOrderId(`key-${digest.slice(0, 32)}-${place + 1}`);
}
