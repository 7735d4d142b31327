import type { DeskContext } from '../desk/desk-context';
import type { OrderParams } from '../order/order-params';
import type { Direction } from '../signal/signal-words';
import { failure, type Result, success } from '../values/result';
import { type EntryReference, entryReference } from './entry-reference';
import {
  fieldOf,
  middleOf,
  type PlannedStop,
  type PlanProblem,
  type Protection,
  planProtection,
} from './plan-protection';

/** The protection of an order as it would be opened with it. */
export interface PlannedEntry extends PlannedStop {
  readonly direction: Direction;
  readonly reference: EntryReference;
}

/** Which field of the order is wrong, and why, as the rest of a sentence. */
export interface EntryProblem {
  readonly field: 'stopLoss' | 'takeProfit';
  readonly problem: string;
}

/**
 * The protection that an order asks for, planned at this moment's market, or why it cannot be had. The
 * sending and the preview ask this one function, so the two never disagree.
 */
export function planEntry(
  desk: DeskContext,
  params: OrderParams,
  protection: Protection,
): Result<PlannedEntry, EntryProblem> {
  if (params.reduceOnly) {
    const problem = 'an order that only reduces has nothing to protect';
    return failure({ field: 'stopLoss', problem });
  }
  const { instrument, terms } = params;
  const direction: Direction = params.side === 'buy' ? 'long' : 'short';
  const reference = entryReference(terms, direction, middleOf(desk.market.quote(instrument)));
  const planned = planProtection(desk, protection, { instrument, direction }, reference);
  if (planned.ok && reference !== undefined) {
    return success({ ...planned.value, direction, reference });
  }
  const problem: PlanProblem = planned.ok
    ? { code: 'price-missing', words: 'no price is known' }
    : planned.error;
  return failure({ field: fieldOf(problem), problem: problem.words });
}
