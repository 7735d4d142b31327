import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeskEvent, RecordedEvent } from '../desk/desk-event';
import { createDeskState, type DeskState } from '../desk/desk-state';
import { evolve } from '../desk/evolve';
import { notPending, type Order } from '../order/order';
import { nextStatus, type OrderHappening } from '../order/order-transitions';
import { isOpenStatus } from '../order/order-words';
import { bookFill } from '../position/book-fill';
import type { ClosedPosition } from '../position/position';
import { fillOf } from '../position/position.fixture';
import { type Money, money, noMoney, one, price, quantity, toMoney } from '../values/amounts';
import { larger } from '../values/decimal';
import {
  toAccountId,
  toClientOrderId,
  toExecutionId,
  toInstrumentId,
  toOrderId,
  toStrategyId,
  toUserName,
  toVenueName,
  toVenueOrderId,
} from '../values/ids';
import { toInstant, toTradingDay } from '../values/instant';
import { type ExecutionFigures, executionFigures, type Figure } from './execution-figures';
import { noteEvent } from './execution-statistics';
import { createExecutionStatistics, type ExecutionStatistics } from './statistics-sums';

const main = toAccountId('main');
const day = 24 * 60 * 60 * 1_000;

describe('before anything has happened', () => {
  test('counts are zero and what has nothing to be made from says why', () => {
    expect(executionFigures(createExecutionStatistics(main))).toEqual({
      totalOrders: 0,
      deniedOrders: 0,
      filledOrders: 0,
      cancelledOrders: 0,
      expiredOrders: 0,
      rejectedOrders: 0,
      fillRate: { kind: 'notAvailable', why: 'no-closed-orders' },
      averageFillTime: { kind: 'notAvailable', why: 'no-filled-orders' },
      totalCommissions: 0n,
      totalSlippage: 0n,
      closedPositions: 0,
      largestWin: { kind: 'notAvailable', why: 'no-wins' },
      largestLoss: { kind: 'notAvailable', why: 'no-losses' },
      averageWin: { kind: 'notAvailable', why: 'no-wins' },
      averageLoss: { kind: 'notAvailable', why: 'no-losses' },
      winRate: { kind: 'notAvailable', why: 'no-closed-positions' },
      profitFactor: { kind: 'notAvailable', why: 'no-closed-positions' },
      sharpeRatio: { kind: 'notAvailable', why: 'too-few-days' },
      maxDrawdown: 0n,
    });
  });
});

describe('orders', () => {
  test('count as what became of them', () => {
    const run = new Run();
    const [filled, canceled, rejected, expired] = [
      run.submit(),
      run.submit(),
      run.submit(),
      run.submit(),
    ];
    run.submit();
    run.deny();
    run.fill(filled, '10', 40);
    run.note({ type: 'ORDER_ACCEPTED', orderId: canceled, venueOrderId: toVenueOrderId('v2') });
    run.note({ type: 'ORDER_CANCELED', orderId: canceled, reason: 'asked for' });
    run.note({ type: 'ORDER_REJECTED', orderId: rejected, reason: 'no' });
    run.note({ type: 'ORDER_ACCEPTED', orderId: expired, venueOrderId: toVenueOrderId('v4') });
    run.note({ type: 'ORDER_EXPIRED', orderId: expired, reason: 'day' });

    expect(run.figures()).toMatchObject({
      totalOrders: 5,
      deniedOrders: 1,
      filledOrders: 1,
      cancelledOrders: 1,
      rejectedOrders: 1,
      expiredOrders: 1,
      fillRate: { kind: 'value', value: money('25') },
      averageFillTime: { kind: 'value', value: 40 },
    });
  });

  test('that were canceled before the venue had them do not lower the fill rate', () => {
    const run = new Run();
    const [filled, canceled] = [run.submit(), run.submit()];
    run.fill(filled, '10', 10);

    run.note({ type: 'ORDER_CANCELED', orderId: canceled, reason: 'dropped' });

    expect(run.figures().cancelledOrders).toBe(1);
    expect(run.figures().fillRate).toEqual({ kind: 'value', value: money('100') });
  });

  test('a fill that arrives after a cancel and completes the order makes it a filled one', () => {
    const run = new Run();
    const order = run.submit();
    run.fill(order, '4', 10);
    run.note({ type: 'ORDER_CANCELED', orderId: order, reason: 'asked for' });
    expect(run.figures()).toMatchObject({ cancelledOrders: 1, filledOrders: 0 });

    run.fill(order, '3', 20);
    expect(run.figures()).toMatchObject({ cancelledOrders: 1, filledOrders: 0 });
    run.fill(order, '3', 90);

    expect(run.figures()).toMatchObject({
      cancelledOrders: 0,
      filledOrders: 1,
      fillRate: { kind: 'value', value: money('100') },
      averageFillTime: { kind: 'value', value: 120 },
    });
  });

  test('an overfill does not make a second filled order', () => {
    const run = new Run();
    const order = run.submit();
    run.fill(order, '10', 30);

    run.fill(order, '1', 30);

    expect(run.figures().filledOrders).toBe(1);
    expect(run.figures().averageFillTime).toEqual({ kind: 'value', value: 60 });
  });

  test('the time to fill is a mean in milliseconds, to the last fill', () => {
    const run = new Run();
    const [first, second, third] = [run.submit(), run.submit(), run.submit()];
    run.fill(first, '5', 10);
    run.fill(first, '5', 10);
    run.fill(second, '10', 0);
    run.fill(third, '10', 0);

    expect(run.figures().averageFillTime).toEqual({ kind: 'value', value: 20 });
  });

  test('of another account are none of this one', () => {
    const run = new Run();
    const statistics = createExecutionStatistics(toAccountId('other'));

    run.listen(statistics);
    run.fill(run.submit(), '10', 1);
    run.rollDay('900000');

    expect(executionFigures(statistics)).toEqual(
      executionFigures(createExecutionStatistics(toAccountId('other'))),
    );
  });
});

describe('costs', () => {
  test('of every fill add up, also of one that no order explains', () => {
    const run = new Run();
    run.fill(run.submit(), '10', 1, { commission: money('1.25'), slippage: money('-0.5') });
    run.note({
      type: 'EXTERNAL_FILL_BOOKED',
      fill: { ...fillOf('buy 1 @ 10 fee 0.75'), slippage: money('2') },
    });

    expect(run.figures().totalCommissions).toBe(money('2'));
    expect(run.figures().totalSlippage).toBe(money('1.5'));
  });
});

describe('closed positions, net of commission', () => {
  test('wins, losses and one that came out even', () => {
    const run = new Run();
    for (const [gross, fee] of [
      ['100', '1'],
      ['51', '2'],
      ['-60', '4'],
      ['1', '3'],
      ['5', '5'],
    ] as const) {
      run.close(gross, fee);
    }

    expect(run.figures()).toMatchObject({
      closedPositions: 5,
      largestWin: valued('99'),
      largestLoss: valued('-64'),
      averageWin: valued('74'),
      averageLoss: valued('-33'),
      winRate: valued('40'),
      profitFactor: valued('2.24242424'),
    });
  });

  test('profit and no loss has no bound', () => {
    const run = new Run();
    run.close('10', '0');

    expect(run.figures().profitFactor).toEqual({ kind: 'infinite' });
    expect(run.figures().averageLoss).toEqual({ kind: 'notAvailable', why: 'no-losses' });
  });

  test('loss and no profit is a factor of zero, not an absent one', () => {
    const run = new Run();
    run.close('-10', '0');

    expect(run.figures().profitFactor).toEqual(valued('0'));
    expect(run.figures().winRate).toEqual(valued('0'));
  });

  test('neither profit nor loss has no factor', () => {
    const run = new Run();
    run.close('5', '5');

    expect(run.figures().profitFactor).toEqual({ kind: 'notAvailable', why: 'no-losses' });
    expect(run.figures().winRate).toEqual(valued('0'));
  });
});

describe('the Sharpe ratio', () => {
  test('is not available with 19 days and is with 20', () => {
    const run = new Run();
    for (let index = 0; index < 19; index += 1) {
      run.rollDay(index % 2 === 0 ? '1010000' : '1000000');
    }
    expect(run.figures().sharpeRatio).toEqual({ kind: 'notAvailable', why: 'too-few-days' });

    run.rollDay('1000000');

    expect(run.figures().sharpeRatio.kind).toBe('value');
  });

  test('of an equity that grows by the same share every day has nothing to divide by', () => {
    const run = new Run();
    for (let index = 0; index < 25; index += 1) {
      run.rollDay('1000000');
    }

    expect(run.figures().sharpeRatio).toEqual({ kind: 'notAvailable', why: 'returns-do-not-vary' });
  });

  test('agrees with a computation in floating point', () => {
    const equities = fc.array(fc.integer({ min: 500_000, max: 2_000_000 }), {
      minLength: 20,
      maxLength: 60,
    });
    fc.assert(
      fc.property(equities, (days) => {
        fc.pre(new Set(days).size > 5);
        const run = new Run();
        for (const equity of days) {
          run.rollDay(String(equity));
        }

        const { sharpeRatio } = run.figures();

        const computed =
          sharpeRatio.kind === 'value' ? Number(sharpeRatio.value) / 1e8 : Number.NaN;
        expect(computed).toBeCloseTo(sharpeInFloats([1_000_000, ...days]), 4);
      }),
    );
  });
});

describe('the deepest drawdown', () => {
  test('is measured from the highest equity before it and never gets smaller', () => {
    const run = new Run();
    run.mark('1200000');
    run.mark('900000');
    run.mark('1500000');
    run.rollDay('1350000');

    expect(run.figures().maxDrawdown).toBe(money('25'));
  });
});

describe('whatever happens', () => {
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('submit' as const) }) },
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('fill' as const),
        which: fc.nat(9),
        size: fc.integer({ min: 1, max: 12 }),
        waitMs: fc.nat(50),
        commission: fc.bigInt({ min: -100n, max: 10n ** 9n }).map(toMoney),
        slippage: fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }).map(toMoney),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('end' as const),
        which: fc.nat(9),
        how: fc.constantFrom('accept', 'cancel', 'expire', 'reject', 'lose' as const),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('deny' as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom('close' as const, 'mark' as const, 'roll' as const),
        amount: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 14n }).map(toMoney),
      }),
    },
  );

  test('the running figures are those counted from the whole list', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const run = new Run();
        for (const one of steps) {
          run.take(one);
        }

        const { sharpeRatio: _shownApart, ...figures } = run.figures();
        expect(figures).toEqual(countedFromList(run));
        expect(run.recount()).toEqual(run.figures());
      }),
      { numRuns: 200 },
    );
  });
});

type Step =
  | { readonly kind: 'submit' | 'deny' }
  | {
      readonly kind: 'fill';
      readonly which: number;
      readonly size: number;
      readonly waitMs: number;
      readonly commission: Money;
      readonly slippage: Money;
    }
  | { readonly kind: 'end'; readonly which: number; readonly how: OrderHappening }
  | { readonly kind: 'close' | 'mark' | 'roll'; readonly amount: Money };

/** An event, and its order before and after it. */
interface Sight {
  readonly event: RecordedEvent;
  readonly order: Order | undefined;
  readonly before: Order | undefined;
}

/** A desk's books and the statistics beside them, one event at a time. */
class Run {
  readonly state: DeskState = createDeskState();
  readonly statistics = createExecutionStatistics(main);
  readonly recorded: Sight[] = [];
  private readonly listeners: ExecutionStatistics[] = [this.statistics];
  private now = 1_700_000_000_000;
  private count = 0;

  constructor() {
    this.note({
      type: 'ACCOUNT_OPENED',
      account: main,
      currency: 'USD',
      initialCapital: money('1000000'),
      tradingDay: toTradingDay('2026-11-20'),
    });
  }

  listen(statistics: ExecutionStatistics): void {
    this.listeners.push(statistics);
  }

  wait(milliseconds: number): void {
    this.now += milliseconds;
  }

  note(event: DeskEvent): void {
    const actor = { kind: 'desk', part: 'start' } as const;
    const sequence = this.state.sequence + 1;
    const recorded: RecordedEvent = { sequence, time: toInstant(this.now), actor, event };
    const before = 'orderId' in event ? this.state.orders.get(event.orderId!) : undefined;
    const { order } = evolve(this.state, recorded);
    this.recorded.push({ event: recorded, order, before });
    for (const statistics of this.listeners) {
      noteEvent(statistics, recorded, order, before);
    }
  }

  submit(): Order['orderId'] {
    const order = this.newOrder();
    this.note({ type: 'ORDER_SUBMITTED', order });
    return order.orderId;
  }

  deny(): void {
    const order: Order = { ...this.newOrder(), status: 'denied', leavesQuantity: quantity('0') };
    this.note({ type: 'ORDER_DENIED', order });
  }

  fill(
    orderId: Order['orderId'],
    size: string,
    waitMs: number,
    costs: { readonly commission?: Money; readonly slippage?: Money } = {},
  ): void {
    const order = this.state.orders.get(orderId)!;
    this.wait(waitMs);
    this.count += 1;
    const executionId = toExecutionId(`e${this.count}`);
    const fill = { ...fillOf(`buy ${size} @ 10`), orderId, executionId, ...costs };
    const completes = order.cumulativeQuantity + fill.quantity >= order.quantity;
    const happening = completes ? 'fillAll' : 'fillPart';
    if (nextStatus(order.status, happening) !== undefined) {
      this.note({ type: completes ? 'ORDER_FILLED' : 'ORDER_PARTIALLY_FILLED', orderId, fill });
    }
  }

  close(gross: string, fee: string): void {
    this.note(closedOf(money(gross), money(fee)));
  }

  mark(equity: string): void {
    this.note(markOf(money(equity)));
  }

  rollDay(equity: string): void {
    this.wait(day);
    this.note(rollOf(money(equity)));
  }

  take(step: Step): void {
    const ids = [...this.state.orders.keys()];
    switch (step.kind) {
      case 'submit':
        this.submit();
        return;
      case 'deny':
        this.deny();
        return;
      case 'fill': {
        const orderId = ids[step.which % Math.max(1, ids.length)];
        if (orderId !== undefined && this.state.orders.get(orderId)?.status !== 'denied') {
          this.fill(orderId, String(step.size), step.waitMs, step);
        }
        return;
      }
      case 'end': {
        const orderId = ids[step.which % Math.max(1, ids.length)];
        const order = orderId === undefined ? undefined : this.state.orders.get(orderId);
        if (order !== undefined && nextStatus(order.status, step.how) !== undefined) {
          this.note(endOf(order.orderId, step.how));
        }
        return;
      }
      case 'close':
        this.note(closedOf(step.amount, money('3')));
        return;
      case 'mark':
        this.note(markOf(step.amount));
        return;
      case 'roll':
        this.wait(day / 3);
        this.note(rollOf(step.amount));
    }
  }

  figures(): ExecutionFigures {
    return executionFigures(this.statistics);
  }

  /** As after a restart: from the journal, not as it happened. */
  recount(): ExecutionFigures {
    const statistics = createExecutionStatistics(main);
    for (const { event, order, before } of this.recorded) {
      noteEvent(statistics, event, order, before);
    }
    return executionFigures(statistics);
  }

  private newOrder(): Order {
    this.count += 1;
    const orderId = toOrderId(`o${this.count}`);
    return {
      orderId,
      clientOrderId: toClientOrderId(orderId),
      venue: toVenueName('paper'),
      account: main,
      instrument: toInstrumentId('AAPL'),
      multiplier: one,
      side: 'buy',
      terms: { orderType: 'market' },
      quantity: quantity('10'),
      timeInForce: 'day',
      reduceOnly: false,
      postOnly: false,
      origin: {
        actor: { kind: 'user', user: toUserName('ada'), session: 's1' },
        strategy: toStrategyId('trend'),
      },
      status: 'submitting',
      pending: notPending,
      cumulativeQuantity: quantity('0'),
      leavesQuantity: quantity('10'),
      filledNotional: noMoney,
      commission: noMoney,
      slippage: noMoney,
      overfilled: false,
      verdicts: [],
      worstPrice: price('11'),
      submittedAt: toInstant(this.now),
      updatedAt: toInstant(this.now),
      sequence: 0,
    };
  }
}

function endOf(orderId: Order['orderId'], how: OrderHappening): DeskEvent {
  switch (how) {
    case 'accept':
      return { type: 'ORDER_ACCEPTED', orderId, venueOrderId: toVenueOrderId(`v-${orderId}`) };
    case 'cancel':
      return { type: 'ORDER_CANCELED', orderId, reason: '' };
    case 'expire':
      return { type: 'ORDER_EXPIRED', orderId, reason: '' };
    case 'reject':
      return { type: 'ORDER_REJECTED', orderId, reason: '' };
    default:
      return { type: 'ORDER_UNKNOWN', orderId, cause: '' };
  }
}

function closedOf(realizedPnL: Money, commission: Money): DeskEvent {
  const opened = bookFill(undefined, fillOf('buy 10 @ 10'), toInstant(1), 1).position!;
  const { closed } = bookFill(opened, fillOf('sell 10 @ 10'), toInstant(2), 2);
  const position: ClosedPosition = { ...closed!, realizedPnL, commission };
  return { type: 'POSITION_CLOSED', account: main, instrument: position.instrument, position };
}

function markOf(equity: Money): DeskEvent {
  return { type: 'EQUITY_MARKED', account: main, equity, unrealizedPnL: noMoney };
}

function rollOf(equity: Money): DeskEvent {
  const tradingDay = toTradingDay('2026-11-21');
  return { type: 'TRADING_DAY_ROLLED', account: main, tradingDay, equity };
}

/** The same figures by plain counting over everything that was recorded, each with its own loop. */
function countedFromList(run: Run): Omit<ExecutionFigures, 'sharpeRatio'> {
  const events = run.recorded.map(({ event }) => event.event);
  /** The last sight of every order. */
  const orders = new Map(
    run.recorded.flatMap(({ order }) => (order === undefined ? [] : [[order.orderId, order]])),
  );
  const closed = [...orders.values()].filter(
    ({ status }) => !isOpenStatus(status) && status !== 'denied',
  );
  const withStatus = (status: string) => closed.filter((order) => order.status === status);
  const atVenue = closed.filter(
    ({ status, venueOrderId, cumulativeQuantity }) =>
      status === 'filled' ||
      status === 'rejected' ||
      venueOrderId !== undefined ||
      cumulativeQuantity > 0n,
  );
  const filled = withStatus('filled');
  const fills = events.flatMap((event) => ('fill' in event ? [event.fill] : []));
  const nets = events.flatMap((event) =>
    event.type === 'POSITION_CLOSED'
      ? [event.position.realizedPnL - event.position.commission]
      : [],
  );
  const wins = nets.filter((net) => net > 0n).sort((a, b) => (a < b ? 1 : -1));
  const losses = nets.filter((net) => net < 0n).sort((a, b) => (a < b ? -1 : 1));
  const profit = sum(wins);
  const loss = -sum(losses);
  return {
    totalOrders: events.filter(({ type }) => type === 'ORDER_SUBMITTED').length,
    deniedOrders: events.filter(({ type }) => type === 'ORDER_DENIED').length,
    filledOrders: filled.length,
    cancelledOrders: withStatus('canceled').length,
    expiredOrders: withStatus('expired').length,
    rejectedOrders: withStatus('rejected').length,
    fillRate:
      atVenue.length === 0
        ? { kind: 'notAvailable', why: 'no-closed-orders' }
        : percentage(filled.length, atVenue.length),
    averageFillTime:
      filled.length === 0
        ? { kind: 'notAvailable', why: 'no-filled-orders' }
        : {
            kind: 'value',
            value:
              filled.reduce((total, one) => total + one.lastFillAt! - one.submittedAt, 0) /
              filled.length,
          },
    totalCommissions: sum(fills.map(({ commission }) => commission)),
    totalSlippage: sum(fills.map(({ slippage }) => slippage)),
    closedPositions: nets.length,
    largestWin: first(wins, 'no-wins'),
    largestLoss: first(losses, 'no-losses'),
    averageWin: mean(wins, 'no-wins'),
    averageLoss: mean(losses, 'no-losses'),
    winRate:
      nets.length === 0
        ? { kind: 'notAvailable', why: 'no-closed-positions' }
        : percentage(wins.length, nets.length),
    profitFactor: factorOf(profit, loss, nets.length),
    maxDrawdown: deepestFall(events) as never,
  };
}

/** Every equity against the highest one up to it. */
function deepestFall(events: readonly DeskEvent[]): bigint {
  const equities = events.flatMap((event) => {
    if (event.type === 'ACCOUNT_OPENED') {
      return [event.initialCapital];
    }
    return event.type === 'EQUITY_MARKED' || event.type === 'TRADING_DAY_ROLLED'
      ? [event.equity]
      : [];
  });
  const falls = equities.map((equity, index) => {
    const peak = highest(equities.slice(0, index + 1));
    return quotient((peak - equity) * 100_000_000n, peak) as bigint;
  });
  return highest(falls) * 100n;
}

function highest(amounts: readonly bigint[]): bigint {
  return amounts.reduce((most, amount) => larger(most, amount), 0n);
}

function factorOf(profit: bigint, loss: bigint, closed: number): ExecutionFigures['profitFactor'] {
  if (loss > 0n) {
    return { kind: 'value', value: quotient(profit * 100_000_000n, loss) };
  }
  if (profit > 0n) {
    return { kind: 'infinite' };
  }
  return { kind: 'notAvailable', why: closed === 0 ? 'no-closed-positions' : 'no-losses' };
}

function percentage(part: number, whole: number): Figure<never> {
  return { kind: 'value', value: quotient(BigInt(part) * 10n ** 10n, BigInt(whole)) };
}

function first(sorted: readonly bigint[], why: 'no-wins' | 'no-losses'): Figure<Money> {
  const [most] = sorted;
  return most === undefined
    ? { kind: 'notAvailable', why }
    : { kind: 'value', value: toMoney(most) };
}

function mean(amounts: readonly bigint[], why: 'no-wins' | 'no-losses'): Figure<Money> {
  return amounts.length === 0
    ? { kind: 'notAvailable', why }
    : { kind: 'value', value: quotient(sum(amounts), BigInt(amounts.length)) };
}

/** Rounded half-even, by way of doubling. */
function quotient(dividend: bigint, divisor: bigint): never {
  const doubled = (dividend * 2n) / divisor;
  const isExact = (dividend * 2n) % divisor === 0n;
  const half = doubled / 2n;
  const step = dividend < 0n ? -1n : 1n;
  if (doubled % 2n === 0n) {
    return half as never;
  }
  return (isExact && half % 2n === 0n ? half : half + step) as never;
}

function sum(amounts: readonly bigint[]): Money {
  return toMoney(amounts.reduce((total, amount) => total + amount, 0n));
}

function valued(text: string) {
  return { kind: 'value', value: money(text) };
}

function sharpeInFloats(equities: readonly number[]): number {
  const returns = equities.slice(1).map((equity, index) => equity / equities[index]! - 1);
  const average = returns.reduce((total, one) => total + one, 0) / returns.length;
  const squares = returns.reduce((total, one) => total + (one - average) ** 2, 0);
  return (average / Math.sqrt(squares / (returns.length - 1))) * Math.sqrt(252);
}
