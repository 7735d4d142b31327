import type { DeskContext } from '../desk/desk-context';
import { midOf } from '../market/marks';
import type { Direction } from '../signal/signal-words';
import {
  type AdaptiveStopLoss,
  type StopTerms,
  stopLevelOf,
  stopTermsOf,
} from '../signal/stop-loss';
import type { Price } from '../values/amounts';
import { formatDecimal } from '../values/decimal';
import type { InstrumentId } from '../values/ids';
import { failure, type Result, success } from '../values/result';

/** How what an entry fills is to be protected, as it is asked for. */
export interface Protection {
  readonly stopLoss: AdaptiveStopLoss;
  /** Price of a limit order beside the stop: when one fills, the other shrinks. */
  readonly takeProfit?: Price;
}

/** Why an entry cannot be protected as asked, in a stable word and the rest of a sentence. */
export interface PlanProblem {
  readonly code:
    | 'instrument-unknown'
    | 'price-missing'
    | 'stop-on-wrong-side'
    | 'target-on-wrong-side';
  readonly words: string;
}

/**
 * The terms of the stop that an entry is to have. `reference`: the price that distances are measured
 * from, and that both have to stand on their side of; undefined when nobody knows one.
 */
export function planProtection(
  { market }: DeskContext,
  { stopLoss, takeProfit }: Protection,
  { instrument, direction }: { readonly instrument: InstrumentId; readonly direction: Direction },
  reference: Price | undefined,
): Result<StopTerms, PlanProblem> {
  const listed = market.instrument(instrument);
  if (listed === undefined) {
    return failure({
      code: 'instrument-unknown',
      words: `there is no instrument ${instrument}`,
    });
  }
  const stop = stopTermsOf(stopLoss, direction, reference, listed.tickSize);
  if (stop === undefined || reference === undefined) {
    return failure({
      code: 'price-missing',
      words: 'it names no price and the market has none',
    });
  }
  const level = stopLevelOf(stop, direction, reference);
  if (level <= 0n || isBeyond(direction, level, reference)) {
    const words = sideWords(direction, 'stop', level, reference);
    return failure({ code: 'stop-on-wrong-side', words });
  }
  if (takeProfit !== undefined && !isBeyond(direction, takeProfit, reference)) {
    const words = sideWords(direction, 'target', takeProfit, reference);
    return failure({ code: 'target-on-wrong-side', words });
  }
  return success(stop);
}

/** The middle of the market, else its last trade. */
export function middleOf(quote: Parameters<typeof midOf>[0] | undefined): Price | undefined {
  return quote === undefined
    ? undefined
    : (midOf(quote) ?? (quote.last > 0n ? quote.last : undefined));
}

/** On the winning side of another price, for who is long or short. */
export function isBeyond(direction: Direction, price: Price, other: Price): boolean {
  return direction === 'long' ? price > other : price < other;
}

function sideWords(direction: Direction, what: string, level: Price, reference: Price): string {
  const at = formatDecimal(level);
  return `the ${what} of a ${direction} at ${at} is on the wrong side of ${formatDecimal(reference)}`;
}
