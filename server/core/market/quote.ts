import type { Price, Quantity } from '../values/amounts';
import type { InstrumentId } from '../values/ids';
import type { Instant } from '../values/instant';

/** One displayed price and its size. */
export interface BookLevel {
  readonly price: Price;
  readonly quantity: Quantity;
}

/** The latest that is known of an instrument's market. Zero sizes mean no quote on that side. */
export interface Quote {
  readonly instrument: InstrumentId;
  readonly bid: Price;
  readonly bidSize: Quantity;
  readonly ask: Price;
  readonly askSize: Quantity;
  readonly last: Price;
  readonly lastSize: Quantity;
  readonly previousClose: Price;
  /** When the bid or ask last changed, and when the last trade happened; desk's clock. */
  readonly quotedAt: Instant;
  readonly tradedAt: Instant;
}
