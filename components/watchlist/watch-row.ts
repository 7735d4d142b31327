import { absoluteUnits, decimalOf, divideUnits, unitsOf } from '@/components/ui/decimal';
import type { Instrument } from '@/contract/instrument';
import type { MarkRow } from '@/contract/stream';

/** One line of the watchlist: the instrument, and the latest of its market. */
export interface WatchRow extends MarkRow {
  readonly name: string;
  readonly kind: Instrument['kind'];
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
  readonly tickSize: string;
  /** When the quote reached this page (`performance.now()`). */
  readonly receivedAtMs: number;
}

/** What it has gained since the previous close, and that as a ratio; undefined without both prices. */
export function changeOf({
  last,
  previousClose,
}: Pick<MarkRow, 'last' | 'previousClose'>):
  | { readonly by: string; readonly ratio: string }
  | undefined {
  if (last === null || previousClose === null) {
    return undefined;
  }
  const by = unitsOf(last) - unitsOf(previousClose);
  const ratio = divideUnits(by, unitsOf(previousClose));
  return ratio === undefined ? undefined : { by: decimalOf(by), ratio: decimalOf(ratio) };
}

/** Ask less bid in ticks; undefined while a side has no quote. */
export function spreadTicksOf({
  bid,
  ask,
  tickSize,
}: Pick<WatchRow, 'bid' | 'ask' | 'tickSize'>): string | undefined {
  if (bid === null || ask === null) {
    return undefined;
  }
  const ticks = divideUnits(unitsOf(ask) - unitsOf(bid), unitsOf(tickSize));
  return ticks === undefined ? undefined : decimalOf(ticks);
}

/** Ask less bid in hundredths of a percent of the mid, for sorting cheap beside dear. */
export function spreadShareOf({ bid, ask }: Pick<MarkRow, 'bid' | 'ask'>): bigint | undefined {
  if (bid === null || ask === null) {
    return undefined;
  }
  const twiceMid = unitsOf(bid) + unitsOf(ask);
  return divideUnits(absoluteUnits(unitsOf(ask) - unitsOf(bid)) * 2n, twiceMid);
}

/** How old the mark is now, in milliseconds; undefined when there has never been one. */
export function markAgeOf(
  { markAge, receivedAtMs }: Pick<WatchRow, 'markAge' | 'receivedAtMs'>,
  nowMs: number,
): number | undefined {
  return markAge === null ? undefined : markAge + nowMs - receivedAtMs;
}
