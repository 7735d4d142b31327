import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AccountState, OpenExposure } from '../account/account';
import type { AlertRule } from '../alert-rule/alert-rule';
import type { DropCopy, DropCopyFill, RecentFill } from '../drop-copy/drop-copy';
import { decideKill } from '../mode/decide-kill';
import type { FlatCertificate, Kill, KillRemainder, KillScope } from '../mode/kill';
import { decideCancel } from '../order/decide-cancel';
import { decideModify } from '../order/decide-modify';
import { decideReport } from '../order/decide-report';
import { decideSubmit } from '../order/decide-submit';
import type { Order } from '../order/order';
import type { Actor } from '../order/order-origin';
import type { ClosedPosition, Position } from '../position/position';
import type { Bracket } from '../protection/bracket';
import type { Break, BreakSide } from '../reconciliation/break';
import type { ReconciliationState, RecordedRun } from '../reconciliation/reconciliation-state';
import type { LimitNode, ListEntry, RiskLimits } from '../risk/risk-limits';
import type { RiskVerdict } from '../risk/risk-verdict';
import type { EntrySignal, Signal } from '../signal/signal';
import type { Strategy } from '../signal/strategy';
import type { ExecutionStatistics } from '../statistics/statistics-sums';
import {
  type Money,
  money,
  price,
  type Quantity,
  quantity,
  ratio,
  toMoney,
} from '../values/amounts';
import { BrokenInvariant } from '../values/assert';
import { decodeExact, encodeExact } from '../values/exact-json';
import { IdMap } from '../values/id-map';
import {
  toAccountId,
  toBreakId,
  toClientOrderId,
  toDropCopyName,
  toExecutionId,
  toInstrumentId,
  toKillId,
  toOrderId,
  toSignalId,
  toStrategyId,
  toUserName,
  toVenueName,
  toVenueOrderId,
} from '../values/ids';
import { toInstant, toTradingDay } from '../values/instant';
import { TwoKeyMap } from '../values/two-key-map';
import type { Webhook } from '../webhook/webhook';
import type { Alert } from './alert';
import { decodeState, encodeState, encodeStateInParts } from './canonical-state';
import { coolState } from './cool-state';
import { acme, byChief, chief, coin, DeskBench, limitOrder, main, paper } from './desk.fixture';
import type { RecordedEvent } from './desk-event';
import { createDeskState, type DeskState } from './desk-state';
import { evolve } from './evolve';
import { openOrdersOf } from './open-orders';

/** Every field of a record, the optional ones too, all the way down. */
type Whole<Record> = { [Field in keyof Record]-?: NonNullable<Record[Field]> };

describe('the text of a state', () => {
  test('of a new desk is read back', () => {
    expect(decodeState(encodeState(createDeskState()))).toStrictEqual(createDeskState());
  });

  test('keeps every field of every record', () => {
    const state = filledState();

    const read = decodeState(encodeState(state));

    expect(read).toStrictEqual(state);
    expect(encodeState(read!)).toBe(encodeState(state));
  });

  test('keeps the absence of every field that may be absent', () => {
    const state = filledState();
    for (const [orderId, order] of state.orders) {
      const { venueOrderId, expiresAt, displayQuantity, rejectReason, ...some } = order;
      const { arrivalPrice, lastFillAt, replaces, replacedBy, firstAsked, ...least } = some;
      state.orders.set(orderId, { ...least, verdicts: [], pending: { operation: 'none' } });
    }
    state.kill = undefined;

    expect(decodeState(encodeState(state))).toEqual(state);
  });

  test('keeps numbers of any size to the last decimal', () => {
    for (const cash of [2n ** 53n - 1n, 2n ** 53n, 2n ** 53n + 1n, -(2n ** 53n) - 1n, 10n ** 40n]) {
      const state = filledState();
      state.accounts.get(main)!.cash = toMoney(cash);
      const order = [...state.orders.values()][0]!;
      state.orders.set(order.orderId, { ...order, filledNotional: toMoney(cash) });

      const read = decodeState(encodeState(state))!;

      expect(read.accounts.get(main)?.cash).toBe(cash);
      expect(read.orders.get(order.orderId)?.filledNotional).toBe(cash);
    }
  });

  test('keeps texts that look like something else', () => {
    for (const reason of ['#1.5', '##', '"', '\\', '\u2028', '\ud800', '__proto__', '😀', '\n']) {
      const state = filledState();
      state.kill = { ...state.kill!, reason };
      const order = [...state.orders.values()][0]!;
      state.orders.set(order.orderId, { ...order, rejectReason: reason });
      const odd = toClientOrderId(reason);
      state.clientOrderIds.set(main, odd, order.orderId);

      const text = encodeState(state);

      expect(encodeState(decodeState(text)!)).toBe(text);
      expect(decodeState(text)!.kill?.reason).toBe(reason);
      expect(decodeState(text)!.clientOrderIds.get(main, odd)).toBe(order.orderId);
    }
  });

  test('does not depend on how a record was made', () => {
    const state = filledState();
    const text = encodeState(state);

    for (const [orderId, order] of state.orders) {
      state.orders.set(orderId, backwards(order) as Order);
    }
    state.kill = backwards(state.kill!) as Kill;
    for (const account of state.accounts.values()) {
      for (const [instrument, position] of account.positions) {
        account.positions.set(instrument, backwards(position) as Position);
      }
    }

    expect(encodeState(state)).toBe(text);
  });

  test('keeps the order in which decisions walk the containers', () => {
    const state = createDeskState();
    for (const orderId of ['o3', 'o1', 'o2'].map(toOrderId)) {
      state.pastExecutionIds.set(paper, toExecutionId(orderId), orderId);
    }

    const read = decodeState(encodeState(state))!;

    expect([...read.pastExecutionIds.entries()].map(([, , orderId]) => orderId)).toEqual([
      'o3',
      'o1',
      'o2',
    ]);
  });

  test('of another format is of no use', () => {
    const text = encodeState(filledState()).replace('"desk-state-', '"desk-state-0');

    expect(decodeState(text)).toBeUndefined();
  });

  test('that is cut off is refused', () => {
    expect(() => decodeState(encodeState(filledState()).slice(0, -1))).toThrow(BrokenInvariant);
  });
});

describe('a text made in parts', () => {
  test('speaks of the moment at which it was asked for', () => {
    const bench = new DeskBench();
    for (let index = 0; index < 100; index += 1) {
      bench.run((desk) => decideSubmit(desk, limitOrder('buy', '1', `${index + 1}`), byChief));
    }
    const whole = encodeState(bench.state);

    const parts = encodeStateInParts(bench.state);
    bench.run((desk) => decideSubmit(desk, limitOrder('buy', '1', '500'), byChief));
    bench.run((desk) => decideCancel(desk, openOrdersOf(bench.state)[0]!.orderId));

    expect([...parts].join('')).toBe(whole);
    expect(encodeState(bench.state)).not.toBe(whole);
  });
});

describe('after any run of commands', () => {
  const command = fc.record({
    kind: fc.constantFrom(
      'submit',
      'accept',
      'trade',
      'cancel',
      'canceled',
      'modify',
      'kill',
      'roll',
    ),
    which: fc.nat(7),
    side: fc.constantFrom('buy' as const, 'sell' as const),
    size: fc.integer({ min: 1, max: 50 }),
    at: fc.integer({ min: 900, max: 1_100 }),
    inCoin: fc.boolean(),
  });

  test('live = replay = snapshot and the events since, and the text is read back', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), fc.nat(), (commands, cut) => {
        const bench = new DeskBench();
        const journal: string[] = [];
        writeDown(bench, journal);
        for (const one of commands) {
          take(bench, one);
          writeDown(bench, journal);
        }
        const text = encodeState(bench.state);

        const middle = cut % (journal.length + 1);
        const snapshot = encodeState(replayed(createDeskState(), journal.slice(0, middle)));

        expect(encodeState(replayed(createDeskState(), journal))).toBe(text);
        expect(encodeState(replayed(decodeState(snapshot)!, journal.slice(middle)))).toBe(text);
        expect(decodeState(text)).toEqual(bench.state);
      }),
      { numRuns: 60 },
    );
  });

  test('history that is kept as text is the same history, also to what comes late', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), fc.nat(), (commands, cut) => {
        const [live, cooled] = [new DeskBench(), new DeskBench()];
        for (const [index, one] of commands.entries()) {
          take(live, one);
          take(cooled, one);
          if (index % (1 + (cut % 8)) === 0) {
            cool(cooled.state);
          }
        }
        cool(cooled.state);

        expect(cooled.log).toEqual(live.log);
        expect(encodeState(cooled.state)).toBe(encodeState(live.state));
        expect(cooled.state).toEqual(live.state);
      }),
      { numRuns: 60 },
    );
  });

  function take(
    bench: DeskBench,
    {
      kind,
      which,
      side,
      size,
      at,
      inCoin,
    }: typeof command extends fc.Arbitrary<infer One> ? One : never,
  ): void {
    const ids = [...bench.state.orders.values()].map(({ clientOrderId }) => clientOrderId);
    const chosen = ids[which % Math.max(1, ids.length)];
    if (kind === 'submit' || chosen === undefined) {
      const params = limitOrder(side, `${size}`, (at / 100).toFixed(2), {
        clientOrderId: toClientOrderId(`c${bench.log.length}`),
        ...(inCoin ? { instrument: coin } : {}),
      });
      bench.run((desk) => decideSubmit(desk, params, byChief));
      return;
    }
    const { orderId } = bench.order(chosen);
    switch (kind) {
      case 'accept':
        bench.run((desk) => decideReport(desk, bench.report(chosen, { executionType: 'new' })));
        return;
      case 'trade':
        bench.run((desk) => decideReport(desk, bench.trade(chosen, `${size}`, `${at / 100}`)));
        return;
      case 'cancel':
        bench.run((desk) => decideCancel(desk, orderId));
        return;
      case 'canceled': {
        const report = bench.report(chosen, { executionType: 'canceled', reason: 'asked for' });
        bench.run((desk) => decideReport(desk, report));
        return;
      }
      case 'modify': {
        const updates = { quantity: quantity(`${size}`) };
        bench.run((desk) => decideModify(desk, orderId, updates, byChief));
        return;
      }
      case 'kill': {
        const scope: KillScope = { kind: 'instrument', target: inCoin ? coin : acme };
        bench.run((desk) => decideKill(desk, { scope, flatten: false, reason: 'test' }));
        return;
      }
      case 'roll':
        bench.now = toInstant(bench.now + 20 * 60 * 60 * 1_000);
        bench.apply([
          {
            type: 'TRADING_DAY_ROLLED',
            account: main,
            tradingDay: toTradingDay('2026-11-21'),
            equity: money('1000001'),
          },
        ]);
    }
  }

  function cool(state: DeskState): void {
    for (const _ of coolState(state)) {
      // All of it at once.
    }
  }

  function writeDown(bench: DeskBench, journal: string[]): void {
    for (const event of bench.log.slice(journal.length)) {
      const sequence = journal.length + 1;
      journal.push(encodeExact({ sequence, time: bench.now, actor: chief, event }));
    }
  }

  function replayed(state: DeskState, journal: readonly string[]): DeskState {
    for (const text of journal) {
      evolve(state, decodeExact(text) as RecordedEvent);
    }
    return state;
  }
});

function backwards(record: object): unknown {
  return Object.fromEntries(
    Object.entries(record)
      .reverse()
      .map(([key, value]) => [key, isPlain(value) ? backwards(value) : value]),
  );
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A state in which no field is empty. A new field of a record does not compile until it is here. */
function filledState(): DeskState {
  const order = filledOrder();
  const account = filledAccount();
  const alert: Whole<Alert> = {
    alertId: 'late-fill/o1',
    severity: 'high',
    code: 'late-fill',
    message: '#1 arrived late',
    instrument: acme,
    orderId: order.orderId,
    count: 3,
    firstAt: toInstant(1),
    lastAt: toInstant(2),
    acknowledgedBy: toUserName('ada'),
    acknowledgedReason: 'seen',
    sequence: 7,
  };
  const rule: Whole<AlertRule> = {
    ruleId: 'loss',
    name: 'loss of the day',
    account: main,
    metric: 'dayPnL',
    comparison: 'below',
    threshold: money('-500'),
    rearmAt: money('-300'),
    severity: 'high',
    period: 'tradingDay',
    changedBy: toUserName('ada'),
    changedAt: toInstant(3),
    firedAt: toInstant(4),
  };
  const webhook = filledWebhook(alert);
  const node = filledLimits();
  const signal = filledSignal();
  const strategy = filledStrategy();
  const bracket = filledBracket();
  const recent = filledFill();
  const copy = filledDropCopy();
  return {
    sequence: 42,
    mode: 'killed',
    heldByLoss: true,
    modeBeforeKill: 'reduceOnly',
    kill: filledKill(),
    latched: true,
    latchedScopes: [
      { kind: 'desk', flatten: true },
      { kind: 'instrument', target: 'ACME', flatten: false },
    ],
    accounts: new Map([[account.account, account]]),
    orders: new IdMap([[order.orderId, order]]),
    clientOrderIds: new TwoKeyMap([[main, toClientOrderId('c1'), order.orderId]]),
    pastExecutionIds: new TwoKeyMap([
      [paper, toExecutionId('e1'), order.orderId],
      [paper, toExecutionId('e2'), undefined],
    ]),
    recentFills: new TwoKeyMap([[paper, recent.fill.executionId, recent]]),
    limits: new Map([['instrument:ACME', node]]),
    alerts: new Map([[alert.alertId, alert]]),
    signals: new Map([[signal.signalId, signal]]),
    signalIds: new Set([signal.signalId, toSignalId('old')]),
    strategies: new Map([[strategy.strategy, strategy]]),
    brackets: new Map([[bracket.parentOrderId, bracket]]),
    bracketsOf: new TwoKeyMap([[main, acme, [bracket.parentOrderId]]]),
    alertRules: new Map([[rule.ruleId, rule]]),
    webhooks: new Map([[webhook.webhookId, webhook]]),
    reconciliation: filledReconciliation(),
    dropCopies: new Map([['paper/main/clearing/2026-11-20', copy]]),
    orderCount: 5,
    killCount: 2,
  } satisfies Whole<DeskState>;
}

function filledWebhook(alert: Whole<Alert>): Whole<Webhook> {
  const { acknowledgedBy: _by, acknowledgedReason: _reason, ...raised } = alert;
  return {
    webhookId: 'w1',
    name: 'night watch',
    url: 'https://watch.example/desk',
    everythingFrom: 'high',
    generation: 7,
    changedBy: toUserName('ada'),
    changedAt: toInstant(3),
    pending: [{ deliveryId: 'w1-9', alert: raised }],
    results: [
      {
        deliveryId: 'w1-8',
        code: 'alert-rule',
        severity: 'warning',
        message: 'low',
        raisedAt: toInstant(4),
        outcome: 'delivered',
        attempts: 2,
        answer: 'HTTP 200',
        at: toInstant(5),
      },
    ],
    sequence: 9,
  };
}

function filledSignal(): Whole<Signal> {
  const facts: Whole<EntrySignal> = {
    type: 'ENTRY_SIGNAL',
    signalId: toSignalId('s1'),
    strategy: toStrategyId('regime'),
    time: toInstant(1),
    account: main,
    instrument: acme,
    metadata: '{"score":1}',
    timeToLiveMs: 1_000,
    direction: 'long',
    orderType: 'limit',
    price: price('10'),
    quantity: quantity('5'),
    stopLoss: { kind: 'atr', atr: price('0.5'), multiple: ratio('2') },
    takeProfit: price('12'),
  };
  return {
    signalId: facts.signalId,
    facts,
    receivedAt: toInstant(2),
    sentBy: chief,
    verdict: { state: 'awaitingApproval', code: 'awaiting-approval', sentence: '#Waits.' },
    arrivalPrice: price('10.01'),
    decisionPrice: price('10.02'),
    expiresAt: toInstant(3),
    decidedAt: toInstant(4),
    decidedBy: chief,
    orderIds: [toOrderId('o1')],
    repeats: 2,
    sequence: 8,
  };
}

function filledStrategy(): Whole<Strategy> {
  return {
    strategy: toStrategyId('regime'),
    enabled: true,
    automatic: false,
    reason: 'new',
    changedAt: toInstant(1),
    changedBy: chief,
    lastSignalId: toSignalId('s1'),
    lastSignalAt: toInstant(2),
    counts: { awaitingApproval: 1, executed: 2, blocked: 3, refused: 4, expired: 5 },
    automaticInARow: 6,
    sequence: 9,
  };
}

function filledBracket(): Whole<Bracket> {
  return {
    parentOrderId: toOrderId('o1'),
    account: main,
    instrument: acme,
    direction: 'long',
    strategy: toStrategyId('regime'),
    signalId: toSignalId('s1'),
    stop: { orderType: 'trailingStop', trailingOffset: { kind: 'percent', share: ratio('0.02') } },
    target: price('12'),
    entered: quantity('5'),
    exited: quantity('1'),
    isEntryOpen: true,
    isReleased: true,
    exit: { quantity: quantity('2'), signalId: toSignalId('s2'), reason: 'enough' },
    legs: [toOrderId('o2')],
    legCount: 3,
    failures: 1,
    failedAt: toInstant(5),
    lastFailure: 'stop o2: no',
    refusals: [{ orderId: toOrderId('o9'), at: toInstant(8) }],
    sequence: 10,
  };
}

function filledOrder(): Whole<Order> {
  const verdict: Whole<RiskVerdict> = {
    code: 'order-value-above-limit',
    passed: false,
    severity: 'warn',
    scope: { kind: 'account', id: 'main' },
    unit: 'money',
    limit: 1n,
    current: 2n,
    projected: 10n ** 30n,
    headroom: -4n,
    detail: 'a fact',
  };
  return {
    orderId: toOrderId('o1'),
    clientOrderId: toClientOrderId('c1'),
    venueOrderId: toVenueOrderId('v1'),
    venue: toVenueName('paper'),
    account: main,
    instrument: acme,
    multiplier: ratio('50'),
    side: 'sell',
    terms: {
      orderType: 'trailingStop',
      trailingOffset: { kind: 'percent', share: ratio('0.02') },
      stopPrice: price('9.5'),
    },
    quantity: quantity('100'),
    timeInForce: 'goodTillDate',
    expiresAt: toInstant(9),
    reduceOnly: true,
    postOnly: true,
    displayQuantity: quantity('10'),
    origin: {
      actor: { kind: 'apiKey', user: toUserName('ada'), apiKey: 'k1' },
      strategy: toStrategyId('trend'),
      signalId: toSignalId('s1'),
      parentOrderId: toOrderId('o0'),
      leg: 'stop',
    },
    status: 'partiallyFilled',
    pending: {
      operation: 'cancel',
      requestedAt: toInstant(4),
      unconfirmed: {
        updates: { quantity: quantity('50'), limitPrice: price('1'), stopPrice: price('2') },
        worstPrice: price('3'),
      },
    },
    cumulativeQuantity: quantity('40'),
    leavesQuantity: quantity('60'),
    filledNotional: money('400'),
    commission: money('1.5'),
    slippage: money('-0.2'),
    overfilled: true,
    rejectReason: 'too late',
    verdicts: [verdict],
    warningReason: 'the feed is slow',
    worstPrice: price('10.3'),
    arrivalPrice: price('10'),
    submittedAt: toInstant(1),
    updatedAt: toInstant(2),
    lastFillAt: toInstant(3),
    replaces: toOrderId('o7'),
    replacedBy: toOrderId('o8'),
    firstAsked: { quantity: quantity('90'), terms: { orderType: 'market' } },
    sequence: 41,
  };
}

function filledAccount(): Whole<AccountState> {
  const position: Whole<Position> = {
    account: main,
    instrument: acme,
    multiplier: ratio('50'),
    quantity: quantity('-3'),
    costBasis: money('30'),
    realizedPnL: money('4'),
    commission: money('1'),
    openedAt: toInstant(1),
    updatedAt: toInstant(2),
    peakQuantity: quantity('5'),
    enteredQuantity: quantity('6'),
    enteredNotional: money('60'),
    exitedQuantity: quantity('3'),
    exitedNotional: money('34'),
    sequence: 12,
  };
  const closed: Whole<ClosedPosition> = {
    ...position,
    direction: 'short',
    closedAt: toInstant(3),
    excursion: { openedAt: toInstant(1), adverse: money('-4'), favourable: money('9') },
    closing: { executionId: toExecutionId('e9'), cost: money('34') },
  };
  const exposure: Whole<OpenExposure> = {
    instrument: acme,
    multiplier: ratio('50'),
    orderIds: [toOrderId('o2'), toOrderId('o1')],
    buyLeaves: quantity('1'),
    sellLeaves: quantity('2'),
    buyPrices: [price('2'), price('3')],
    sellPrices: [price('4')],
    worstBuyPrice: price('3'),
    worstSellPrice: price('4'),
    buyCost: money('3'),
  };
  return {
    account: main,
    currency: 'USD',
    initialCapital: money('1'),
    cash: money('2'),
    netDeposits: money('3'),
    realizedPnL: money('4'),
    commission: money('5'),
    positions: new Map([[acme, position]]),
    excursions: new Map([[acme, closed.excursion]]),
    closedPositions: [closed, { ...closed, sequence: 13 }],
    exposures: new Map([[acme, exposure]]),
    activeInstruments: new Set([coin, acme]),
    openBuyCost: money('6'),
    tradingDay: toTradingDay('2026-11-20'),
    previousTradingDay: toTradingDay('2026-11-19'),
    ordersToday: 7,
    netDepositsAtDayStart: money('8'),
    qualityAtDayStart: { filledOrders: 1, closedAtVenue: 2, totalSlippage: money('3') },
    equityAtDayStart: money('9'),
    unrealizedAtDayStart: money('13'),
    peakEquity: money('10'),
    lastEquity: money('11'),
    lastEquityAt: toInstant(12),
    lossLatches: ['drawdown-above-limit'],
    statistics: filledStatistics(),
  };
}

function filledStatistics(): Whole<ExecutionStatistics> {
  return {
    account: toAccountId('main'),
    totalOrders: 1,
    deniedOrders: 2,
    filledOrders: 3,
    canceledOrders: 4,
    expiredOrders: 5,
    rejectedOrders: 6,
    closedAtVenue: 7,
    fillTime: 8,
    totalCommissions: money('9'),
    totalSlippage: money('10'),
    closedPositions: 11,
    wins: 12,
    losses: 13,
    grossProfit: money('14'),
    grossLoss: money('15'),
    largestWin: money('16'),
    largestLoss: money('17'),
    settledWin: money('25'),
    settledLoss: money('26'),
    dayEquity: money('18'),
    days: 19,
    returnSum: -20n,
    returnSquareSum: 21n,
    lastEquity: money('21.5'),
    peakEquity: money('22'),
    maxDrawdown: ratio('0.23'),
  };
}

function filledKill(): Whole<Kill> {
  const by: Actor = { kind: 'user', user: toUserName('ada'), session: 's1' };
  const remainder: Whole<KillRemainder> = {
    kind: 'order',
    instrument: acme,
    orderId: toOrderId('o1'),
    why: 'the venue does not answer',
  };
  const certificate: Whole<FlatCertificate> = {
    verifiedAt: [toInstant(1), toInstant(2)],
    canceledOrders: 3,
    closedPositions: 4,
    millisecondsToCancel: 5,
    millisecondsToFlat: 6.5,
    journalSequence: 7,
  };
  return {
    killId: toKillId('k1'),
    scope: { kind: 'instrument', target: 'ACME' },
    flatten: true,
    reason: '#stop',
    by,
    latchedAt: toInstant(1),
    phase: 'notFlat',
    phaseAt: toInstant(2),
    ordersAtLatch: 3,
    positionsAtLatch: 4,
    ordersLeft: 1,
    positionsLeft: 2,
    remaining: [remainder],
    certificate,
  };
}

function filledLimits(): Whole<LimitNode> {
  const entry: Whole<ListEntry> = {
    instrument: toInstrumentId('ACME'),
    reason: 'watched',
    expiresAt: toInstant(5),
  };
  const limits: Whole<RiskLimits> = {
    maxPositionSize: quantity('1') as Quantity,
    maxOrderQuantity: quantity('2'),
    maxOrderValue: money('3') as Money,
    maxDailyOrders: 4,
    maxOpenPositions: 5,
    minAccountBalance: money('6'),
    maxLeverage: ratio('7'),
    maxPriceAgeMs: 5_000,
    maxDailyLoss: money('7'),
    maxDrawdown: ratio('0.8'),
    allowList: [entry],
    blockList: [entry, { ...entry, reason: 'other' }],
  };
  return {
    scope: { kind: 'instrument', id: 'ACME' },
    limits,
    changedAt: toInstant(1),
    changedBy: toUserName('ada'),
    reason: 'first',
  };
}

function filledReconciliation(): Whole<ReconciliationState> {
  const run: Whole<RecordedRun> = {
    source: 'venue',
    venue: paper,
    account: main,
    dropCopy: { name: toDropCopyName('clearing'), tradingDay: toTradingDay('2026-11-20') },
    trigger: 'schedule',
    startedAt: toInstant(5),
    durationMs: 1.5,
    outcome: 'failed',
    problem: 'no answer',
    fills: 1,
    orders: 2,
    positions: 3,
    matching: 1,
    seen: [toBreakId('break-1')],
    unconfirmed: ['venue/paper/main/cash'],
    waiting: 1,
    cursor: toInstant(4),
    sequence: 9,
  };
  const found: Whole<Break> = {
    id: toBreakId('break-1'),
    key: 'venue/paper/main/cash',
    kind: 'cash',
    severity: 'medium',
    source: 'venue',
    venue: paper,
    account: main,
    dropCopy: { name: toDropCopyName('clearing'), tradingDay: toTradingDay('2026-11-20') },
    instrument: acme,
    orderId: toOrderId('o1'),
    clientOrderId: toClientOrderId('c1'),
    venueOrderId: toVenueOrderId('v1'),
    executionId: toExecutionId('e1'),
    desk: filledSide('1'),
    atVenue: filledSide('2'),
    explanation: '#1 more at the venue',
    evidence: { of: 'cash', cashChange: money('1') },
    choices: ['setCash', 'ignore'],
    state: 'repaired',
    firstSeenAt: toInstant(1),
    lastSeenAt: toInstant(2),
    sightings: 4,
    lastAction: { action: 'repair', by: toUserName('ada'), reason: 'agreed', at: toInstant(3) },
    waivedUntil: toInstant(8),
    repair: {
      choice: 'setCash',
      undo: [
        { of: 'cash', cashChange: money('1') },
        { of: 'order', orderId: toOrderId('o1'), sequence: 7, before: filledOrder() },
      ],
    },
    closedAt: toInstant(3),
    sequence: 8,
  };
  return {
    breaks: new Map([[found.id, found]]),
    runs: new Map([['venue/paper/main/clearing/2026-11-20', run]]),
    breakCount: 1,
  };
}

function filledDropCopy(): Whole<DropCopy> {
  const fill: Whole<DropCopyFill> = {
    executionId: toExecutionId('#e1'),
    instrument: acme,
    side: 'sell',
    quantity: quantity('2'),
    price: price('10.5'),
    commission: money('-0.1'),
    clientOrderId: toClientOrderId('c1'),
    venueOrderId: toVenueOrderId('v1'),
    transactTime: toInstant(7),
  };
  return {
    name: toDropCopyName('clearing'),
    tradingDay: toTradingDay('2026-11-20'),
    venue: paper,
    account: main,
    fills: new Map([[fill.executionId, fill]]),
    highWater: toInstant(8),
    feeds: 2,
    lastFeed: { by: toUserName('ada'), at: toInstant(9), hash: 'f00d', fileName: '#day.csv' },
    sequence: 9,
  };
}

function filledFill(): Whole<RecentFill> {
  return {
    fill: {
      executionId: toExecutionId('e1'),
      venue: paper,
      orderId: toOrderId('o1'),
      account: main,
      instrument: acme,
      multiplier: ratio('50'),
      side: 'sell',
      quantity: quantity('2'),
      price: price('10.5'),
      commission: money('0.1'),
      slippage: money('-0.1'),
      liquidity: 'maker',
      transactTime: toInstant(7),
      why: 'touched',
    },
    bookedOn: toTradingDay('2026-11-20'),
  };
}

function filledSide(figure: string): Whole<BreakSide> {
  return {
    isKnown: true,
    status: 'working',
    quantity: quantity(figure),
    cumulativeQuantity: quantity(figure),
    price: price(figure),
    commission: money(figure),
    cash: money(figure),
  };
}
