import { one, price, quantity } from '../values/amounts';
import { toInstrumentId } from '../values/ids';
import type { Instrument } from './instrument';

/** A share that trades in cents, from one on. */
export function aShare(id: string, change: Partial<Instrument> = {}): Instrument {
  return {
    instrument: toInstrumentId(id),
    name: id,
    kind: 'equity',
    currency: 'USD',
    tickSize: price('0.01'),
    lotSize: quantity('1'),
    minQuantity: quantity('1'),
    multiplier: one,
    session: 'us-equity',
    priceDecimals: 2,
    quantityDecimals: 0,
    ...change,
  };
}
