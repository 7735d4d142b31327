import type { DeskState } from '../../core/desk/desk-state';
import type { Kill, KillRemainder } from '../../core/mode/kill';
import type { Order } from '../../core/order/order';
import { isInKillScope } from '../../core/risk/checks/permission-checks';
import type { AccountId, ClientOrderId } from '../../core/values/ids';
import type { BrokerPosition, ExecutionVenue } from '../../ports/execution-venue';

/** How a question reaches the venue. */
export type AskVenue = <Answer>(
  question: (venue: ExecutionVenue) => Promise<Answer>,
) => Promise<Answer>;

/**
 * What the venue itself still has of what a kill stops: its open orders and, when the kill flattens,
 * its positions. An order that the desk does not know counts for a kill of the whole desk alone.
 */
export async function remaindersAtVenue(
  ask: AskVenue,
  state: DeskState,
  kill: Kill,
): Promise<readonly KillRemainder[]> {
  const left: KillRemainder[] = [];
  for (const account of state.accounts.keys()) {
    left.push(...(await ordersAtVenue(ask, state, kill, account)));
    if (kill.flatten) {
      left.push(...(await positionsAtVenue(ask, kill, account)));
    }
  }
  return left;
}

async function ordersAtVenue(
  ask: AskVenue,
  state: DeskState,
  { scope, flatten }: Kill,
  account: AccountId,
): Promise<readonly KillRemainder[]> {
  const orders = await ask((venue) => venue.getOpenOrders(account));
  return orders
    .filter(({ clientOrderId }) => {
      const known = orderOf(state, account, clientOrderId);
      // Kept: what it protects is not flattened.
      if (!flatten && known?.origin.leg === 'stop') {
        return false;
      }
      return known === undefined ? scope.kind === 'desk' : isInKillScope(scope, known);
    })
    .map(({ instrument, venueOrderId }) => ({
      kind: 'order',
      instrument,
      why: `working at the venue as ${venueOrderId}`,
    }));
}

async function positionsAtVenue(
  ask: AskVenue,
  kill: Kill,
  account: AccountId,
): Promise<readonly KillRemainder[]> {
  const positions = await ask((venue) => venue.getPositions(account));
  return positions
    .filter((position) => position.quantity !== 0n && isStopped(kill, account, position))
    .map(({ instrument }) => ({ kind: 'position', instrument, why: 'held at the venue' }));
}

/** A position belongs to no operator and no strategy: those kills close what the desk knows of. */
function isStopped({ scope }: Kill, account: AccountId, { instrument }: BrokerPosition): boolean {
  return (
    scope.kind === 'desk' ||
    (scope.kind === 'account' && scope.target === account) ||
    (scope.kind === 'instrument' && scope.target === instrument)
  );
}

function orderOf(
  { clientOrderIds, orders }: DeskState,
  account: AccountId,
  clientOrderId: ClientOrderId,
): Order | undefined {
  const orderId = clientOrderIds.get(account, clientOrderId);
  return orderId === undefined ? undefined : orders.get(orderId);
}
