import { equityOf } from '../account/account-figures-of';
import type { Payment } from '../account/peak-after-payment';
import type { DeskContext } from '../desk/desk-context';
import type { Money } from '../values/amounts';
import type { AccountId } from '../values/ids';
import type { AdjustmentEvent } from './reconciliation-event';

type PayingEvent = Extract<AdjustmentEvent, { type: 'CASH_ADJUSTED' | 'POSITION_ADJUSTED' }>;

/**
 * What a repair paid in or out: cash, or in kind at what it counts for in the books. Journals of
 * before do not say what was owned just then: the equity that they marked last holds.
 */
export function paymentOf(event: PayingEvent, lastEquity: Money): Payment {
  return {
    amount: event.type === 'CASH_ADJUSTED' ? event.cashChange : event.valueChange,
    equity: event.equity ?? lastEquity,
  };
}

/** What an account owns as something is paid, for the event to tell; empty where it is not valued. */
export function equityNow(desk: DeskContext, of: AccountId): { readonly equity?: Money } {
  const account = desk.state.accounts.get(of);
  const valuation = desk.valuations.get(of);
  return account === undefined || valuation === undefined
    ? {}
    : { equity: equityOf(account, valuation) };
}
