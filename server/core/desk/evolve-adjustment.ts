import type { AccountState } from '../account/account';
import { activityChanged, exposureOf } from '../account/open-exposure';
import { type Payment, peakAfterPayment } from '../account/peak-after-payment';
import { bookFill } from '../position/book-fill';
import type { ClosedPosition, Position } from '../position/position';
import { paymentOf } from '../reconciliation/payment-of';
import type { AdjustmentEvent } from '../reconciliation/reconciliation-event';
import { forgetClosedPosition } from '../statistics/count-facts';
import { addMoney, type Money, notional, subtractMoney } from '../values/amounts';
import type { InstrumentId } from '../values/ids';
import type { RecordedEvent } from './desk-event';
import type { DeskState } from './desk-state';
import type { Touched } from './touched';

type Adjustment = Exclude<AdjustmentEvent, { readonly type: 'ORDER_RESTORED' }>;

/**
 * Applies what a repair does to the books. Whatever is moved without a trade counts as paid in or
 * out, so that cash + signed cost = net deposits + realized − commission holds on.
 */
export function adjustBooks(
  state: DeskState,
  account: AccountState,
  event: Adjustment,
  at: RecordedEvent,
): Touched {
  switch (event.type) {
    case 'CASH_ADJUSTED':
      account.cash = addMoney(account.cash, event.cashChange);
      payIn(account, paymentOf(event, account.statistics.lastEquity));
      return { account };
    case 'POSITION_ADJUSTED': {
      const { instrument, position } = event;
      payIn(account, paymentOf(event, account.statistics.lastEquity));
      reopen(account, event.reopens);
      return put(account, instrument, position && { ...position, sequence: at.sequence });
    }
    case 'FILL_REVERSED':
      state.pastExecutionIds.delete(event.fill.venue, event.reverses);
      state.recentFills.delete(event.fill.venue, event.reverses);
      return takeBack(account, event, at);
  }
}

/** The highest equity goes along: what is paid in or out is neither profit nor loss. */
function payIn(account: AccountState, payment: Payment): void {
  account.netDeposits = addMoney(account.netDeposits, payment.amount);
  account.peakEquity = peakAfterPayment(account.peakEquity, payment);
}

function takeBack(
  account: AccountState,
  { fill, restored, reopens }: Extract<Adjustment, { readonly type: 'FILL_REVERSED' }>,
  { time, sequence }: RecordedEvent,
): Touched {
  account.commission = addMoney(account.commission, fill.commission);
  reopen(account, reopens);
  if (restored === undefined) {
    const before = account.positions.get(fill.instrument);
    const booked = bookFill(before, fill, time, sequence);
    account.cash = addMoney(account.cash, booked.cashChange);
    account.realizedPnL = addMoney(account.realizedPnL, booked.realizedPnL);
    return put(account, fill.instrument, booked.position, fill.multiplier);
  }
  const value = notional(fill.quantity, fill.price, fill.multiplier);
  const paid = fill.side === 'buy' ? -value : value;
  account.cash = addMoney(account.cash, (paid - fill.commission) as Money);
  account.realizedPnL = subtractMoney(account.realizedPnL, restored.realizedPnL);
  const position = restored.position && { ...restored.position, sequence };
  return put(account, fill.instrument, position, fill.multiplier);
}

/** It has not come to its end after all. */
function reopen(account: AccountState, reopens: ClosedPosition | undefined): void {
  const at = account.closedPositions.findLastIndex(
    ({ sequence }) => sequence === reopens?.sequence,
  );
  const [closed] = at === -1 ? [] : account.closedPositions.splice(at, 1);
  if (closed !== undefined) {
    forgetClosedPosition(account.statistics, closed, account.closedPositions);
  }
}

function put(
  account: AccountState,
  instrument: InstrumentId,
  position: Position | undefined,
  fallback = account.positions.get(instrument)?.multiplier,
): Touched {
  const multiplier =
    position?.multiplier ?? fallback ?? account.exposures.get(instrument)?.multiplier;
  if (position === undefined) {
    account.positions.delete(instrument);
  } else {
    account.positions.set(instrument, position);
  }
  if (multiplier === undefined) {
    return { account };
  }
  const exposure = exposureOf(account, { instrument, multiplier });
  activityChanged(account, exposure);
  const fill = { account: account.account, instrument, multiplier };
  return { account, exposure, booked: { fill, position } };
}
