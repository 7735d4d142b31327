import * as z from 'zod';
import { instrumentKinds, instrumentStatuses } from '../server/core/market/instrument';
import { decimalText } from './decimal-text';
import { pageOf } from './page';

export const instrument = z
  .object({
    instrument: z.string(),
    name: z.string(),
    kind: z.enum(instrumentKinds),
    currency: z.string(),
    tickSize: decimalText,
    lotSize: decimalText,
    minQuantity: decimalText,
    maxQuantity: decimalText.optional(),
    multiplier: decimalText,
    status: z.enum(instrumentStatuses),
    session: z.string(),
    /** Decimals that a price shows, and that a quantity shows. */
    priceDecimals: z.int(),
    quantityDecimals: z.int(),
  })
  .meta({ id: 'Instrument' });
export type Instrument = z.infer<typeof instrument>;

export const instrumentPage = pageOf(instrument);
