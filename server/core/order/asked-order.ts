import type { Quantity } from '../values/amounts';
import type { AccountId, InstrumentId } from '../values/ids';
import type { Instant } from '../values/instant';
import type { OrderTerms } from './order-terms';
import type { TimeInForce } from './order-words';
import type { Side } from './side';

/** What is asked of an order, in a caller's words, in the desk's to a venue, and in a venue's answer. */
export interface AskedOrder {
  readonly account: AccountId;
  readonly instrument: InstrumentId;
  readonly side: Side;
  readonly terms: OrderTerms;
  readonly quantity: Quantity;
  readonly timeInForce: TimeInForce;
  readonly expiresAt?: Instant;
  readonly reduceOnly: boolean;
  readonly postOnly: boolean;
  readonly displayQuantity?: Quantity;
}
