import type { Quantity, Ratio } from '../../core/values/amounts';
import { larger } from '../../core/values/decimal';
import type { RandomStream } from '../../ports/random';
import { happens } from './paper-settings';

/** The finest cut that is drawn; lots beyond are shared out in proportion. */
const finest = 1_000_000n;

/**
 * The part of an eligible fill that chance lets pass: all of it, or a random number of lots, at
 * least one and fewer than there are. A fill of less than two lots is never cut.
 */
export function cutByChance(
  eligible: Quantity,
  lotSize: Quantity,
  partialFillRate: Ratio,
  stream: () => RandomStream,
): Quantity {
  if (partialFillRate === 0n) {
    return eligible;
  }
  const lots = eligible / lotSize;
  if (lots < 2n || !happens(stream().next(), partialFillRate)) {
    return eligible;
  }
  return (drawLots(lots, stream()) * lotSize) as Quantity;
}

/** Between 1 and `lots` − 1. */
function drawLots(lots: bigint, stream: RandomStream): bigint {
  if (lots <= finest) {
    return 1n + BigInt(stream.below(Number(lots - 1n)));
  }
  return larger(1n, (lots * BigInt(stream.below(Number(finest)))) / finest);
}
