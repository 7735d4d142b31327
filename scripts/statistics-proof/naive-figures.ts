import type { FlatFigures } from './flat-figures';
import { type Asked, isOf, isWhen, type NaiveFill, type NaiveHistory } from './naive-events';
import { mulDiv, root, share, sum, text, worth } from './naive-numbers';
import { netFills } from './naive-trades';

const minute = 60_000;
const floorMinute = (time: number) => time - (((time % minute) + minute) % minute);

/**
 * Every figure of a selection by plain counting over lists, each in its own way and none in the desk's:
 * nothing of `server/core/statistics` is used. Slow, and meant to be.
 */
export function naiveFigures(history: NaiveHistory, asked: Asked): FlatFigures {
  const orders = history.orders.filter((order) => isOf(asked, order));
  const sent = orders.filter((order) => order.end !== 'denied' && isWhen(asked, order.submittedAt));
  const denied = orders.filter(
    (order) => order.end === 'denied' && isWhen(asked, order.submittedAt),
  );
  const ended = orders.filter((order) => order.end !== 'open' && isWhen(asked, order.endedAt));
  const endedAs = (end: string) => ended.filter((order) => order.end === end);
  const filled = endedAs('filled');
  const reached = ended.filter(
    ({ end, isAtVenue }) =>
      end === 'filled' || end === 'rejected' || (end !== 'denied' && isAtVenue),
  );

  const ownFills = fillsOfBook(history.fills, asked);
  const isAccounts = asked.strategy === undefined && asked.operator === undefined;
  const book = netFills(ownFills, isAccounts);
  const inScope = (one: NaiveFill) => isOf(asked, subjectOf(one)) && isWhen(asked, one.time);
  const counted = ownFills.flatMap((fill, index) =>
    inScope(fill) ? [{ ...fill, realized: book.realized[index] ?? 0n }] : [],
  );
  const nets = book.trades.filter(({ fill }) => inScope(fill)).map(({ net }) => net);
  const wins = nets.filter((net) => net > 0n);
  const losses = nets.filter((net) => net < 0n);
  const gain = sum(wins);
  const loss = -sum(losses);
  const times = filled.map((order) => (order.lastFillAt ?? order.endedAt) - order.submittedAt);

  return {
    'statistics.totalOrders': String(sent.length),
    'statistics.deniedOrders': String(denied.length),
    'statistics.filledOrders': String(filled.length),
    'statistics.cancelledOrders': String(endedAs('canceled').length),
    'statistics.expiredOrders': String(endedAs('expired').length),
    'statistics.rejectedOrders': String(endedAs('rejected').length),
    'statistics.fillRate': text(share(BigInt(filled.length), BigInt(reached.length), 100n)),
    'statistics.averageFillTime': mean(times),
    'statistics.totalCommissions': text(sum(counted.map(({ fill }) => fill.commission))),
    'statistics.totalSlippage': text(sum(counted.map(({ fill }) => fill.slippage))),
    'statistics.largestWin': text(wins.sort(ascending).at(-1)),
    'statistics.largestLoss': text(losses.sort(ascending).at(0)),
    'statistics.averageWin': text(average(gain, wins.length)),
    'statistics.averageLoss': text(average(-loss, losses.length)),
    'statistics.winRate': text(share(BigInt(wins.length), BigInt(nets.length), 100n)),
    'statistics.profitFactor': factor(gain, loss),
    'statistics.sharpeRatio': sharpe(history, asked, counted),
    'statistics.maxDrawdown': text(drawdown(history, asked, counted)),
    'statistics.closedPositions': String(nets.length),
    ...quality(counted, filled, endedAs('rejected'), endedAs('denied')),
    ...groups(history, asked, 'byInstrument', (one) => one.fill.instrument),
    ...groups(history, asked, 'byStrategy', (one) => one.order?.strategy),
    ...groups(history, asked, 'byOperator', (one) => one.order?.operator),
  };
}

type CountedFill = NaiveFill & { readonly realized: bigint };

function subjectOf({ fill, order }: NaiveFill) {
  return {
    account: fill.account,
    instrument: fill.instrument,
    strategy: order?.strategy,
    operator: order?.operator,
  };
}

/** The fills whose positions are looked at: those of the strategy and operator asked for, all time. */
function fillsOfBook(fills: readonly NaiveFill[], { strategy, operator }: Asked) {
  return fills.filter(
    ({ order }) =>
      (strategy === undefined || order?.strategy === strategy) &&
      (operator === undefined || order?.operator === operator),
  );
}

function isWhole({ strategy, instrument, operator }: Asked): boolean {
  return strategy === undefined && instrument === undefined && operator === undefined;
}

/** What the accounts asked for were worth before the minute of `from`; else what they began with. */
function worthBefore(history: NaiveHistory, asked: Asked): bigint {
  const capital = sum(
    [...history.capital]
      .filter(([account]) => (asked.account ?? account) === account)
      .map(([, amount]) => amount),
  );
  const { from } = asked;
  if (from === undefined) {
    return capital;
  }
  return marksBefore(history, asked, from).at(-1)?.equity ?? capital;
}

function marksBefore(history: NaiveHistory, asked: Asked, from: number): readonly Worth[] {
  return worths(history, asked).filter(({ time }) => time < floorMinute(from));
}

interface Worth {
  readonly time: number;
  readonly equity: bigint;
  readonly owned: bigint;
  readonly paid: bigint;
}

/** Equity of all accounts asked for, after each mark of one of them. */
function worths(history: NaiveHistory, asked: Asked): readonly Worth[] {
  const newest = new Map<string, { readonly equity: bigint; readonly owned: bigint }>();
  const found: Worth[] = [];
  for (const { account, time, equity, owned, paid } of history.marks) {
    if ((asked.account ?? account) === account) {
      newest.set(account, { equity, owned });
      found.push({
        time,
        equity: sum([...newest.values()].map((one) => one.equity)),
        owned: sum([...newest.values()].map((one) => one.owned)),
        paid,
      });
    }
  }
  return found;
}

function drawdown(history: NaiveHistory, asked: Asked, counted: readonly CountedFill[]): bigint {
  const values: { owned: bigint; paid: bigint }[] = [];
  if (isWhole(asked)) {
    if (asked.from !== undefined) {
      values.push(...beforePeriod(history, asked));
    }
    for (const { time, owned, paid } of worths(history, asked)) {
      const isInside = isWhen(
        {
          ...(asked.from === undefined ? {} : { from: floorMinute(asked.from) }),
          ...(asked.to === undefined ? {} : { to: floorMinute(asked.to) }),
        },
        time,
      );
      if (isInside) {
        values.push({ owned, paid });
      }
    }
  } else {
    let value = worthBefore(history, asked);
    values.push({ owned: value, paid: 0n });
    for (const { realized, fill } of counted) {
      value += realized - fill.commission;
      values.push({ owned: value, paid: 0n });
    }
  }
  let deepest = 0n;
  let peak = 0n;
  for (const { owned, paid } of values) {
    if (paid !== 0n) {
      peak = carriedOver(peak, owned - paid, owned);
    }
    peak = owned > peak ? owned : peak;
    const fall = peak > 0n ? (share(peak - owned, peak) ?? 0n) : 0n;
    deepest = fall > deepest ? fall : deepest;
  }
  return deepest * 100n;
}

/** The share of the peak that is lost is the same after a payment; without a share, the amount. */
function carriedOver(peak: bigint, before: bigint, after: bigint): bigint {
  return before > 0n && after > 0n ? mulDiv(peak, after, before) : peak + after - before;
}

function beforePeriod(history: NaiveHistory, asked: Asked) {
  const owned =
    asked.from === undefined ? undefined : marksBefore(history, asked, asked.from).at(-1)?.owned;
  return [{ owned: owned ?? worthBefore(history, asked), paid: 0n }];
}

function sharpe(history: NaiveHistory, asked: Asked, counted: readonly CountedFill[]): string {
  const started = history.days.filter(
    (day) =>
      day.isOver && (asked.account ?? day.account) === day.account && isWhen(asked, day.startedAt),
  );
  const returns: bigint[] = [];
  for (const tradingDay of new Set(started.map((day) => day.tradingDay))) {
    const parts = started.filter((day) => day.tradingDay === tradingDay);
    const atStart = sum(parts.map((day) => day.atStart));
    const made = isWhole(asked)
      ? sum(parts.map((day) => day.atEnd)) - atStart
      : sum(
          counted
            .filter((one) => one.tradingDay === tradingDay)
            .map((one) => one.realized - one.fill.commission),
        );
    if (atStart > 0n) {
      returns.push(share(made, atStart) ?? 0n);
    }
  }
  if (returns.length < 20) {
    return 'n/a';
  }
  // n² × variance is the sum over all pairs of the square of their difference.
  let pairs = 0n;
  returns.forEach((left, index) => {
    for (const right of returns.slice(index + 1)) {
      pairs += (left - right) * (left - right);
    }
  });
  if (pairs === 0n) {
    return 'n/a';
  }
  const n = BigInt(returns.length);
  const total = sum(returns);
  const unit = 100_000_000n;
  const magnitude = root((252n * total * total * (n - 1n) * unit * unit) / (n * pairs));
  return text(total < 0n ? -magnitude : magnitude);
}

type Ended = NaiveHistory['orders'];

function quality(counted: readonly CountedFill[], filled: Ended, rejected: Ended, denied: Ended) {
  const value = (one: CountedFill) => worth(one.fill.quantity, one.fill.price, one.fill.multiplier);
  const withMid = counted.filter(({ order }) => order?.arrivalPrice !== undefined);
  const atMid = sum(
    withMid.map(({ fill, order }) =>
      worth(fill.quantity, order?.arrivalPrice ?? 0n, fill.multiplier),
    ),
  );
  const limited = counted.flatMap(({ fill, limitPrice }) => {
    if (limitPrice === undefined) {
      return [];
    }
    const above = worth(fill.quantity, fill.price - limitPrice, fill.multiplier);
    return [fill.side === 'buy' ? -above : above];
  });
  const better = limited.filter((gain) => gain > 0n);
  const lasts = filled
    .map((order) => (order.lastFillAt ?? order.endedAt) - order.submittedAt)
    .sort((left, right) => left - right);
  const firsts = filled.map((order) => (order.firstFillAt ?? order.endedAt) - order.submittedAt);
  const fees = sum(counted.map(({ fill }) => fill.commission));
  const slipped = sum(counted.map(({ fill }) => fill.slippage));
  const makers = counted.filter(({ fill }) => fill.liquidity === 'maker');
  const figures: Record<string, string> = {
    'executionQuality.fills': String(counted.length),
    'executionQuality.volume': text(sum(counted.map(value))),
    'executionQuality.makerShare': text(share(BigInt(makers.length), BigInt(counted.length), 100n)),
    'executionQuality.averageTimeToFirstFill': mean(firsts),
    'executionQuality.medianTimeToFill': nth(lasts, 0.5),
    'executionQuality.slowTimeToFill': nth(lasts, 0.95),
    'executionQuality.slippage': text(slipped),
    'executionQuality.slippageBasisPoints': text(share(slipped, atMid, 10_000n)),
    'executionQuality.commission': text(fees),
    'executionQuality.commissionBasisPoints': text(share(fees, sum(counted.map(value)), 10_000n)),
    'executionQuality.priceImprovement': limited.length === 0 ? 'n/a' : text(sum(better)),
    'executionQuality.improvedShare': text(
      share(BigInt(better.length), BigInt(limited.length), 100n),
    ),
  };
  const said = [
    ...tally(rejected.map(({ reasons }) => reasons[0] ?? '')).map(
      ([reason, number]) => ['rejectReasons', reason, number] as const,
    ),
    ...tally(denied.flatMap(({ reasons }) => reasons)).map(
      ([reason, number]) => ['denyReasons', reason, number] as const,
    ),
  ];
  for (const [list, reason, number] of said) {
    figures[`executionQuality.${list}.${reason}`] = String(number);
  }
  return figures;
}

/** Net P&L and number of fills and trades per group; each group's trades in its own books. */
function groups(
  history: NaiveHistory,
  asked: Asked,
  name: 'byInstrument' | 'byStrategy' | 'byOperator',
  keyOf: (fill: NaiveFill) => string | undefined,
): FlatFigures {
  const own = fillsOfBook(history.fills, asked);
  const isAccounts =
    name === 'byInstrument' && asked.strategy === undefined && asked.operator === undefined;
  const figures: Record<string, string> = {};
  for (const key of new Set(own.map(keyOf))) {
    const fills = name === 'byInstrument' ? own : own.filter((fill) => keyOf(fill) === key);
    const book = netFills(fills, isAccounts);
    const isCounted = (one: NaiveFill) =>
      keyOf(one) === key && isOf(asked, subjectOf(one)) && isWhen(asked, one.time);
    const counted = fills.flatMap((fill, index) =>
      isCounted(fill) ? [(book.realized[index] ?? 0n) - fill.fill.commission] : [],
    );
    const trades = book.trades.filter(({ fill }) => isCounted(fill));
    if (counted.length > 0) {
      const row = `${name}.${key ?? 'none'}`;
      figures[`${row}.netPnL`] = text(sum(counted));
      figures[`${row}.fills`] = String(counted.length);
      figures[`${row}.closedPositions`] = String(trades.length);
      figures[`${row}.wins`] = String(trades.filter(({ net }) => net > 0n).length);
    }
  }
  return figures;
}

function factor(gain: bigint, loss: bigint): string {
  const unbounded = gain > 0n ? 'infinite' : 'n/a';
  return loss > 0n ? text(share(gain, loss)) : unbounded;
}

function mean(times: readonly number[]): string {
  return times.length === 0
    ? 'n/a'
    : String(times.reduce((total, time) => total + time, 0) / times.length);
}

function nth(sorted: readonly number[], part: number): string {
  const value = sorted[Math.max(0, Math.ceil(Number((sorted.length * part).toFixed(9))) - 1)];
  return value === undefined ? 'n/a' : String(value);
}

function average(total: bigint, count: number): bigint | undefined {
  return count === 0 ? undefined : mulDiv(total, 1n, BigInt(count));
}

function tally(words: readonly string[]): [string, number][] {
  return [...new Set(words)].map((word) => [word, words.filter((one) => one === word).length]);
}

function ascending(left: bigint, right: bigint): number {
  return Number(left > right) - Number(left < right);
}
