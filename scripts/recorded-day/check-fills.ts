import type { Fill } from '../../contract/fill';
import { formatDecimal } from '../../server/core/values/decimal';
import type { IndependentTape, TapeQuote } from './independent-tape';
import { units } from './units';

/** IBM trades in cents. */
const tick = units('0.01');

export interface FillRules {
  readonly opensAt: number;
  readonly closesAt: number;
  /** 0.02 % is `units('0.0002')`. */
  readonly slippageRatio: bigint;
  /** Every limit price that an order ever had. */
  readonly limitsOf: ReadonlyMap<string, readonly bigint[]>;
}

/**
 * Holds every fill against the tape: at a moment of the session; a taking one at a displayed price
 * or worse by no more than the slippage up to its next tick, and never beyond its limit; a resting one at its limit,
 * with a trade or a quote that came to it; and together no more than was displayed or traded.
 * Returns what is wrong, a sentence each.
 */
export function checkFills(
  fills: readonly Fill[],
  tape: IndependentTape,
  rules: FillRules,
): string[] {
  const each = fills.flatMap((fill) => {
    const wrong = wrongWith(fill, tape, rules);
    return wrong === undefined ? [] : [`${nameOf(fill)}: ${wrong}`];
  });
  return [...each, ...checkTakenSizes(fills, tape), ...checkRestingSizes(fills, tape)];
}

function wrongWith(fill: Fill, tape: IndependentTape, rules: FillRules): string | undefined {
  const time = Date.parse(fill.time);
  const price = units(fill.price);
  const limits = rules.limitsOf.get(fill.orderId ?? '') ?? [];
  if (time < rules.opensAt || time >= rules.closesAt) {
    return 'the market was closed';
  }
  if (fill.liquidity === 'taker') {
    const isWithinLimit =
      limits.length === 0 || limits.some((limit) => sign(fill) * (price - limit) <= 0n);
    const isDisplayed = tape
      .quotesIn(time)
      .some(({ quote }) => isTakenFrom(quote, fill, price, rules.slippageRatio));
    return isWithinLimit && isDisplayed
      ? undefined
      : `${isWithinLimit ? 'no quote of that moment allows it' : 'it is beyond the limit'} (${quotesText(tape, time)})`;
  }
  if (!limits.includes(price)) {
    return 'a resting order fills at its limit';
  }
  return isReached(fill, price, time, tape)
    ? undefined
    : `neither a trade nor a quote of that moment came to it (${quotesText(tape, time)})`;
}

/** From the displayed price on, away from it by at most the slippage, rounded up to a whole tick. */
function isTakenFrom(quote: TapeQuote, fill: Fill, price: bigint, slippageRatio: bigint): boolean {
  const displayed = fill.side === 'buy' ? quote.ask : quote.bid;
  const worse = sign(fill) * (price - displayed);
  const slip = (displayed * slippageRatio) / 100_000_000n;
  return displayed > 0n && worse >= 0n && worse - slip < tick && worse % tick === 0n;
}

function isReached(fill: Fill, limit: bigint, time: number, tape: IndependentTape): boolean {
  const byTrade = tape.tradesIn(time).some((trade) => sign(fill) * (trade.price - limit) <= 0n);
  const byQuote = tape.quotesIn(time).some(({ quote }) => {
    const other = fill.side === 'buy' ? quote.ask : quote.bid;
    return other > 0n && sign(fill) * (other - limit) < 0n;
  });
  return byTrade || byQuote;
}

/** Of one quote no more can be taken than it showed; only where the moment leaves no doubt which. */
function checkTakenSizes(fills: readonly Fill[], tape: IndependentTape): string[] {
  const taken = new Map<string, { readonly shown: bigint; quantity: bigint }>();
  for (const fill of fills.filter(({ liquidity }) => liquidity === 'taker')) {
    const standing = tape.quotesIn(Date.parse(fill.time));
    const [only] = standing;
    if (only !== undefined && standing.length === 1) {
      const shown = fill.side === 'buy' ? only.quote.askSize : only.quote.bidSize;
      const key = `quote ${only.index}, ${fill.side}`;
      const sum = taken.get(key) ?? { shown, quantity: 0n };
      sum.quantity += units(fill.quantity);
      taken.set(key, sum);
    }
  }
  return [...taken].flatMap(([key, { shown, quantity }]) =>
    quantity > shown
      ? [`${key}: ${formatDecimal(quantity)} were taken of ${formatDecimal(shown)} displayed`]
      : [],
  );
}

/** In one moment resting orders of a side fill no more than was traded or came through. */
function checkRestingSizes(fills: readonly Fill[], tape: IndependentTape): string[] {
  const moments = new Map<string, Fill[]>();
  for (const fill of fills.filter(({ liquidity }) => liquidity === 'maker')) {
    const key = `${fill.time} ${fill.side}`;
    moments.set(key, [...(moments.get(key) ?? []), fill]);
  }
  return [...moments].flatMap(([key, together]) => {
    const [first] = together;
    const time = Date.parse(first?.time ?? '');
    const filled = sum(together.map(({ quantity }) => units(quantity)));
    const traded = sum(tape.tradesIn(time).map(({ size }) => size));
    const shown = sum(
      tape
        .quotesIn(time)
        .map(({ quote }) => (first?.side === 'buy' ? quote.askSize : quote.bidSize)),
    );
    return filled > traded + shown
      ? [`${key}: ${formatDecimal(filled)} were filled of ${formatDecimal(traded + shown)}`]
      : [];
  });
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}

function sign({ side }: Fill): bigint {
  return side === 'buy' ? 1n : -1n;
}

function nameOf({ time, side, quantity, price, liquidity, executionId }: Fill): string {
  return `${time} ${side} ${quantity} @ ${price} ${liquidity} (${executionId})`;
}

function quotesText(tape: IndependentTape, time: number): string {
  const quotes = tape
    .quotesIn(time)
    .map(({ quote }) => `${formatDecimal(quote.bid)} | ${formatDecimal(quote.ask)}`);
  const trades = tape.tradesIn(time).map(({ price }) => formatDecimal(price));
  return `quotes ${quotes.join(', ')}; trades ${trades.join(', ') || 'none'}`;
}
