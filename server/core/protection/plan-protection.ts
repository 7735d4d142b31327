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
import { formatGrouped } from '../values/format-grouped';
import type { InstrumentId } from '../values/ids';
import { failure, type Result, success } from '../values/result';
import type { EntryReference } from './entry-reference';
import { isBeyond } from './is-beyond';

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

/** The stop that an entry is to have, and where it stands. */
export interface PlannedStop {
  readonly stop: StopTerms;
  readonly level: Price;
}

/**
 * The stop that an entry is to have. It lies beyond where the entry is expected to fill, the target
 * beyond the worst that it may fill at; `reference` undefined: nobody knows a price. `measuredFrom`:
 * the price that distances are measured from, when it is another one.
 */
export function planProtection(
  { market }: DeskContext,
  { stopLoss, takeProfit }: Protection,
  { instrument, direction }: { readonly instrument: InstrumentId; readonly direction: Direction },
  reference: EntryReference | undefined,
  measuredFrom = reference?.expected,
): Result<PlannedStop, PlanProblem> {
  const listed = market.instrument(instrument);
  if (listed === undefined) {
    return failure({
      code: 'instrument-unknown',
      words: `there is no instrument ${instrument}`,
    });
  }
  const stop = stopTermsOf(stopLoss, direction, measuredFrom, listed.tickSize);
  if (stop === undefined || reference === undefined) {
    return failure({
      code: 'price-missing',
      words: 'it names no price and the market has none',
    });
  }
  const problem = sideProblem(stop, takeProfit, direction, reference);
  return problem === undefined
    ? success({ stop, level: stopLevelOf(stop, direction, reference.expected) })
    : failure(problem);
}

/** Which of stop and target lies on the wrong side of where the entry may fill. */
export function sideProblem(
  stop: StopTerms,
  target: Price | undefined,
  direction: Direction,
  { expected, worst }: EntryReference,
): PlanProblem | undefined {
  const level = stopLevelOf(stop, direction, expected);
  if (level <= 0n || !isBeyond(direction, expected, level)) {
    const words = `the stop ${sideWords(direction, level, expected, 'below', 'above')}`;
    return { code: 'stop-on-wrong-side', words };
  }
  if (target !== undefined && !isBeyond(direction, target, worst)) {
    const words = `the target ${sideWords(direction, target, worst, 'above', 'below')}`;
    return { code: 'target-on-wrong-side', words };
  }
  return undefined;
}

/** The field of the order that a problem is about. */
export function fieldOf({ code }: PlanProblem): 'stopLoss' | 'takeProfit' {
  return code === 'target-on-wrong-side' ? 'takeProfit' : 'stopLoss';
}

/** The middle of the market, else its last trade. */
export function middleOf(quote: Parameters<typeof midOf>[0] | undefined): Price | undefined {
  return quote === undefined
    ? undefined
    : (midOf(quote) ?? (quote.last > 0n ? quote.last : undefined));
}

function sideWords(
  direction: Direction,
  level: Price,
  fillsAt: Price,
  ofLong: string,
  ofShort: string,
): string {
  const side = direction === 'long' ? ofLong : ofShort;
  const at = formatGrouped(fillsAt);
  return `of a ${direction} has to lie ${side} ${at}, where it may fill, and ${formatGrouped(level)} does not`;
}
