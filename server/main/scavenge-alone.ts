import { setFlagsFromString } from 'node:v8';

/**
 * Lets each thread pick up its short-lived garbage by itself. The engine would share every such collection
 * among four helpers. What is alive after a few milliseconds of orders is not worth that: it takes half as
 * long alone, and a thread with few processors does not stand still for helpers that have none to run on. For
 * after the start, which has much alive.
 */
export function scavengeAlone(): void {
  setFlagsFromString('--no-parallel-scavenge');
}
