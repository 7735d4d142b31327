import type { Price, Quantity, Ratio } from '../values/amounts';
import type { InstrumentId } from '../values/ids';

export const instrumentKinds = ['equity', 'etf', 'fx', 'crypto', 'future'] as const;
export type InstrumentKind = (typeof instrumentKinds)[number];

export const instrumentStatuses = ['open', 'halted', 'closed'] as const;
export type InstrumentStatus = (typeof instrumentStatuses)[number];

/** What is traded, and the shape an order in it must have. Trading rules 1. */
export interface Instrument {
  readonly instrument: InstrumentId;
  readonly name: string;
  readonly kind: InstrumentKind;
  /** The currency its price is in. */
  readonly currency: string;
  readonly tickSize: Price;
  readonly lotSize: Quantity;
  readonly minQuantity: Quantity;
  readonly maxQuantity?: Quantity;
  /** Units of value per unit of quantity: 1 for a share. */
  readonly multiplier: Ratio;
  /** Name of the calendar it trades on: `us-equity`, `around-the-clock`, `fx-week`. */
  readonly session: string;
  /** Decimals that a price shows, and that a quantity shows. */
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
}
