import type { DeskState } from '../../core/desk/desk-state';
import { isBooked } from '../../core/desk/is-booked';
import { openOrdersOf } from '../../core/desk/open-orders';
import type { Order } from '../../core/order/order';
import { keyOfRun } from '../../core/reconciliation/reconciliation-run';
import { SettleWindow } from '../../core/reconciliation/settle-window';
import type { StatedOrder, VenueStatement } from '../../core/reconciliation/statement';
import type { AccountId, ClientOrderId } from '../../core/values/ids';
import { addMilliseconds, type Instant, toInstant } from '../../core/values/instant';
import type { ExecutionVenue } from '../../ports/execution-venue';
import type { Timer } from '../../ports/timer';
import { oldestOrderAt } from './oldest-order';

/** Fills are asked for from so long before the last run, and told apart by their ids. */
const overlapMs = 5 * 60_000;
/** So many orders are looked up at once. */
const lookUpsAtOnce = 50;

interface Question {
  readonly askedAt: Instant;
  readonly deadlineMs: number;
  /** What is so young is told whether the desk has it or not. */
  readonly settleMs: number;
}

interface AskPorts {
  readonly timer: Timer;
  /** Lets other work of the process run before going on. */
  readonly giveWay: () => Promise<void>;
}

/** Everything that a venue says of an account. Rejects when it has not said it all by the deadline. */
export function askVenue(
  venue: ExecutionVenue,
  account: AccountId,
  state: Readonly<DeskState>,
  { timer, giveWay }: AskPorts,
  { askedAt, deadlineMs, settleMs }: Question,
): Promise<VenueStatement> {
  return new Promise((resolve, reject) => {
    const cancel = timer.after(deadlineMs, () =>
      reject(new Error(`${venue.name} has not answered within ${deadlineMs} ms`)),
    );
    gather(venue, account, state, new SettleWindow(askedAt, settleMs), giveWay)
      .then(resolve, reject)
      .finally(() => cancel());
  });
}

async function gather(
  venue: ExecutionVenue,
  account: AccountId,
  state: Readonly<DeskState>,
  settling: SettleWindow,
  giveWay: AskPorts['giveWay'],
): Promise<VenueStatement> {
  const { askedAt } = settling;
  const fillsSince = await sinceOf(venue, account, state, askedAt, giveWay);
  let fillsHad = 0;
  const [fills, openOrders, positions, balance] = await Promise.all([
    venue.getFillsSince(account, fillsSince, (executionId, transactTime) => {
      const isHad = isBooked(state, venue.name, executionId) && !settling.isYoung(transactTime);
      fillsHad += isHad ? 1 : 0;
      return isHad;
    }),
    venue.getOpenOrders(account),
    venue.getPositions(account),
    venue.getAccountBalance(account),
  ]);
  const lookedUp = await lookUp(venue, missingAtVenue(state, account, openOrders));
  const { cash } = balance;
  return {
    venue: venue.name,
    account,
    askedAt,
    fillsSince,
    fills,
    fillCount: fillsHad + fills.length,
    openOrders,
    lookedUp,
    positions,
    cash,
  };
}

/** Five minutes before the last run; before the first one, as far back as the desk's orders go. */
async function sinceOf(
  { name }: ExecutionVenue,
  account: AccountId,
  state: Readonly<DeskState>,
  askedAt: Instant,
  giveWay: AskPorts['giveWay'],
): Promise<Instant> {
  const key = keyOfRun({ source: 'venue', venue: name, account });
  const last = state.reconciliation.runs.get(key)?.cursor;
  const from = last ?? (await oldestOrderAt(state, giveWay)) ?? askedAt;
  // A clock that was set back since must not leave out what happened meanwhile.
  return addMilliseconds(toInstant(Math.min(from, askedAt)), -overlapMs);
}

/** Orders that the desk holds open and that are not among the venue's open ones. */
function missingAtVenue(
  state: Readonly<DeskState>,
  account: AccountId,
  openOrders: readonly StatedOrder[],
): readonly Order[] {
  const open = new Set(openOrders.map(({ clientOrderId }) => clientOrderId));
  return openOrdersOf(state).filter(
    ({ account: of, status, clientOrderId }) =>
      of === account &&
      (status === 'working' || status === 'triggered' || status === 'partiallyFilled') &&
      !open.has(clientOrderId),
  );
}

async function lookUp(
  venue: ExecutionVenue,
  orders: readonly Order[],
): Promise<ReadonlyMap<ClientOrderId, StatedOrder | undefined>> {
  const found = new Map<ClientOrderId, StatedOrder | undefined>();
  for (let from = 0; from < orders.length; from += lookUpsAtOnce) {
    const some = orders.slice(from, from + lookUpsAtOnce);
    const answers = await Promise.all(some.map((order) => venue.getOrder(order.clientOrderId)));
    for (const [index, { clientOrderId }] of some.entries()) {
      found.set(clientOrderId, answers[index]);
    }
  }
  return found;
}
