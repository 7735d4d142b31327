import * as z from 'zod';
import { instrumentStatuses } from '../server/core/market/instrument';
import { accountBooks, accountFigures } from './account';
import { actor } from './actor';
import { alert } from './alert';
import { decimalText } from './decimal-text';
import type { Depth, DepthWish } from './depth';
import { dropCopy, dropCopySubject } from './drop-copy';
import { fill } from './fill';
import { deskHealth } from './health';
import { instrument } from './instrument';
import { killState } from './kill-switch';
import { marketDataSource } from './market-data';
import { modeState } from './mode';
import { order } from './order';
import { bookedPosition, closedPosition, positionFigures } from './position';
import { reconciliationBreak, reconciliationRun } from './reconciliation';
import { limitNode } from './risk-limits';
import { signal } from './signal';
import { strategy } from './strategy';
import { timeText } from './time-text';

/**
 * The stream (socket.io, path `/stream`, websocket only): it tells, it takes no commands.
 *
 * 1. `snapshot` comes first, and again whenever the missing events are no longer kept.
 * 2. `events` follow without a gap: `previousSequence` is the `sequence` told before. A client that
 *    sees another one, or another `epoch`, emits `resync {epoch, sequence}` with what it last applied.
 * 3. Each event carries the records it changed as they stood right after it. Putting them in place
 *    by key, then trimming as `snapshotBounds` says, gives exactly what a new snapshot would say.
 * 4. `marks` carry what the market moves, the latest value of what changed; some may be lost, and the
 *    next ones make up for it. They are never needed to know the books.
 * 5. `depth` comes to who has emitted `watchDepth {instrument}`: the displayed levels of that one
 *    instrument, whole each time, at most ten times a second.
 * 6. `heartbeat` comes each second. Besides `resync` a client says `visibility` (a hidden page gets
 *    marks at half the rate) and `roundTrip`, which is answered at once by calling back.
 */
export const streamPath = '/stream';

/** How much of what is over a snapshot keeps: the newest by `sequence`, newest first. */
export const snapshotBounds = {
  closedOrders: 500,
  fills: 500,
  closedPositions: 200,
  /** Signals that wait are all told; this is about those that were decided. */
  decidedSignals: 500,
  closedBreaks: 100,
} as const;

/** Milliseconds between heartbeats, and without one until figures count as stale. */
export const heartbeatEveryMs = 1_000;
export const staleAfterMs = 2_500;

/** The latest of an instrument's market. A side without a quote is null. */
export const markRow = z.object({
  instrument: z.string(),
  status: z.enum(instrumentStatuses),
  bid: decimalText.nullable(),
  bidSize: decimalText,
  ask: decimalText.nullable(),
  askSize: decimalText,
  last: decimalText.nullable(),
  lastSize: decimalText,
  previousClose: decimalText.nullable(),
  markPrice: decimalText.nullable(),
  /** Milliseconds since the market last said the mark price, when this was sent. */
  markAge: z.number().nullable(),
});
export type MarkRow = z.infer<typeof markRow>;

export const positionMark = z.object({
  account: z.string(),
  instrument: z.string(),
  ...positionFigures.shape,
});
export type PositionMark = z.infer<typeof positionMark>;

export const accountMark = z.object({ account: z.string(), ...accountFigures.shape });
export type AccountMark = z.infer<typeof accountMark>;

/**
 * What the market moved since the last marks. `rows` and `positions` carry only what changed, each
 * whole; `account` comes whole. Positions that are not open any more are simply not told.
 */
export const marks = z
  .object({
    time: timeText,
    rows: z.array(markRow),
    positions: z.array(positionMark),
    account: accountMark,
  })
  .meta({ id: 'Marks' });
export type Marks = z.infer<typeof marks>;

/** One event with after-images: put each in place by its key (named here), replacing the old one. */
export const streamEvent = z
  .object({
    sequence: z.int(),
    time: timeText,
    type: z.string(),
    actor,
    /** Key: `orderId`. */
    order: order.optional(),
    /** Key: `sequence`. */
    fill: fill.optional(),
    /** Key: `account`, `instrument`; quantity "0": take it away. */
    position: bookedPosition.optional(),
    /** Key: `closedPositionId`. */
    closedPosition: closedPosition.optional(),
    /** `closedPositionId` of one that goes on, since what had closed it was taken back; take it away. */
    reopenedPosition: z.string().optional(),
    /** Replaces. */
    accountBooks: accountBooks.optional(),
    mode: modeState.optional(),
    kill: killState.optional(),
    source: marketDataSource.optional(),
    /** Key: `scope.kind`, `scope.id`. */
    limits: limitNode.optional(),
    /** Key: `alertId`. */
    alert: alert.optional(),
    /** `alertId` of the one that fell off the list to make room; take it away. */
    forgottenAlert: z.string().optional(),
    /** Key: `signalId`. */
    signal: signal.optional(),
    /** Key: `strategy`. */
    strategy: strategy.optional(),
    /** Key: `id`. */
    breaks: z.array(reconciliationBreak).optional(),
    /** Key: `source`, `venue`, `account`, `dropCopy`. */
    reconciliationRun: reconciliationRun.optional(),
    /** Key: `venue`, `account`, `name`, `tradingDay`. */
    dropCopy: dropCopy.optional(),
    /** One that is not listened to any more: take it away, and its run. */
    withdrawnDropCopy: dropCopySubject.optional(),
    /** One sentence for people, where the event has something to say beside its records. */
    message: z.string().optional(),
  })
  .meta({ id: 'StreamEvent' });
export type StreamEvent = z.infer<typeof streamEvent>;

export const streamEvents = z
  .object({
    epoch: z.string(),
    previousSequence: z.int(),
    sequence: z.int(),
    events: z.array(streamEvent),
  })
  .meta({ id: 'StreamEvents' });
export type StreamEvents = z.infer<typeof streamEvents>;

/** Everything a screen starts from, all at one sequence; `quotes` and figures are of `serverTime`. */
export const snapshotState = z
  .object({
    mode: modeState,
    kill: killState,
    /** Every open order and the newest closed ones. */
    orders: z.array(order),
    fills: z.array(fill),
    positions: z.array(bookedPosition),
    closedPositions: z.array(closedPosition),
    account: accountBooks,
    limits: z.array(limitNode),
    alerts: z.array(alert),
    /** Every signal that waits and the newest decided ones. */
    signals: z.array(signal),
    strategies: z.array(strategy),
    /** Every break that is not over and the newest of those that are. */
    breaks: z.array(reconciliationBreak),
    reconciliationRuns: z.array(reconciliationRun),
    dropCopies: z.array(dropCopy),
    source: marketDataSource,
    /** From here on not events but marks: they are as of `serverTime`, not of `sequence`. */
    instruments: z.array(instrument),
    quotes: z.array(markRow),
    positionMarks: z.array(positionMark),
    accountMark,
  })
  .meta({ id: 'SnapshotState' });
export type SnapshotState = z.infer<typeof snapshotState>;

export const snapshot = z
  .object({
    epoch: z.string(),
    sequence: z.int(),
    serverTime: timeText,
    state: snapshotState,
  })
  .meta({ id: 'Snapshot' });
export type Snapshot = z.infer<typeof snapshot>;

export const heartbeat = z
  .object({
    epoch: z.string(),
    /** Of the last event told: a client that has applied less has missed some. */
    sequence: z.int(),
    serverTime: timeText,
    health: deskHealth,
    /** Where a recorded day stands moves without events. */
    source: marketDataSource,
  })
  .meta({ id: 'Heartbeat' });
export type Heartbeat = z.infer<typeof heartbeat>;

/** What the client last applied; absent when it has nothing and wants a snapshot. */
export const resyncRequest = z.strictObject({
  epoch: z.string().max(64).optional(),
  sequence: z.int().min(0).optional(),
});
export type ResyncRequest = z.infer<typeof resyncRequest>;

/** Types of the socket.io client: `Socket<ServerToClientEvents, ClientToServerEvents>`. */
export interface ServerToClientEvents {
  snapshot: (message: Snapshot) => void;
  events: (message: StreamEvents) => void;
  marks: (message: Marks) => void;
  depth: (message: Depth) => void;
  heartbeat: (message: Heartbeat) => void;
}
export interface ClientToServerEvents {
  resync: (request: ResyncRequest) => void;
  watchDepth: (wish: DepthWish) => void;
  visibility: (state: { readonly hidden: boolean }) => void;
  roundTrip: (answer: () => void) => void;
}
