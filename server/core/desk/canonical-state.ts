import type { AlertRule } from '../alert-rule/alert-rule';
import { keyOfDropCopy } from '../drop-copy/drop-copy';
import { type DropCopyPlain, dropCopyOfPlain, dropCopyPlain } from '../drop-copy/drop-copy-text';
import type { Kill } from '../mode/kill';
import { isOpenStatus } from '../order/order-words';
import type { Bracket } from '../protection/bracket';
import { bracketsByPosition } from '../protection/evolve-brackets';
import {
  type ReconciliationPlain,
  reconciliationOfPlain,
  reconciliationPlain,
} from '../reconciliation/reconciliation-text';
import { keyOfScope, type LimitNode } from '../risk/risk-limits';
import type { Signal } from '../signal/signal';
import type { Strategy } from '../signal/strategy';
import { assert } from '../values/assert';
import { canonicalPlain } from '../values/canonical-plain';
import { reviveExact } from '../values/exact-json';
import type { Columns } from '../values/id-map';
import type { SignalId } from '../values/ids';
import { asciiJson } from '../values/row-text';
import { TwoKeyMap } from '../values/two-key-map';
import type { Webhook } from '../webhook/webhook';
import { type AccountPlain, accountOfPlain, accountPlain } from './account-text';
import type { Alert } from './alert';
import { createDeskState, type DeskState } from './desk-state';
import { listedText, readListedText, type TextList } from './listed-text';
import { glanceAtOrder, orderOfText, orderText } from './order-row';
import { glanceAtRecentFill, recentFillText } from './recent-fill-row';

/** Changes whenever the text of a state does: a snapshot of another format is of no use. */
const format = 'desk-state-21';
const opening = `{"format":"${format}",`;
const idsPerRow = 256;

/**
 * The whole state as one JSON text, exact, and of the long lists one row a line. Two states that behave alike have the same text: records
 * are written by their fields, whatever way they were made; Maps and Sets in the order in which they
 * are walked, since decisions walk them (which order is canceled first, which alert goes first). So
 * the text is the same live, after a replay, and after a snapshot and the events since.
 */
export function encodeState(state: Readonly<DeskState>): string {
  let text = '';
  for (const part of encodeStateInParts(state)) {
    text += part;
  }
  return text;
}

/**
 * The text of `encodeState` in small parts, a few records each, so that it can be made in turns. What
 * changes in place is gathered by this call; the parts speak of that moment, however late they are
 * asked for.
 */
export function encodeStateInParts(state: Readonly<DeskState>): Iterable<string> {
  const few: Few = {
    format,
    sequence: state.sequence,
    mode: state.mode,
    heldByLoss: state.heldByLoss,
    modeBeforeKill: state.modeBeforeKill,
    kill: state.kill === undefined ? null : canonicalPlain(state.kill),
    latched: state.latched,
    latchedScopes: state.latchedScopes.map(canonicalPlain),
    orderCount: state.orderCount,
    killCount: state.killCount,
    accounts: [...state.accounts.values()].map(accountPlain),
    limits: [...state.limits.values()].map(canonicalPlain),
    alerts: [...state.alerts.values()].map(canonicalPlain),
    strategies: [...state.strategies.values()].map(canonicalPlain),
    alertRules: [...state.alertRules.values()].map(canonicalPlain),
    webhooks: [...state.webhooks.values()].map(canonicalPlain),
    reconciliation: reconciliationPlain(state.reconciliation),
  };
  const lists: readonly TextList[] = [
    keptOf('orders', [state.orders.columns()], orderText),
    keptOf('recentFills', fillColumnsOf(state), recentFillText),
    listOf('dropCopies', state.dropCopies.values(), dropCopyPlain),
    listOf('signals', state.signals.values(), canonicalPlain),
    listOf('signalIds', state.signalIds, (signalId) => signalId),
    listOf('brackets', state.brackets.values(), canonicalPlain),
    idsOf('clientOrderIds', state.clientOrderIds),
    idsOf('pastExecutionIds', state.pastExecutionIds),
  ];
  return listedText(asciiJson(few), lists);
}

/**
 * Reads what `encodeState` wrote: the same state, its containers in the same order. Orders that are
 * over and fills stay the texts that they are until somebody asks for them.
 * Undefined when the text is of another format, written by another version of the desk: then the
 * journal is replayed. A text that was cut off is a broken invariant: what saved it has its hash.
 */
export function decodeState(text: string): DeskState | undefined {
  if (!text.startsWith(opening)) {
    return undefined;
  }
  const { short, rowsOf } = readListedText(text);
  const few = JSON.parse(short) as Few;
  const brackets = plainOf(rowsOf('brackets')).map((bracket) => reviveExact(bracket) as Bracket);
  const read: Omit<DeskState, Listed> = {
    sequence: few.sequence,
    mode: few.mode,
    heldByLoss: few.heldByLoss,
    modeBeforeKill: few.modeBeforeKill,
    kill: few.kill === null ? undefined : (reviveExact(few.kill) as Kill),
    latched: few.latched,
    latchedScopes: reviveExact(few.latchedScopes) as DeskState['latchedScopes'],
    accounts: mapOf(few.accounts.map(accountOfPlain), ({ account }) => account),
    limits: mapOf(reviveExact(few.limits) as LimitNode[], ({ scope }) => keyOfScope(scope)),
    alerts: mapOf(reviveExact(few.alerts) as Alert[], ({ alertId }) => alertId),
    strategies: mapOf(reviveExact(few.strategies) as Strategy[], ({ strategy }) => strategy),
    alertRules: mapOf(reviveExact(few.alertRules) as AlertRule[], ({ ruleId }) => ruleId),
    webhooks: mapOf(reviveExact(few.webhooks) as Webhook[], ({ webhookId }) => webhookId),
    reconciliation: reconciliationOfPlain(few.reconciliation),
    bracketsOf: bracketsByPosition(brackets),
    orderCount: few.orderCount,
    killCount: few.killCount,
  };
  return {
    ...read,
    orders: ordersOf(rowsOf('orders')),
    recentFills: recentFillsOf(rowsOf('recentFills')),
    dropCopies: mapOf(
      (plainOf(rowsOf('dropCopies')) as DropCopyPlain[]).map(dropCopyOfPlain),
      keyOfDropCopy,
    ),
    signals: mapOf(
      plainOf(rowsOf('signals')).map((signal) => reviveExact(signal) as Signal),
      ({ signalId }) => signalId,
    ),
    signalIds: new Set(plainOf(rowsOf('signalIds')) as SignalId[]),
    brackets: mapOf(brackets, ({ parentOrderId }) => parentOrderId),
    clientOrderIds: idsOfRows(rowsOf('clientOrderIds')),
    pastExecutionIds: idsOfRows(rowsOf('pastExecutionIds')),
  };
}

type Listed =
  | 'orders'
  | 'recentFills'
  | 'dropCopies'
  | 'signals'
  | 'signalIds'
  | 'brackets'
  | 'clientOrderIds'
  | 'pastExecutionIds';

/** What is small enough to be written in one go. */
interface Few {
  readonly format: string;
  readonly sequence: number;
  readonly mode: DeskState['mode'];
  readonly heldByLoss: boolean;
  readonly modeBeforeKill: DeskState['modeBeforeKill'];
  readonly kill: unknown;
  readonly latched: boolean;
  readonly latchedScopes: readonly unknown[];
  readonly orderCount: number;
  readonly killCount: number;
  readonly accounts: readonly AccountPlain[];
  readonly limits: readonly unknown[];
  readonly alerts: readonly unknown[];
  readonly strategies: readonly unknown[];
  readonly alertRules: readonly unknown[];
  readonly webhooks: readonly unknown[];
  readonly reconciliation: ReconciliationPlain;
}

/** A list of the state, gathered, and how a record of it is written. */
function listOf<Item>(
  name: Listed,
  items: Iterable<Item>,
  plainOf: (item: Item) => unknown,
): TextList {
  const gathered = [...items];
  const textOf = (index: number) => asciiJson(plainOf(gathered[index] as Item));
  return { name, length: gathered.length, textOf };
}

/** Records of which some are kept as the texts that they would be written as. */
function keptOf<Item extends object>(
  name: Listed,
  columns: readonly Columns<string, Item>[],
  textOfItem: (item: Item) => string,
): TextList {
  const length = columns.reduce((sum, { ids }) => sum + ids.length, 0);
  const textOf = (index: number) => {
    const item = itemAt(columns, index);
    return typeof item === 'string' ? item : textOfItem(item);
  };
  return { name, length, textOf };
}

/** The item at an index of all columns, one after the other. */
function itemAt<Item>(columns: readonly Columns<string, Item>[], index: number): Item | string {
  let rest = index;
  for (const { ids, keptAt } of columns) {
    if (rest < ids.length) {
      return keptAt(rest);
    }
    rest -= ids.length;
  }
  assert(false, 'an item is in one of its columns');
}

function fillColumnsOf({ recentFills }: Readonly<DeskState>) {
  return [...recentFills.partsOf().values()].map((fills) => fills.columns());
}

/** Ids and what they stand for, one after the other, all of one first key. */
type IdsRow = readonly [first: string, idsAndValues: readonly (string | null)[]];

function idsOf<First extends string, Second extends string>(
  name: Listed,
  entries: TwoKeyMap<First, Second, string | undefined>,
): TextList {
  const rows: (() => IdsRow)[] = [];
  for (const [first, part] of entries.partsOf()) {
    const { ids, keptAt } = part.columns();
    for (let from = 0; from < ids.length; from += idsPerRow) {
      rows.push(() => [
        first,
        ids
          .slice(from, from + idsPerRow)
          .flatMap((id, index) => [id, keptAt(from + index) ?? null]),
      ]);
    }
  }
  return { name, length: rows.length, textOf: (index) => asciiJson(rows[index]?.()) };
}

function idsOfRows<First extends string, Second extends string, Value>(
  rows: readonly string[],
): TwoKeyMap<First, Second, Value> {
  const entries = new TwoKeyMap<First, Second, Value>();
  for (const row of rows) {
    const [first, ids] = JSON.parse(row) as IdsRow;
    for (let index = 0; index < ids.length; index += 2) {
      // Written by `idsOf` from a map of these very types.
      entries.set(first as First, ids[index] as Second, (ids[index + 1] ?? undefined) as Value);
    }
  }
  return entries;
}

function ordersOf(rows: readonly string[]): DeskState['orders'] {
  const { orders } = createDeskState();
  for (const row of rows) {
    const { orderId, status } = glanceAtOrder(row);
    if (isOpenStatus(status)) {
      orders.set(orderId, orderOfText(row));
    } else {
      orders.setText(orderId, row);
    }
  }
  return orders;
}

function recentFillsOf(rows: readonly string[]): DeskState['recentFills'] {
  const { recentFills } = createDeskState();
  for (const row of rows) {
    const { venue, executionId } = glanceAtRecentFill(row);
    recentFills.setText(venue, executionId, row);
  }
  return recentFills;
}

function plainOf(rows: readonly string[]): unknown[] {
  return JSON.parse(`[${rows.join(',')}]`) as unknown[];
}

function mapOf<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item> {
  return new Map(items.map((item) => [keyOf(item), item]));
}
