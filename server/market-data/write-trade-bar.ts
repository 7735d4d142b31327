import { divide } from '../core/values/decimal';
import { type BarPrices, momentsOf, pathOf, withoutRepeats } from './bar-path';
import { priceOfTenThousandths, quantityOfUnits } from './row-reader';
import { rowKinds, type TapeWriter } from './tape';

export interface TradeBar extends BarPrices<number> {
  readonly startsAt: number;
  readonly durationMs: number;
  readonly instrument: number;
  readonly volume: number;
  /** Set when the tape has no quotes of its own: the tick at which they are made up. */
  readonly tickSize: bigint | undefined;
}

/**
 * Writes a bar as trades along its path, each with an equal part of the volume. Where the tape has
 * no quotes, each trade comes with one a tick either side of it, as large as the trade.
 */
export function writeTradeBar(bar: TradeBar, writer: TapeWriter): void {
  const path = withoutRepeats(
    pathOf(bar, (price) => price),
    (one, other) => one === other,
  );
  const moments = momentsOf(bar.startsAt, bar.durationMs, path.length);
  const part = Math.floor(bar.volume / path.length);
  for (const [index, ticks] of path.entries()) {
    const isLast = index === path.length - 1;
    const volume = isLast ? bar.volume - part * (path.length - 1) : part;
    const time = moments[index] ?? bar.startsAt;
    const price = priceOfTenThousandths(ticks);
    const quantity = quantityOfUnits(volume);
    if (volume > 0 && bar.tickSize !== undefined) {
      writer.addQuote(time, bar.instrument, ...quoteAround(price, quantity, bar.tickSize));
    }
    if (volume > 0) {
      writer.add(time, bar.instrument, rowKinds.trade, price, quantity);
    }
  }
}

/** The nearest ticks below and above a price. */
function quoteAround(price: bigint, quantity: bigint, tickSize: bigint) {
  const bid = (divide(price, tickSize, 'ceiling') - 1n) * tickSize;
  const ask = (divide(price, tickSize, 'floor') + 1n) * tickSize;
  return [
    { price: bid, quantity },
    { price: ask, quantity },
  ] as const;
}
