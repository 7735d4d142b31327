import type { Account } from '@/contract/account';
import type { Alert } from '@/contract/alert';
import type { Fill } from '@/contract/fill';
import type { Order } from '@/contract/order';
import type { BookedPosition } from '@/contract/position';
import type { Signal } from '@/contract/signal';
import type { Strategy } from '@/contract/strategy';
import type { Heartbeat, Marks, Snapshot, SnapshotState, StreamEvent } from '@/contract/stream';

/** Records as the desk tells them, for tests of the feed. */

export const noon = '2026-11-22T12:00:00.000Z';

export function anOrder(change: Partial<Order> = {}): Order {
  return {
    orderId: 'o-1',
    clientOrderId: 'c-1',
    venue: 'paper',
    account: 'main',
    instrument: 'AAPL',
    side: 'buy',
    orderType: 'limit',
    quantity: '100',
    limitPrice: '189.4',
    timeInForce: 'day',
    reduceOnly: false,
    postOnly: false,
    status: 'working',
    pendingOperation: 'none',
    cumulativeQuantity: '0',
    leavesQuantity: '100',
    commission: '0',
    slippage: '0',
    origin: { kind: 'user', user: 'chief' },
    submittedAt: noon,
    updatedAt: noon,
    sequence: 1,
    ...change,
  };
}

export function aFill(change: Partial<Fill> = {}): Fill {
  return {
    executionId: 'e-1',
    orderId: 'o-1',
    venue: 'paper',
    account: 'main',
    instrument: 'AAPL',
    side: 'buy',
    quantity: '40',
    price: '189.4',
    commission: '0.4',
    slippage: '0',
    liquidity: 'maker',
    time: noon,
    sequence: 1,
    ...change,
  };
}

export function aPosition(change: Partial<BookedPosition> = {}): BookedPosition {
  return {
    instrument: 'AAPL',
    account: 'main',
    quantity: '40',
    averagePrice: '189.4',
    costBasis: '7576',
    realizedPnL: '0',
    commission: '0.4',
    openedAt: noon,
    updatedAt: noon,
    sequence: 1,
    ...change,
  };
}

export function anAlert(change: Partial<Alert> = {}): Alert {
  return {
    alertId: 'venue-disconnected',
    severity: 'critical',
    code: 'venue-disconnected',
    message: 'The paper venue does not answer.',
    count: 1,
    firstAt: noon,
    lastAt: noon,
    sequence: 1,
    ...change,
  };
}

export function aSignal(change: Partial<Signal> = {}): Signal {
  return {
    signalId: 's-1',
    type: 'ENTRY_SIGNAL',
    strategy: 'regime',
    time: noon,
    receivedAt: noon,
    sentBy: 'chief',
    account: 'main',
    instrument: 'AAPL',
    direction: 'long',
    orderType: 'limit',
    price: '189.4',
    quantity: '100',
    stopLoss: { kind: 'percent', percent: '2' },
    state: 'executed',
    verdict: 'Executed.',
    verdictCode: 'executed',
    arrivalPrice: '189.45',
    orderIds: ['o-1'],
    repeats: 0,
    sequence: 1,
    ...change,
  };
}

export function aStrategy(change: Partial<Strategy> = {}): Strategy {
  return {
    strategy: 'regime',
    enabled: true,
    automatic: false,
    reason: 'new',
    changedAt: noon,
    changedBy: 'chief',
    received: 0,
    executed: 0,
    blocked: 0,
    refused: 0,
    expired: 0,
    awaiting: 0,
    automaticInARow: 0,
    automaticInARowMax: 500,
    sequence: 1,
    ...change,
  };
}

export function anEvent(sequence: number, change: Partial<StreamEvent> = {}): StreamEvent {
  return {
    sequence,
    time: noon,
    type: 'ORDER_SUBMITTED',
    actor: { kind: 'user', user: 'chief' },
    ...change,
  };
}

export const figures = {
  equity: '1000000',
  unrealizedPnL: '0',
  dayPnL: '0',
  buyingPower: '2000000',
  marginUsed: '0',
  grossExposure: '0',
  netExposure: '0',
  leverage: '0',
  peakEquity: '1000000',
  drawdown: '0',
} satisfies Partial<Account>;

export function aSnapshotState(change: Partial<SnapshotState> = {}): SnapshotState {
  return {
    mode: { mode: 'manual' },
    kill: { latched: false, kill: null, scopes: [] },
    orders: [],
    fills: [],
    positions: [],
    closedPositions: [],
    account: {
      account: 'main',
      currency: 'USD',
      initialCapital: '1000000',
      cash: '1000000',
      netDeposits: '1000000',
      realizedPnL: '0',
      commission: '0',
      ordersToday: 0,
      tradingDay: '2026-11-22',
      timeZone: 'America/New_York',
      equityAtDayStart: '1000000',
      unrealizedAtDayStart: '0',
      netDepositsAtDayStart: '1000000',
      peakEquity: '1000000',
      sequence: 0,
    },
    limits: [],
    alerts: [],
    signals: [],
    strategies: [],
    breaks: [],
    reconciliationRuns: [],
    dropCopies: [],
    source: { kind: 'simulated', seed: 42, running: true },
    instruments: [],
    quotes: [],
    positionMarks: [],
    accountMark: { account: 'main', ...figures },
    ...change,
  };
}

export function aSnapshot(change: Partial<Snapshot> = {}): Snapshot {
  return { epoch: 'one', sequence: 0, serverTime: noon, state: aSnapshotState(), ...change };
}

export function aHeartbeat(change: Partial<Heartbeat> = {}): Heartbeat {
  return {
    epoch: 'one',
    sequence: 0,
    serverTime: noon,
    health: {
      ready: true,
      journal: { status: 'writing' },
      journalSequence: 0,
      durableSequence: 0,
      venue: { name: 'paper', connected: true },
      marketData: { running: true, lastTickAgeMs: 12 },
      version: '0.1.0',
      startedAt: noon,
    },
    source: { kind: 'simulated', seed: 42, running: true },
    ...change,
  };
}

export function someMarks(change: Partial<Marks> = {}): Marks {
  return {
    time: noon,
    rows: [],
    positions: [],
    account: { account: 'main', ...figures },
    ...change,
  };
}
