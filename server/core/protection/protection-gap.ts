import type { DeskState } from '../desk/desk-state';
import type { Order } from '../order/order';
import { addQuantity, noQuantity, type Quantity, subtractQuantity } from '../values/amounts';
import { larger } from '../values/decimal';
import type { AccountId, InstrumentId } from '../values/ids';
import { type Bracket, heldBy } from './bracket';

/** The open legs of a bracket, oldest first. */
export function legsOf(state: Readonly<DeskState>, { legs }: Bracket): readonly Order[] {
  return legs.flatMap((orderId) => state.orders.get(orderId) ?? []);
}

/**
 * What a bracket has entered and the venue does not hold a stop or an exit for at this moment; zero
 * when all is held. An order that the venue has not acknowledged protects nothing yet.
 */
export function protectionGap(state: Readonly<DeskState>, bracket: Bracket): Quantity {
  let covered = noQuantity;
  for (const leg of legsOf(state, bracket)) {
    if (leg.origin.leg !== 'target' && isAtVenue(leg)) {
      covered = addQuantity(covered, leg.leavesQuantity);
    }
  }
  return larger(noQuantity, subtractQuantity(heldBy(bracket), covered));
}

/** The same over all brackets of an instrument. */
export function unprotectedQuantity(
  state: Readonly<DeskState>,
  account: AccountId,
  instrument: InstrumentId,
): Quantity {
  let gap = noQuantity;
  for (const id of state.bracketsOf.get(account, instrument) ?? []) {
    const bracket = state.brackets.get(id);
    if (bracket !== undefined) {
      gap = addQuantity(gap, protectionGap(state, bracket));
    }
  }
  return gap;
}

export function isAtVenue({ status }: Order): boolean {
  return status === 'working' || status === 'triggered' || status === 'partiallyFilled';
}
