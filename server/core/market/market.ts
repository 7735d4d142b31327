import type { Price } from '../values/amounts';
import type { InstrumentId } from '../values/ids';
import type { Instant } from '../values/instant';
import type { Instrument, InstrumentStatus } from './instrument';
import type { Quote } from './quote';

/** What the market says at one moment, as decisions read it. Nothing of it is journalled. */
export interface Market {
  instrument(instrument: InstrumentId): Instrument | undefined;
  status(instrument: InstrumentId): InstrumentStatus;
  quote(instrument: InstrumentId): Quote | undefined;
  mark(instrument: InstrumentId): Mark | undefined;
}

/** The price a position is valued at: mid when fresh, else last, else previous close. */
export interface Mark {
  readonly price: Price;
  readonly source: 'mid' | 'last' | 'previousClose';
  /** When the market last said this price; its age is `now − at`. */
  readonly at: Instant;
}
