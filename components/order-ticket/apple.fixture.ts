import type { Instrument } from '@/contract/instrument';

/** A share as the desk lists it: a tick of a cent, whole lots. */
export const apple: Instrument = {
  instrument: 'AAPL',
  name: 'Apple Inc',
  kind: 'equity',
  currency: 'USD',
  tickSize: '0.01',
  lotSize: '1',
  minQuantity: '1',
  maxQuantity: '100000',
  multiplier: '1',
  status: 'open',
  session: 'us-equity',
  priceDecimals: 2,
  quantityDecimals: 0,
};
