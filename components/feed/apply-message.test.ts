import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Snapshot, StreamEvents } from '@/contract/stream';
import { applyMessage, type FeedMessage, resyncRequestOf } from './apply-message';
import { DeskDouble } from './desk-double.fixture';
import {
  aFill,
  aHeartbeat,
  anEvent,
  anOrder,
  aPosition,
  aSnapshot,
  aSnapshotState,
  figures,
  someMarks,
} from './feed.fixture';
import { emptyFeedState, type FeedState } from './feed-state';

function batch(previousSequence: number, ...sequences: readonly number[]): FeedMessage {
  return {
    kind: 'events',
    message: {
      epoch: 'one',
      previousSequence,
      sequence: sequences.at(-1) ?? previousSequence,
      events: sequences.map((sequence) =>
        anEvent(sequence, { order: anOrder({ orderId: `o-${sequence}`, sequence }) }),
      ),
    },
  };
}

function startedAt(sequence: number): FeedState {
  const state = emptyFeedState();
  applyMessage(state, { kind: 'connected' }, 0);
  applyMessage(state, { kind: 'snapshot', message: aSnapshot({ sequence }) }, 0);
  return state;
}

function ordersOf(state: FeedState): readonly string[] {
  return [...state.tables.orders.ids()].sort();
}

describe('a page that is current', () => {
  test('applies what follows', () => {
    const state = startedAt(10);

    const applied = applyMessage(state, batch(10, 11, 13), 0);

    expect(applied.ask).toBeUndefined();
    expect(applied.events.map((event) => event.sequence)).toEqual([11, 13]);
    expect(ordersOf(state)).toEqual(['o-11', 'o-13']);
    expect(state.values.cursor).toEqual({ phase: 'current', epoch: 'one', sequence: 13 });
  });

  test('passes over a batch that it has', () => {
    const state = startedAt(10);
    applyMessage(state, batch(10, 11), 0);

    const again = applyMessage(state, batch(10, 11), 0);

    expect(again).toEqual({ events: [], ask: undefined });
    expect(state.values.cursor.sequence).toBe(11);
  });

  test('takes of an overlapping batch what is new', () => {
    const state = startedAt(10);
    applyMessage(state, batch(10, 11), 0);

    const applied = applyMessage(state, batch(9, 10, 11, 12), 0);

    expect(applied.events.map((event) => event.sequence)).toEqual([12]);
    expect(state.values.cursor).toMatchObject({ phase: 'current', sequence: 12 });
  });

  test('shows nothing of a batch after a gap, and asks from where it stands', () => {
    const state = startedAt(10);

    const applied = applyMessage(state, batch(12, 13), 0);

    expect(applied.ask).toEqual({ epoch: 'one', sequence: 10 });
    expect(ordersOf(state)).toEqual([]);
    expect(state.values.cursor.phase).toBe('behind');
  });

  test('learns from a heartbeat that the last events were lost', () => {
    const state = startedAt(10);

    const applied = applyMessage(
      state,
      { kind: 'heartbeat', message: aHeartbeat({ sequence: 12 }) },
      0,
    );

    expect(applied.ask).toEqual({ epoch: 'one', sequence: 10 });
    expect(state.values.cursor.phase).toBe('behind');
  });

  test('refuses a batch whose events are out of order', () => {
    const state = startedAt(10);

    const applied = applyMessage(state, batch(10, 12, 11), 0);

    expect(applied.ask).toEqual({ epoch: 'one', sequence: 10 });
    expect(ordersOf(state)).toEqual([]);
  });

  test('wants a snapshot when another run of the desk speaks', () => {
    const state = startedAt(10);

    const applied = applyMessage(
      state,
      { kind: 'heartbeat', message: aHeartbeat({ epoch: 'two', sequence: 3 }) },
      0,
    );

    expect(applied.ask).toEqual({});
    expect(state.values.cursor.phase).toBe('waiting');
  });

  test('does not listen to a run of the desk that is over', () => {
    const state = startedAt(10);
    const two = aSnapshot({ epoch: 'two', sequence: 20 });
    applyMessage(state, { kind: 'snapshot', message: two }, 0);

    const late = applyMessage(state, batch(10, 11), 0);
    applyMessage(state, { kind: 'snapshot', message: aSnapshot({ sequence: 99 }) }, 0);

    expect(late.ask).toBeUndefined();
    expect(state.values.cursor).toEqual({ phase: 'current', epoch: 'two', sequence: 20 });
  });

  test('keeps what it has when an older snapshot arrives late', () => {
    const state = startedAt(10);
    applyMessage(state, batch(10, 11), 0);

    applyMessage(state, { kind: 'snapshot', message: aSnapshot({ sequence: 10 }) }, 0);

    expect(ordersOf(state)).toEqual(['o-11']);
  });
});

describe('a page that is behind', () => {
  test('is current again when the gap is closed', () => {
    const state = startedAt(10);
    applyMessage(state, batch(12, 13), 0);

    applyMessage(state, batch(10, 11, 12, 13), 0);

    expect(state.values.cursor).toEqual({ phase: 'current', epoch: 'one', sequence: 13 });
  });

  test('stays behind while it has heard of more', () => {
    const state = startedAt(10);
    applyMessage(state, batch(14, 15), 0);

    const applied = applyMessage(state, batch(10, 11), 0);

    expect(state.values.cursor).toMatchObject({ phase: 'behind', sequence: 11 });
    expect(applied.ask).toEqual({ epoch: 'one', sequence: 11 });
  });

  test('asks once for one gap', () => {
    const state = startedAt(10);
    applyMessage(state, batch(12, 13), 0);

    expect(applyMessage(state, batch(13, 14), 0).ask).toBeUndefined();
  });

  test('is behind from the moment of a new connection until its snapshot', () => {
    const state = startedAt(10);

    applyMessage(state, { kind: 'connected' }, 0);
    expect(state.values.cursor.phase).toBe('behind');

    applyMessage(state, { kind: 'snapshot', message: aSnapshot({ sequence: 10 }) }, 0);
    expect(state.values.cursor.phase).toBe('current');
  });
});

describe('records', () => {
  test('a position of zero leaves the list with its figures', () => {
    const state = startedAt(10);
    const position = aPosition();
    const mark = {
      account: 'main',
      instrument: 'AAPL',
      markPrice: '190',
      markAge: 5,
      marketValue: '7600',
      unrealizedPnL: '24',
      returnPercent: '0.32',
      holdingPeriod: 1,
      efficiency: null,
    };
    const marks = someMarks({ positions: [mark] });
    const events: StreamEvents = {
      epoch: 'one',
      previousSequence: 10,
      sequence: 11,
      events: [anEvent(11, { position })],
    };
    applyMessage(state, { kind: 'events', message: events }, 0);
    applyMessage(state, { kind: 'marks', message: marks }, 0);
    expect(state.tables.positions.get('main/AAPL')).toMatchObject({
      quantity: '40',
      unrealizedPnL: '24',
    });

    const flat = { ...position, quantity: '0' };
    const closing = {
      ...events,
      previousSequence: 11,
      sequence: 12,
      events: [anEvent(12, { position: flat })],
    };
    applyMessage(state, { kind: 'events', message: closing }, 0);
    const opening = {
      ...events,
      previousSequence: 12,
      sequence: 13,
      events: [anEvent(13, { position })],
    };
    applyMessage(state, { kind: 'events', message: opening }, 0);

    expect(state.tables.positions.get('main/AAPL')?.unrealizedPnL).toBeNull();
  });

  const row = {
    instrument: 'AAPL',
    status: 'open' as const,
    bid: '1',
    bidSize: '1',
    ask: '2',
    askSize: '1',
    last: '2',
    lastSize: '1',
    previousClose: '1',
    markPrice: '1.5',
    markAge: 0,
  };

  test('of two marks of an instrument the later one by the clock of the desk stays', () => {
    const state = startedAt(10);
    const later = someMarks({ time: '2026-11-22T12:00:01.000Z', rows: [{ ...row, last: '9' }] });
    const earlier = someMarks({
      rows: [{ ...row, last: '8' }],
      account: { account: 'main', ...figures, equity: '5' },
    });

    applyMessage(state, { kind: 'marks', message: later }, 7);
    applyMessage(state, { kind: 'marks', message: earlier }, 8);

    expect(state.tables.quotes.get('AAPL')).toMatchObject({ last: '9', receivedAtMs: 7 });
    expect(state.values.account?.equity).toBe('1000000');
  });

  test('prices go on when the clock of the desk is set back, not an hour later', () => {
    const state = startedAt(10);
    const before = someMarks({ time: '2026-11-22T12:00:01.000Z', rows: [row] });
    const setBack = someMarks({
      time: '2026-11-22T11:00:01.100Z',
      rows: [{ ...row, last: '9' }],
      account: { account: 'main', ...figures, equity: '5' },
    });
    const levels = { instrument: 'AAPL', bids: [], orders: [] };
    const asks = [{ price: '9', quantity: '100' }];

    applyMessage(state, { kind: 'marks', message: before }, 7);
    applyMessage(state, { kind: 'depth', message: { ...levels, time: before.time, asks: [] } }, 7);
    applyMessage(state, { kind: 'marks', message: setBack }, 8);
    applyMessage(state, { kind: 'depth', message: { ...levels, time: setBack.time, asks } }, 8);

    expect(state.values.account?.equity).toBe('5');
    expect(state.tables.depths.get('AAPL')?.asks).toEqual(asks);
    expect(state.tables.quotes.get('AAPL')).toMatchObject({ last: '9', receivedAtMs: 8 });
  });

  test('of the displayed levels the latest stand, whatever comes late', () => {
    const state = startedAt(10);
    const levels = { instrument: 'AAPL', bids: [], orders: [] };
    const asks = (price: string) => [{ price, quantity: '100' }];
    const later = { ...levels, time: '2026-11-22T12:00:01.000Z', asks: asks('9') };
    const earlier = { ...levels, time: '2026-11-22T12:00:00.000Z', asks: asks('8') };

    applyMessage(state, { kind: 'depth', message: later }, 7);
    applyMessage(state, { kind: 'depth', message: earlier }, 8);

    expect(state.tables.depths.get('AAPL')?.asks).toEqual(asks('9'));
    expect(state.values.cursor.sequence).toBe(10);
  });

  test('of the closed orders the newest five hundred stay, and every open one', () => {
    const state = startedAt(0);
    const events = Array.from({ length: 502 }, (_, index) =>
      anEvent(index + 2, {
        order: anOrder({ orderId: `c-${index}`, status: 'filled', sequence: index + 2 }),
        fill: aFill({ sequence: index + 2 }),
      }),
    );
    const open = anEvent(1, { order: anOrder({ orderId: 'open', sequence: 1 }) });
    const message: StreamEvents = {
      epoch: 'one',
      previousSequence: 0,
      sequence: 503,
      events: [open, ...events],
    };

    applyMessage(state, { kind: 'events', message }, 0);

    expect(state.tables.orders.size).toBe(501);
    expect(state.tables.orders.get('c-1')).toBeUndefined();
    expect(state.tables.orders.get('c-2')).toBeDefined();
    expect(state.tables.orders.get('open')).toBeDefined();
    expect(state.tables.fills.size).toBe(500);
  });

  test('a snapshot of a new run that comes after its events is known to be behind them [seed 7919]', () => {
    const state = startedAt(10);
    applyMessage(state, { kind: 'connected' }, 0);
    const event: StreamEvents = {
      epoch: 'two',
      previousSequence: 0,
      sequence: 1,
      events: [anEvent(1, {})],
    };
    applyMessage(state, { kind: 'events', message: event }, 0);

    const late = aSnapshot({ epoch: 'two', sequence: 0 });
    const { ask } = applyMessage(state, { kind: 'snapshot', message: late }, 0);

    expect(state.values.cursor).toEqual({ phase: 'behind', epoch: 'two', sequence: 0 });
    expect(ask).toEqual({ epoch: 'two', sequence: 0 });
  });

  test('rows that a snapshot does not know leave', () => {
    const state = startedAt(10);
    applyMessage(state, batch(10, 11), 0);
    const fresh = aSnapshot({ sequence: 12, state: aSnapshotState({ orders: [anOrder()] }) });

    applyMessage(state, { kind: 'snapshot', message: fresh }, 0);

    expect(ordersOf(state)).toEqual(['o-1']);
  });
});

/** The books alone, in an order that does not depend on how they came. */
function booksOf(state: FeedState): unknown {
  const { orders, fills, positions, alerts } = state.tables;
  const rows = [orders, fills, positions, alerts].map((table) =>
    [...table.ids()].sort().map((id) => table.get(id)),
  );
  return { rows, mode: state.values.mode, account: state.values.account };
}

function freshFrom(snapshot: Snapshot): FeedState {
  const state = emptyFeedState();
  applyMessage(state, { kind: 'snapshot', message: snapshot }, 0);
  return state;
}

type Delivery = 'pass' | 'drop' | 'twice' | 'late';

/** A connection that loses, doubles and reorders; what is said to be sent may never arrive. */
class BadLine {
  private late: FeedMessage[] = [];
  private readonly deliver: (message: FeedMessage) => void;

  constructor(deliver: (message: FeedMessage) => void) {
    this.deliver = deliver;
  }

  send(message: FeedMessage, fate: Delivery): void {
    if (fate === 'late') {
      this.late.push(message);
      return;
    }
    const copies = { drop: 0, pass: 1, twice: 2 }[fate];
    for (let copy = 0; copy < copies; copy += 1) {
      this.deliver(message);
    }
    if (fate === 'pass') {
      const waiting = this.late.reverse();
      this.late = [];
      waiting.forEach(this.deliver);
    }
  }

  cut(): void {
    this.late = [];
  }
}

const fate = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Delivery>('pass') },
  { weight: 1, arbitrary: fc.constantFrom<Delivery>('drop', 'twice', 'late') },
);
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('act' as const),
      act: fc.record({
        kind: fc.constantFrom('send', 'fill', 'cancel', 'alert', 'close'),
        pick: fc.nat(20),
      }),
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('tell' as const), fate }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('heartbeat' as const), fate }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut' as const), fate }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const), fate }) },
);

describe('whatever is dropped, doubled, reordered or cut [P11]', () => {
  test('the page shows exactly what the desk had, and ends as the desk or says that it is behind', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 120 }),
        fc.array(fate, { minLength: 20, maxLength: 20 }),
        fc.constantFrom(3, 1_000),
        (steps, answerFates, ringSize) => {
          const desk = new DeskDouble(ringSize);
          const history = new Map<string, unknown>();
          const page = emptyFeedState();
          let answers = 0;
          let heard = { epoch: '', sequence: 0 };
          const line = new BadLine((message) => {
            const { ask } = applyMessage(page, message, 0);
            const { phase, epoch, sequence } = page.values.cursor;
            heard = hearing(heard, message);
            if (phase === 'current' && epoch === heard.epoch) {
              expect(sequence).toBeGreaterThanOrEqual(heard.sequence);
            }
            if (epoch !== undefined) {
              // At every moment: exactly the books of the desk at the sequence that the page names.
              expect(booksOf(page)).toEqual(history.get(`${epoch} ${sequence}`));
            }
            if (ask !== undefined) {
              answers += 1;
              remember();
              const answerFate = answerFates[answers % answerFates.length] ?? 'pass';
              line.send(toMessage(desk.answer(ask)), answerFate === 'twice' ? 'pass' : answerFate);
            }
          });
          const remember = () => {
            const snapshot = desk.snapshot();
            history.set(`${snapshot.epoch} ${snapshot.sequence}`, booksOf(freshFrom(snapshot)));
          };
          const connect = (how: Delivery) => {
            line.cut();
            remember();
            applyMessage(page, { kind: 'connected' }, 0);
            line.send(toMessage(desk.snapshot()), how);
          };

          connect('pass');
          for (const one of steps) {
            if (one.kind === 'act') {
              desk.act(one.act as Parameters<DeskDouble['act']>[0]);
            } else if (one.kind === 'tell') {
              const told = desk.takeBatch();
              remember();
              if (told !== undefined) {
                line.send({ kind: 'events', message: told }, one.fate);
              }
            } else if (one.kind === 'heartbeat') {
              line.send({ kind: 'heartbeat', message: desk.heartbeat() }, one.fate);
            } else {
              if (one.kind === 'restart') {
                desk.takeBatch();
                desk.restart();
              }
              connect(one.fate);
            }
          }

          // The line is good again: a heartbeat each second, and who is behind asks again.
          desk.takeBatch();
          remember();
          for (let second = 0; second < 3; second += 1) {
            applyMessage(page, { kind: 'heartbeat', message: desk.heartbeat() }, 0);
            if (page.values.cursor.phase !== 'current') {
              applyMessage(page, toMessage(desk.answer(resyncRequestOf(page))), 0);
            }
          }
          expect(page.values.cursor).toEqual({
            phase: 'current',
            epoch: desk.epoch,
            sequence: desk.sequence,
          });
          expect(booksOf(page)).toEqual(booksOf(freshFrom(desk.snapshot())));
        },
      ),
      { numRuns: Number(process.env['FAST_CHECK_RUNS'] ?? 300) },
    );
  });
});

/** The highest sequence that any message of the newest run spoke of. */
function hearing(heard: { epoch: string; sequence: number }, incoming: FeedMessage) {
  if (incoming.kind === 'connected' || incoming.kind === 'marks' || incoming.kind === 'depth') {
    return heard;
  }
  const { epoch, sequence } = incoming.message;
  if (Number(epoch.slice(4)) < Number(heard.epoch.slice(4))) {
    return heard;
  }
  return epoch === heard.epoch
    ? { epoch, sequence: Math.max(heard.sequence, sequence) }
    : { epoch, sequence };
}

function toMessage(answer: Snapshot | StreamEvents): FeedMessage {
  return 'events' in answer
    ? { kind: 'events', message: answer }
    : { kind: 'snapshot', message: answer };
}
