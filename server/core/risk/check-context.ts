import type { AccountState, OpenExposure } from '../account/account';
import type { Valuation } from '../account/valuation';
import type { Instrument, InstrumentStatus } from '../market/instrument';
import type { Quote } from '../market/quote';
import type { DeskMode } from '../mode/desk-mode';
import type { KillScope } from '../mode/kill';
import type { OrderOrigin } from '../order/order-origin';
import type { OrderTerms } from '../order/order-terms';
import type { TimeInForce } from '../order/order-words';
import type { Side } from '../order/side';
import type { Break } from '../reconciliation/break';
import type { Money, Price, Quantity } from '../values/amounts';
import type { AccountId, InstrumentId } from '../values/ids';
import type { Instant } from '../values/instant';
import type { LimitNode } from './risk-limits';

/** What the checks are about: an order to be sent, or an order as a replace would leave it. */
export interface OrderIntent {
  readonly account: AccountId;
  readonly instrument: InstrumentId;
  readonly side: Side;
  readonly terms: OrderTerms;
  /** What may still be filled of it: the whole of a new order, the leaves of a replaced one. */
  readonly openQuantity: Quantity;
  /** The order's whole quantity. */
  readonly quantity: Quantity;
  readonly timeInForce: TimeInForce;
  readonly expiresAt?: Instant;
  readonly reduceOnly: boolean;
  readonly postOnly: boolean;
  readonly displayQuantity?: Quantity;
  readonly origin: OrderOrigin;
  /** A replace is not counted among the day's orders. */
  readonly isReplace: boolean;
  /** A replace that wants more, or a price that the market reaches sooner. */
  readonly pressesOn: boolean;
}

/** Everything that one order's checks look at, gathered once. */
export interface CheckContext {
  /** Only the verdicts that do not pass are wanted; the others need not say why. */
  readonly isPassOnly: boolean;
  readonly intent: OrderIntent;
  readonly now: Instant;
  readonly mode: DeskMode;
  /** Scopes that the kill switch holds shut. */
  readonly latchedScopes: readonly KillScope[];
  readonly instrument: Instrument | undefined;
  /** A grave difference with a venue on the instrument that nobody has settled. */
  readonly holdingBreak: Break | undefined;
  readonly instrumentStatus: InstrumentStatus;
  readonly quote: Quote | undefined;
  readonly account: AccountState;
  readonly valuation: Valuation;
  /** Nodes of the limit tree that this order falls under, widest first. */
  readonly limitNodes: readonly LimitNode[];
  /** Signed. */
  readonly position: Quantity;
  /** Open orders of the instrument without the order that is being replaced. */
  readonly exposure: Pick<
    OpenExposure,
    'buyLeaves' | 'sellLeaves' | 'worstBuyPrice' | 'worstSellPrice'
  >;
  readonly openBuyCost: Money;
  /** The price at which capacity is held; undefined when no price is known. */
  readonly capacityPrice: Price | undefined;
  /** Open quantity × capacity price. */
  readonly orderValue: Money | undefined;
  readonly equity: Money;
  /** Gross exposure of the account if its open orders and this one do their worst. */
  readonly projectedGross: Money | undefined;
  /** The order provably only brings the position nearer to zero. */
  readonly isExit: boolean;
  /** An exit, or a change that frees capacity and takes none. */
  readonly isReducing: boolean;
}
