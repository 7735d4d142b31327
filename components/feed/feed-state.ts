import type { Account, AccountBooks } from '@/contract/account';
import type { Alert } from '@/contract/alert';
import type { Depth } from '@/contract/depth';
import type { DropCopy } from '@/contract/drop-copy';
import type { Fill } from '@/contract/fill';
import type { DeskHealth } from '@/contract/health';
import type { Instrument } from '@/contract/instrument';
import type { KillState } from '@/contract/kill-switch';
import type { MarketDataSource } from '@/contract/market-data';
import type { ModeState } from '@/contract/mode';
import type { Order } from '@/contract/order';
import type { BookedPosition, ClosedPosition, Position } from '@/contract/position';
import type { ReconciliationBreak, ReconciliationRun } from '@/contract/reconciliation';
import type { LimitNode } from '@/contract/risk-limits';
import type { Signal } from '@/contract/signal';
import type { Strategy } from '@/contract/strategy';
import type { AccountMark, MarkRow, PositionMark } from '@/contract/stream';
import { RowTable } from './row-table';

/** A quote, and when it reached this page (`performance.now()`), from which its age goes on. */
export interface QuoteRow extends MarkRow {
  readonly time: string;
  readonly receivedAtMs: number;
}

/** Everything the screen shows, as rows by id. */
export interface FeedTables {
  readonly orders: RowTable<Order>;
  /** By sequence. */
  readonly fills: RowTable<Fill>;
  /** Open ones, by `account/instrument`: what the books say with what the market makes of it. */
  readonly positions: RowTable<Position>;
  readonly closedPositions: RowTable<ClosedPosition>;
  readonly alerts: RowTable<Alert>;
  /** By instrument. */
  readonly quotes: RowTable<QuoteRow>;
  readonly instruments: RowTable<Instrument>;
  /** Differences with a venue or a drop copy. */
  readonly breaks: RowTable<ReconciliationBreak>;
  /** The last run of each, by `source/venue/account`. */
  readonly reconciliationRuns: RowTable<ReconciliationRun>;
  /** What second sources of fills have said, by `venue/account/name/tradingDay`. */
  readonly dropCopies: RowTable<DropCopy>;
  /** Displayed levels by instrument, of those that somebody looks at. */
  readonly depths: RowTable<Depth>;
  /** By `kind` or `kind:id` of the scope. */
  readonly limits: RowTable<LimitNode>;
  /** Those that wait, and of the decided ones those that changed last. */
  readonly signals: RowTable<Signal>;
  readonly strategies: RowTable<Strategy>;
}
export type TableName = keyof FeedTables;
export type RowOf<Name extends TableName> =
  FeedTables[Name] extends RowTable<infer Row> ? Row : never;

/**
 * Where the page stands in the desk's list of events. `waiting`: nothing yet. `behind`: it knows
 * that something is missing and has asked for it. `current`: all that it was told is applied.
 */
export interface Cursor {
  readonly phase: 'waiting' | 'behind' | 'current';
  readonly epoch: string | undefined;
  readonly sequence: number;
}

/** What is not a list. Replaced, never changed, so that selectors can compare by identity. */
export interface FeedValues {
  readonly cursor: Cursor;
  readonly account: Account | undefined;
  readonly mode: ModeState | undefined;
  readonly kill: KillState | undefined;
  readonly source: MarketDataSource | undefined;
  readonly health: DeskHealth | undefined;
  /** The desk's clock, and when this page heard it (`performance.now()`). */
  readonly serverTime: string | undefined;
  readonly heardAtMs: number | undefined;
  readonly heartbeatAtMs: number | undefined;
}

/** The whole state of the feed. Only `applyMessage` writes here. */
export interface FeedState {
  readonly tables: FeedTables;
  values: FeedValues;
  readonly workings: Workings;
}

/** What applying needs to remember and nobody shows. */
export interface Workings {
  /** Epochs that were left: what comes late from them is not listened to. */
  readonly pastEpochs: Set<string>;
  /** A connection has just been made: its first snapshot counts, whatever was heard before. */
  awaitsSnapshot: boolean;
  /** The newest epoch that anything has spoken of, and the highest sequence spoken of in it. */
  heard: { readonly epoch: string | undefined; readonly sequence: number };
  /** Closed orders, oldest first by the event that last changed them. */
  readonly closedOrders: Set<string>;
  /** Decided signals, oldest first by the event that last changed them. */
  readonly decidedSignals: Set<string>;
  readonly books: Map<string, BookedPosition>;
  readonly positionMarks: Map<string, PositionMark & { readonly time: string }>;
  accountBooks: AccountBooks | undefined;
  accountMark: (AccountMark & { readonly time: string }) | undefined;
}

export function emptyFeedState(): FeedState {
  return {
    tables: {
      orders: new RowTable(),
      fills: new RowTable(),
      positions: new RowTable(),
      closedPositions: new RowTable(),
      alerts: new RowTable(),
      breaks: new RowTable(),
      reconciliationRuns: new RowTable(),
      dropCopies: new RowTable(),
      quotes: new RowTable(),
      instruments: new RowTable(),
      depths: new RowTable(),
      limits: new RowTable(),
      signals: new RowTable(),
      strategies: new RowTable(),
    },
    values: {
      cursor: { phase: 'waiting', epoch: undefined, sequence: 0 },
      account: undefined,
      mode: undefined,
      kill: undefined,
      source: undefined,
      health: undefined,
      serverTime: undefined,
      heardAtMs: undefined,
      heartbeatAtMs: undefined,
    },
    workings: {
      pastEpochs: new Set(),
      awaitsSnapshot: true,
      heard: { epoch: undefined, sequence: 0 },
      closedOrders: new Set(),
      decidedSignals: new Set(),
      books: new Map(),
      positionMarks: new Map(),
      accountBooks: undefined,
      accountMark: undefined,
    },
  };
}
