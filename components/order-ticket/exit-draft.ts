import { absoluteUnits, decimalOf, unitsOf } from '@/components/ui/decimal';
import { formatFigure } from '@/components/ui/format-figures';
import type { Instrument } from '@/contract/instrument';
import type { TicketDraft } from './ticket-draft';

/**
 * What the ticket becomes to leave a position: the other side at the market, reduce-only; all of it, or
 * half in whole lots. Undefined when nothing is held, or half is less than the least.
 */
export function exitDraft(
  held: string | undefined,
  instrument: Pick<Instrument, 'lotSize' | 'minQuantity' | 'quantityDecimals'>,
  intent: 'close' | 'reduce',
): Partial<TicketDraft> | undefined {
  const units = unitsOf(held ?? '0');
  const all = absoluteUnits(units);
  const lot = unitsOf(instrument.lotSize);
  const half = all / 2n;
  const quantity = intent === 'close' ? all : half - (lot === 0n ? 0n : half % lot);
  if (quantity <= 0n || (intent === 'reduce' && quantity < unitsOf(instrument.minQuantity))) {
    return undefined;
  }
  return {
    side: units > 0n ? 'sell' : 'buy',
    orderType: 'market',
    quantity: formatFigure(decimalOf(quantity), {
      decimals: instrument.quantityDecimals === 0 ? 0 : undefined,
    }),
    timeInForce: 'day',
    reduceOnly: true,
  };
}
