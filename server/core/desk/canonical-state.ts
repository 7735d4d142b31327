import type { AlertRule } from '../alert-rule/alert-rule';
import { keyOfDropCopy, type RecentFill } from '../drop-copy/drop-copy';
import { type DropCopyPlain, dropCopyOfPlain, dropCopyPlain } from '../drop-copy/drop-copy-text';
import type { Kill } from '../mode/kill';
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
import { canonicalPlain } from '../values/canonical-plain';
import { reviveExact } from '../values/exact-json';
import { IdMap } from '../values/id-map';
import type {
  AccountId,
  ClientOrderId,
  ExecutionId,
  OrderId,
  SignalId,
  VenueName,
} from '../values/ids';
import { TwoKeyMap } from '../values/two-key-map';
import type { Webhook } from '../webhook/webhook';
import { type AccountPlain, accountOfPlain, accountPlain } from './account-text';
import type { Alert } from './alert';
import type { DeskState } from './desk-state';
import { type OrderRow, orderOfRow, orderRow } from './order-row';

/** Changes whenever the text of a state does: a snapshot of another format is of no use. */
const format = 'desk-state-9';
const recordsPerPart = 32;

/**
 * The whole state as one JSON text, exact. Two states that behave alike have the same text: records
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
  const lists: readonly List[] = [
    listOf('orders', state.orders.values(), orderRow),
    listOf('openOrderIds', state.openOrderIds, (orderId) => orderId),
    listOf('recentFills', recentFillsOf(state), canonicalPlain),
    listOf('dropCopies', state.dropCopies.values(), dropCopyPlain),
    listOf('signals', state.signals.values(), canonicalPlain),
    listOf('signalIds', state.signalIds, (signalId) => signalId),
    listOf('brackets', state.brackets.values(), canonicalPlain),
    mapOf(
      'clientOrderIds',
      state.clientOrderIds,
      (account, clientOrderId, orderId): ClientOrderIdRow => [account, clientOrderId, orderId],
    ),
    mapOf(
      'executionIds',
      state.executionIds,
      (venue, executionId, orderId): ExecutionIdRow => [venue, executionId, orderId ?? null],
    ),
  ];
  return parts(JSON.stringify(few), lists);
}

/**
 * Reads what `encodeState` wrote: the same state, its containers in the same order.
 * Undefined when the text is of another format, written by another version of the desk: then the
 * journal is replayed. Throws SyntaxError on text that is no JSON.
 */
export function decodeState(text: string): DeskState | undefined {
  const plain = JSON.parse(text) as StatePlain;
  if (plain.format !== format) {
    return undefined;
  }
  const orders = plain.orders.map(orderOfRow);
  const accounts = plain.accounts.map(accountOfPlain);
  const limits = plain.limits.map((node) => reviveExact(node) as LimitNode);
  const alerts = plain.alerts.map((alert) => reviveExact(alert) as Alert);
  const signals = plain.signals.map((signal) => reviveExact(signal) as Signal);
  const strategies = plain.strategies.map((strategy) => reviveExact(strategy) as Strategy);
  const brackets = plain.brackets.map((bracket) => reviveExact(bracket) as Bracket);
  const dropCopies = plain.dropCopies.map(dropCopyOfPlain);
  const alertRules = plain.alertRules.map((rule) => reviveExact(rule) as AlertRule);
  const webhooks = plain.webhooks.map((webhook) => reviveExact(webhook) as Webhook);
  return {
    sequence: plain.sequence,
    mode: plain.mode,
    heldByLoss: plain.heldByLoss,
    kill: plain.kill === null ? undefined : (reviveExact(plain.kill) as Kill),
    latched: plain.latched,
    latchedScopes: reviveExact(plain.latchedScopes) as DeskState['latchedScopes'],
    accounts: new Map(accounts.map((account) => [account.account, account])),
    orders: new IdMap(orders.map((order) => [order.orderId, order])),
    openOrderIds: new Set(plain.openOrderIds),
    clientOrderIds: new TwoKeyMap(plain.clientOrderIds),
    executionIds: executionIdsOf(plain.executionIds),
    recentFills: new TwoKeyMap(
      plain.recentFills.map((plainFill) => {
        const recent = reviveExact(plainFill) as RecentFill;
        return [recent.fill.venue, recent.fill.executionId, recent] as const;
      }),
    ),
    limits: new Map(limits.map((node) => [keyOfScope(node.scope), node])),
    alerts: new Map(alerts.map((alert) => [alert.alertId, alert])),
    signals: new Map(signals.map((signal) => [signal.signalId, signal])),
    signalIds: new Set(plain.signalIds),
    strategies: new Map(strategies.map((strategy) => [strategy.strategy, strategy])),
    brackets: new Map(brackets.map((bracket) => [bracket.parentOrderId, bracket])),
    bracketsOf: bracketsByPosition(brackets),
    alertRules: new Map(alertRules.map((rule) => [rule.ruleId, rule])),
    webhooks: new Map(webhooks.map((webhook) => [webhook.webhookId, webhook])),
    reconciliation: reconciliationOfPlain(plain.reconciliation),
    dropCopies: new Map(dropCopies.map((copy) => [keyOfDropCopy(copy), copy])),
    orderCount: plain.orderCount,
    killCount: plain.killCount,
  };
}

/** What is small enough to be written in one go. */
interface Few {
  readonly format: string;
  readonly sequence: number;
  readonly mode: DeskState['mode'];
  readonly heldByLoss: boolean;
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

interface StatePlain extends Few {
  readonly orders: readonly OrderRow[];
  readonly openOrderIds: readonly OrderId[];
  readonly recentFills: readonly unknown[];
  readonly dropCopies: readonly DropCopyPlain[];
  readonly signals: readonly unknown[];
  readonly signalIds: readonly SignalId[];
  readonly brackets: readonly unknown[];
  readonly clientOrderIds: readonly ClientOrderIdRow[];
  readonly executionIds: readonly ExecutionIdRow[];
}

/** A long list of the state, gathered, and how a stretch of it is written. */
interface List {
  readonly name: keyof StatePlain;
  readonly length: number;
  readonly plainOf: (index: number) => unknown;
}

function listOf<Item>(
  name: keyof StatePlain,
  items: Iterable<Item>,
  plainOf: (item: Item) => unknown,
): List {
  const gathered = [...items];
  return { name, length: gathered.length, plainOf: (index) => plainOf(gathered[index] as Item) };
}

/** Keys and values apart: gathering makes no record for each entry. */
function mapOf<First extends string, Second extends string, Value>(
  name: keyof StatePlain,
  entries: TwoKeyMap<First, Second, Value>,
  plainOf: (first: First, second: Second, value: Value) => unknown,
): List {
  const firsts: First[] = [];
  const seconds: Second[] = [];
  const values: Value[] = [];
  for (const [first, part] of entries.partsOf()) {
    for (const [second, value] of part) {
      firsts.push(first);
      seconds.push(second);
      values.push(value);
    }
  }
  return {
    name,
    length: seconds.length,
    plainOf: (index) =>
      plainOf(firsts[index] as First, seconds[index] as Second, values[index] as Value),
  };
}

function* parts(few: string, lists: readonly List[]): Iterable<string> {
  yield few.slice(0, -1);
  for (const list of lists) {
    yield `,"${list.name}":[`;
    for (let from = 0; from < list.length; from += recordsPerPart) {
      yield from === 0 ? stretchOf(list, from) : `,${stretchOf(list, from)}`;
    }
    yield ']';
  }
  yield '}';
}

function stretchOf({ length, plainOf }: List, from: number): string {
  const plain: unknown[] = [];
  const to = Math.min(length, from + recordsPerPart);
  for (let index = from; index < to; index += 1) {
    plain.push(plainOf(index));
  }
  return JSON.stringify(plain).slice(1, -1);
}

function* recentFillsOf({ recentFills }: Readonly<DeskState>): Iterable<RecentFill> {
  for (const fills of recentFills.partsOf().values()) {
    yield* fills.values();
  }
}

type ClientOrderIdRow = readonly [AccountId, ClientOrderId, OrderId];
type ExecutionIdRow = readonly [VenueName, ExecutionId, OrderId | null];

function executionIdsOf(rows: readonly ExecutionIdRow[]): DeskState['executionIds'] {
  const entries: DeskState['executionIds'] = new TwoKeyMap();
  for (const [venue, executionId, orderId] of rows) {
    entries.set(venue, executionId, orderId ?? undefined);
  }
  return entries;
}
