import {
  type AccountMark,
  type MarkRow,
  type PositionMark,
  type SnapshotState,
  type StreamEvent,
  snapshotBounds,
} from '../../../contract/stream';
import type { Position } from '../../core/position/position';
import { type Break, isLiveBreak } from '../../core/reconciliation/break';
import type { InstrumentId } from '../../core/values/ids';
import type { Instant } from '../../core/values/instant';
import type { AccountBooks, Desk } from '../../desk';
import { presentAccountBooks, titleOf } from '../present/present-account';
import { presentAccountStanding } from '../present/present-account-standing';
import { presentActor } from '../present/present-actor';
import { presentAlert } from '../present/present-alert';
import { presentDropCopy } from '../present/present-drop-copy';
import { presentFill } from '../present/present-fill';
import { presentKillState } from '../present/present-kill';
import { presentLimitNode } from '../present/present-limits';
import { presentInstrument, presentMarkRow, presentSource } from '../present/present-market';
import { presentTime } from '../present/present-numbers';
import { presentOrder } from '../present/present-order';
import {
  closedPositionIdOf,
  presentBookedPosition,
  presentClosedPosition,
  presentPositionFigures,
  protectionOf,
} from '../present/present-position';
import { presentBreak, presentRun } from '../present/present-reconciliation';
import { presentSignal, presentStrategy } from '../present/present-signal';
import type { FeedBook } from './feed-book';
import { type FeedEvent, messageOf } from './feed-event';

/** One event with its after-images as the wire says it. */
export function presentFeedEvent(desk: Desk, told: FeedEvent): StreamEvent {
  const { committed, fill, closedPosition, mode, kill, limits, alert, source } = told;
  const { sequence, time, event, actor, order, position, books, signal, strategy } = committed;
  return {
    sequence,
    time: presentTime(time),
    type: event.type,
    actor: presentActor(actor),
    order: order && presentOrder(order),
    fill: fill && presentFill(fill, sequence),
    position: position && presentBookedPosition(position),
    closedPosition: closedPosition && presentClosedPosition(closedPosition),
    reopenedPosition: told.reopenedPosition && closedPositionIdOf(told.reopenedPosition),
    accountBooks: booksIfMain(desk, books, sequence),
    mode,
    kill: kill && presentKillState(kill),
    source: source && presentSource(source),
    limits: limits && presentLimitNode(limits),
    alert: alert && presentAlert(alert),
    forgottenAlert: told.forgottenAlert,
    signal: signal && presentSignal(signal),
    strategy: strategy && presentStrategy(strategy, desk.signals.settings),
    breaks: told.breaks?.length ? told.breaks.map(presentBreak) : undefined,
    reconciliationRun: told.reconciliationRun && presentRun(told.reconciliationRun),
    dropCopy: told.dropCopy && presentDropCopy(told.dropCopy),
    withdrawnDropCopy: told.withdrawnDropCopy,
    message: messageOf(event),
  };
}

/** The whole book as it stands, with the market as of now. */
export function presentSnapshot(desk: Desk, book: FeedBook, now: Instant): SnapshotState {
  const positions = [...book.positions.held.values()];
  return {
    mode: book.rules.mode,
    kill: presentKillState(book.rules.kill),
    orders: [...book.orders.open.values(), ...newestFirst(book.orders.closed.values())].map(
      presentOrder,
    ),
    fills: newestFirst(book.fills).map(({ fill, sequence }) => presentFill(fill, sequence)),
    positions: positions.map(presentBookedPosition),
    closedPositions: newestFirst(book.positions.closed).map(presentClosedPosition),
    account: presentAccountBooks(book.books, mainTitle(desk), book.booksSequence),
    limits: [...book.limits.values()].map(presentLimitNode),
    alerts: newestFirst(book.rules.alerts.values()).map(presentAlert),
    signals: newestFirst(book.signals.all.values()).map(presentSignal),
    strategies: [...book.strategies.values()].map((one) =>
      presentStrategy(one, desk.signals.settings),
    ),
    breaks: breaksOf(book).map(presentBreak),
    reconciliationRuns: [...book.rules.reconciliation.runs.values()].map(presentRun),
    dropCopies: [...book.rules.dropCopies.values()].map(presentDropCopy),
    source: presentSource(desk.marketData.source()),
    instruments: desk.instruments.map((instrument) =>
      presentInstrument(instrument, desk.instrumentStatus(instrument.instrument)),
    ),
    quotes: desk.instruments.map(({ instrument }) => presentRow(desk, instrument, now)),
    positionMarks: positions.map((position) => presentPositionMark(desk, position, now)),
    accountMark: presentAccountMark(desk),
  };
}

/** Every live break and the newest of those that are over. */
function breaksOf({ rules }: FeedBook): readonly Break[] {
  const all = [...rules.reconciliation.breaks.values()];
  const over = all.filter((one) => !isLiveBreak(one)).slice(-snapshotBounds.closedBreaks);
  return newestFirst([...all.filter(isLiveBreak), ...over]);
}

export function presentRow(desk: Desk, instrument: InstrumentId, now: Instant): MarkRow {
  const { market } = desk;
  return presentMarkRow(
    instrument,
    market.status(instrument),
    market.quote(instrument),
    market.mark(instrument),
    now,
  );
}

export function presentPositionMark(desk: Desk, position: Position, now: Instant): PositionMark {
  const { account, instrument } = position;
  const mark = desk.market.mark(instrument);
  const protection = protectionOf(desk, position);
  return { account, instrument, ...presentPositionFigures(position, mark, protection, now) };
}

export function presentAccountMark(desk: Desk): AccountMark {
  const { mainAccount } = desk;
  return { account: mainAccount, ...presentAccountStanding(desk, mainAccount) };
}

function booksIfMain(desk: Desk, books: AccountBooks | undefined, sequence: number) {
  return books === undefined || books.account !== desk.mainAccount
    ? undefined
    : presentAccountBooks(books, mainTitle(desk), sequence);
}

function mainTitle(desk: Desk) {
  const { state, mainAccount } = desk;
  const account = state.accounts.get(mainAccount);
  if (account === undefined) {
    throw new Error(`Broken invariant: the main account ${mainAccount} is open`);
  }
  return titleOf(desk, account);
}

function newestFirst<Row>(rows: Iterable<Row>): Row[] {
  return [...rows].reverse();
}
