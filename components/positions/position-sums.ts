import {
  absoluteUnits,
  decimalOf,
  divideUnits,
  multiplyUnits,
  unitsOf,
} from '@/components/ui/decimal';
import type { Instrument } from '@/contract/instrument';
import type { ClosedPosition, Position } from '@/contract/position';

/** The sum of one figure over rows; null as soon as one of them is not known: never a partial sum. */
export function sumOf<Row>(
  rows: readonly Row[],
  figure: (row: Row) => string | null,
): string | null {
  let sum = 0n;
  for (const row of rows) {
    const text = figure(row);
    if (text === null) {
      return null;
    }
    sum += unitsOf(text);
  }
  return decimalOf(sum);
}

/** Half of what is held, in whole lots, towards zero. Undefined when that is less than the least. */
export function halfOf(
  { quantity }: Position,
  instrument: Pick<Instrument, 'lotSize' | 'minQuantity'> | undefined,
): string | undefined {
  const half = absoluteUnits(unitsOf(quantity)) / 2n;
  const lot = unitsOf(instrument?.lotSize ?? '1');
  const lots = lot === 0n ? half : half - (half % lot);
  return lots <= 0n || lots < unitsOf(instrument?.minQuantity ?? '0') ? undefined : decimalOf(lots);
}

/** What closing a part would do at the mark, before fees. */
export interface CloseEffect {
  readonly side: 'buy' | 'sell';
  /** Of the part, at the mark; null without a mark. */
  readonly value: string | null;
  readonly realized: string | null;
  /** Signed, what is held afterwards. */
  readonly left: string;
}

export function closeEffect(position: Position, quantity: string): CloseEffect {
  const held = unitsOf(position.quantity);
  const part = unitsOf(quantity);
  const share = divideUnits(part, absoluteUnits(held)) ?? 0n;
  const partOf = (figure: string | null) =>
    figure === null ? null : decimalOf(multiplyUnits(unitsOf(figure), share));
  const value = partOf(position.marketValue);
  return {
    side: held > 0n ? 'sell' : 'buy',
    value: value === null ? null : decimalOf(absoluteUnits(unitsOf(value))),
    realized: partOf(position.unrealizedPnL),
    left: decimalOf(held > 0n ? held - part : held + part),
  };
}

/** Net of commission since it was opened. */
export function netRealized({ realizedPnL, commission }: Position | ClosedPosition): string {
  return decimalOf(unitsOf(realizedPnL) - unitsOf(commission));
}
