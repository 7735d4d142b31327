import type { DeskState } from '../../core/desk/desk-state';
import type { KillRemainder } from '../../core/mode/kill';
import { isFlattened, isStoppedOrder } from '../../core/mode/stopped';
import type { Order } from '../../core/order/order';
import type { AccountId, ClientOrderId } from '../../core/values/ids';
import type { ExecutionVenue } from '../../ports/execution-venue';

/** How a question reaches the venue. */
export type AskVenue = <Answer>(
  question: (venue: ExecutionVenue) => Promise<Answer>,
) => Promise<Answer>;

/**
 * What the venue itself still has of what the kills in force stop: its open orders and, where they
 * flatten, its positions. An order that the desk does not know counts for a kill of the whole desk alone.
 */
export async function remaindersAtVenue(
  ask: AskVenue,
  state: DeskState,
): Promise<readonly KillRemainder[]> {
  const left: KillRemainder[] = [];
  for (const account of state.accounts.keys()) {
    left.push(...(await ordersAtVenue(ask, state, account)));
    if (state.latchedScopes.some(({ flatten }) => flatten)) {
      left.push(...(await positionsAtVenue(ask, state, account)));
    }
  }
  return left;
}

async function ordersAtVenue(
  ask: AskVenue,
  state: DeskState,
  account: AccountId,
): Promise<readonly KillRemainder[]> {
  const orders = await ask((venue) => venue.getOpenOrders(account));
  return orders
    .filter(({ clientOrderId }) => {
      const known = orderOf(state, account, clientOrderId);
      return known === undefined
        ? state.latchedScopes.some(({ kind }) => kind === 'desk')
        : isStoppedOrder(state.latchedScopes, known);
    })
    .map(({ instrument, venueOrderId }) => ({
      kind: 'order',
      instrument,
      why: `working at the venue as ${venueOrderId}`,
    }));
}

/** A position belongs to no operator and no strategy: those kills close what the desk knows of. */
async function positionsAtVenue(
  ask: AskVenue,
  { latchedScopes }: DeskState,
  account: AccountId,
): Promise<readonly KillRemainder[]> {
  const positions = await ask((venue) => venue.getPositions(account));
  return positions
    .filter(
      ({ quantity, instrument }) =>
        quantity !== 0n && isFlattened(latchedScopes, { account, instrument }),
    )
    .map(({ instrument }) => ({ kind: 'position', instrument, why: 'held at the venue' }));
}

function orderOf(
  { clientOrderIds, orders }: DeskState,
  account: AccountId,
  clientOrderId: ClientOrderId,
): Order | undefined {
  const orderId = clientOrderIds.get(account, clientOrderId);
  return orderId === undefined ? undefined : orders.get(orderId);
}
