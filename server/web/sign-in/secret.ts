import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret that nobody can guess: 256 bits as text for URLs and headers. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret. It is random, so one round without salt is enough. */
export function hashOfSecret(secret: string): string {
  return hash('sha256', secret);
}

/** Takes as long for a wrong secret as for the right one. */
export function isSameHash(one: string, other: string): boolean {
  const left = Buffer.from(one);
  const right = Buffer.from(other);
  return left.length === right.length && timingSafeEqual(left, right);
}
