import { setFlagsFromString } from 'node:v8';

/**
 * Lets everything begin its life among what is young. The engine watches where objects are made that live on
 * for a while, and may come to make all of that place old from their birth: orders, in one of six processes. They
 * are over after milliseconds, and among the old each of them costs the collector several times as much.
 */
export function allocateYoung(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}
