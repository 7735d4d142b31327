import type { DeskContext } from '../desk/desk-context';
import type { Refusal } from '../desk/refusal';
import type { Order } from '../order/order';
import type { OrderTerms } from '../order/order-terms';
import { entryReference } from './entry-reference';
import { fieldOf, middleOf, sideProblem } from './plan-protection';

/**
 * Why an entry cannot be changed to these terms: its own stop or target would lie on the wrong side of
 * where it may fill then, and end it in the moment that it is filled. Undefined: nothing stands against
 * it, or it has no protection.
 */
export function changedEntryProblem(
  { state, market }: DeskContext,
  { orderId, instrument, terms }: Order,
  wanted: OrderTerms,
): Refusal | undefined {
  const bracket = wanted === terms ? undefined : state.brackets.get(orderId);
  if (bracket === undefined) {
    return undefined;
  }
  const { stop, direction, target } = bracket;
  const reference = entryReference(wanted, direction, middleOf(market.quote(instrument)));
  const problem =
    reference === undefined ? undefined : sideProblem(stop, target, direction, reference);
  return problem === undefined
    ? undefined
    : { code: 'protection-malformed', field: fieldOf(problem), problem: problem.words };
}
