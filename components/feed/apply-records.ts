import type { Account } from '@/contract/account';
import type { DropCopy } from '@/contract/drop-copy';
import type { Order } from '@/contract/order';
import { isOpenOrderStatus } from '@/contract/order-status';
import type { BookedPosition, PositionFigures } from '@/contract/position';
import type { ReconciliationBreak, ReconciliationRun } from '@/contract/reconciliation';
import type { LimitNode } from '@/contract/risk-limits';
import type { Signal } from '@/contract/signal';
import { type Snapshot, type StreamEvent, snapshotBounds } from '@/contract/stream';
import type { FeedState, FeedTables } from './feed-state';
import type { RowTable } from './row-table';

/** Puts the records of one event in their places. It is the caller's to know that it is next. */
export function putEvent(state: FeedState, event: StreamEvent): void {
  const { tables } = state;
  if (event.order !== undefined) {
    putOrder(state, event.order);
  }
  if (event.fill !== undefined) {
    tables.fills.put(String(event.fill.sequence), event.fill);
    trimOldest(tables.fills, snapshotBounds.fills);
  }
  if (event.position !== undefined) {
    putBooks(state, event.position);
  }
  if (event.closedPosition !== undefined) {
    tables.closedPositions.put(event.closedPosition.closedPositionId, event.closedPosition);
    trimOldest(tables.closedPositions, snapshotBounds.closedPositions);
  }
  if (event.reopenedPosition !== undefined) {
    tables.closedPositions.remove(event.reopenedPosition);
  }
  if (event.limits !== undefined) {
    tables.limits.put(keyOfLimits(event.limits), event.limits);
  }
  for (const one of event.breaks ?? []) {
    tables.breaks.put(one.id, one);
    trimBreaks(tables.breaks);
  }
  if (event.reconciliationRun !== undefined) {
    tables.reconciliationRuns.put(keyOfRun(event.reconciliationRun), event.reconciliationRun);
  }
  if (event.dropCopy !== undefined) {
    tables.dropCopies.put(keyOfDropCopy(event.dropCopy), event.dropCopy);
  }
  if (event.withdrawnDropCopy !== undefined) {
    const { venue, account } = event.withdrawnDropCopy;
    const dropCopy = event.withdrawnDropCopy;
    tables.dropCopies.remove(keyOfDropCopy(dropCopy));
    tables.reconciliationRuns.remove(keyOfRun({ source: 'dropCopy', venue, account, dropCopy }));
  }
  if (event.forgottenAlert !== undefined) {
    tables.alerts.remove(event.forgottenAlert);
  }
  if (event.alert !== undefined) {
    tables.alerts.put(event.alert.alertId, event.alert);
  }
  if (event.signal !== undefined) {
    putSignal(state, event.signal);
  }
  if (event.strategy !== undefined) {
    tables.strategies.put(event.strategy.strategy, event.strategy);
  }
  putValues(state, event);
}

/** Everything anew. Rows that are not in the snapshot leave. */
export function putSnapshot(state: FeedState, snapshot: Snapshot, nowMs: number): void {
  const { tables, workings } = state;
  const { state: told, serverTime } = snapshot;
  for (const table of Object.values(tables)) {
    table.clear();
  }
  workings.closedOrders.clear();
  workings.decidedSignals.clear();
  workings.books.clear();
  workings.positionMarks.clear();
  for (const order of bySequence(told.orders)) {
    putOrder(state, order);
  }
  for (const fill of bySequence(told.fills)) {
    tables.fills.put(String(fill.sequence), fill);
  }
  for (const closed of bySequence(told.closedPositions)) {
    tables.closedPositions.put(closed.closedPositionId, closed);
  }
  for (const signal of bySequence(told.signals)) {
    putSignal(state, signal);
  }
  for (const strategy of told.strategies) {
    tables.strategies.put(strategy.strategy, strategy);
  }
  for (const mark of told.positionMarks) {
    workings.positionMarks.set(positionIdOf(mark), { ...mark, time: serverTime });
  }
  for (const position of told.positions) {
    putBooks(state, position);
  }
  putRest(tables, snapshot, nowMs);
  workings.accountBooks = told.account;
  workings.accountMark = { ...told.accountMark, time: serverTime };
  state.values = {
    ...state.values,
    account: { ...told.account, ...told.accountMark },
    mode: told.mode,
    kill: told.kill,
    source: told.source,
    serverTime,
    heardAtMs: nowMs,
  };
}

/** The row of an open position: its books with the latest figures of the market. */
export function putPosition(state: FeedState, positionId: string): void {
  const books = state.workings.books.get(positionId);
  if (books === undefined) {
    return;
  }
  const mark = state.workings.positionMarks.get(positionId);
  if (mark === undefined) {
    state.tables.positions.put(positionId, { ...books, ...noFigures });
    return;
  }
  const { time: _, ...figures } = mark;
  state.tables.positions.put(positionId, { ...books, ...figures });
}

const noFigures: PositionFigures = {
  markPrice: null,
  markAge: null,
  marketValue: null,
  unrealizedPnL: null,
  returnPercent: null,
  holdingPeriod: 0,
  efficiency: null,
};

function putRest(tables: FeedTables, { state, serverTime }: Snapshot, nowMs: number): void {
  for (const limits of state.limits) {
    tables.limits.put(keyOfLimits(limits), limits);
  }
  for (const one of bySequence(state.breaks)) {
    tables.breaks.put(one.id, one);
  }
  for (const run of state.reconciliationRuns) {
    tables.reconciliationRuns.put(keyOfRun(run), run);
  }
  for (const copy of state.dropCopies) {
    tables.dropCopies.put(keyOfDropCopy(copy), copy);
  }
  for (const alert of bySequence(state.alerts)) {
    tables.alerts.put(alert.alertId, alert);
  }
  for (const instrument of state.instruments) {
    tables.instruments.put(instrument.instrument, instrument);
  }
  for (const quote of state.quotes) {
    tables.quotes.put(quote.instrument, { ...quote, time: serverTime, receivedAtMs: nowMs });
  }
}

/** Open orders all stay; of the closed ones those that changed last. */
function putOrder({ tables, workings }: FeedState, order: Order): void {
  const { closedOrders } = workings;
  tables.orders.put(order.orderId, order);
  closedOrders.delete(order.orderId);
  if (!isOpenOrderStatus(order.status)) {
    closedOrders.add(order.orderId);
  }
  for (const oldest of closedOrders) {
    if (closedOrders.size <= snapshotBounds.closedOrders) {
      return;
    }
    closedOrders.delete(oldest);
    tables.orders.remove(oldest);
  }
}

/** Signals that wait all stay; of the decided ones those that changed last. */
function putSignal({ tables, workings }: FeedState, signal: Signal): void {
  const { decidedSignals } = workings;
  tables.signals.put(signal.signalId, signal);
  decidedSignals.delete(signal.signalId);
  if (signal.state !== 'awaitingApproval') {
    decidedSignals.add(signal.signalId);
  }
  for (const oldest of decidedSignals) {
    if (decidedSignals.size <= snapshotBounds.decidedSignals) {
      return;
    }
    decidedSignals.delete(oldest);
    tables.signals.remove(oldest);
  }
}

function putBooks(state: FeedState, position: BookedPosition): void {
  const id = positionIdOf(position);
  if (position.quantity === '0') {
    state.workings.books.delete(id);
    state.workings.positionMarks.delete(id);
    state.tables.positions.remove(id);
    return;
  }
  state.workings.books.set(id, position);
  putPosition(state, id);
}

function putValues(state: FeedState, { accountBooks, mode, kill, source }: StreamEvent): void {
  const { workings, values } = state;
  if (accountBooks !== undefined) {
    workings.accountBooks = accountBooks;
  }
  if (accountBooks ?? mode ?? kill ?? source) {
    state.values = {
      ...values,
      ...(accountBooks === undefined ? {} : { account: accountOf(state) }),
      ...(mode === undefined ? {} : { mode }),
      ...(kill === undefined ? {} : { kill }),
      ...(source === undefined ? {} : { source }),
    };
  }
}

/** What the books say with what the market makes of it; undefined until both are known. */
export function accountOf({ workings }: FeedState): Account | undefined {
  const { accountBooks, accountMark } = workings;
  if (accountBooks === undefined || accountMark === undefined) {
    return undefined;
  }
  const { time: _, ...figures } = accountMark;
  return { ...accountBooks, ...figures };
}

function trimOldest(table: RowTable<unknown>, bound: number): void {
  while (table.size > bound) {
    table.removeOldest();
  }
}

/** Breaks that are not over all stay; of the others those that changed last. */
function trimBreaks(table: RowTable<ReconciliationBreak>): void {
  if (table.size <= snapshotBounds.closedBreaks) {
    return;
  }
  const over: ReconciliationBreak[] = [];
  for (const id of table.ids()) {
    const one = table.get(id);
    if (one !== undefined && (one.state === 'repaired' || one.state === 'resolved')) {
      over.push(one);
    }
  }
  const surplus = Math.max(0, over.length - snapshotBounds.closedBreaks);
  for (const { id } of bySequence(over).slice(0, surplus)) {
    table.remove(id);
  }
}

function keyOfRun({
  source,
  venue,
  account,
  dropCopy,
}: Pick<ReconciliationRun, 'source' | 'venue' | 'account' | 'dropCopy'>): string {
  const whose = dropCopy === undefined ? '' : `/${dropCopy.name}/${dropCopy.tradingDay}`;
  return `${source}/${venue}/${account}${whose}`;
}

function keyOfDropCopy({
  venue,
  account,
  name,
  tradingDay,
}: Pick<DropCopy, 'venue' | 'account' | 'name' | 'tradingDay'>): string {
  return `${venue}/${account}/${name}/${tradingDay}`;
}

function bySequence<Row extends { readonly sequence: number }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((one, other) => one.sequence - other.sequence);
}

function positionIdOf(of: { readonly account: string; readonly instrument: string }): string {
  return `${of.account}/${of.instrument}`;
}

function keyOfLimits({ scope }: LimitNode): string {
  return scope.id === undefined ? scope.kind : `${scope.kind}:${scope.id}`;
}
