import type { AccountState, OpenExposure } from '../account/account';
import type { AccountFigures } from '../account/account-figures';
import { accountFigures } from '../account/account-figures-of';
import { Valuation } from '../account/valuation';
import type { DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import { createDeskState, type DeskState } from '../desk/desk-state';
import { evolve } from '../desk/evolve';
import type { Refusal } from '../desk/refusal';
import type { Order } from '../order/order';
import type { Actor } from '../order/order-origin';
import type { Position } from '../position/position';
import { assert } from '../values/assert';
import { encodeExact } from '../values/exact-json';
import type { BreakId, InstrumentId, OrderId } from '../values/ids';
import { failure, type Result, success } from '../values/result';
import { type Break, isLiveBreak } from './break';
import type { RepairChoice } from './break-words';
import { repairOf } from './repair';
import type { Repair } from './repair-result';

/** What a repair would do, shown before it is done. */
export interface RepairPreview {
  readonly found: Break;
  readonly choice: RepairChoice;
  readonly steps: readonly string[];
  readonly positions: readonly BeforeAfter<InstrumentId, Position>[];
  readonly orders: readonly BeforeAfter<OrderId, Order>[];
  readonly before: BooksAndFigures;
  readonly after: BooksAndFigures;
  /** What a confirmation has to repeat: only what was shown is done. */
  readonly basis: string;
}

export interface BooksAndFigures {
  readonly books: AccountState;
  readonly figures: AccountFigures;
}

export interface BeforeAfter<Id, Record> {
  readonly id: Id;
  readonly before: Record | undefined;
  readonly after: Record | undefined;
}

/**
 * The repair applied to a copy of the books, by the very rules that apply it for good: what is shown
 * and what is done cannot disagree. Errors: break-not-found, break-over and those of the repair.
 */
export function previewRepair(
  desk: DeskContext,
  breakId: BreakId,
  asked: RepairChoice | undefined,
  actor: Actor,
): Result<RepairPreview, Refusal> {
  const found = desk.state.reconciliation.breaks.get(breakId);
  if (found === undefined) {
    return failure({ code: 'break-not-found', breakId });
  }
  const choice = asked ?? found.choices[0];
  if (!isLiveBreak(found) || choice === undefined) {
    return failure({ code: 'break-over', breakId, state: found.state });
  }
  const repair = repairOf(desk, found, choice, actor);
  return repair.ok ? success(shown(desk, found, choice, repair.value)) : repair;
}

/** Names what a repair does; two repairs that do the same have the same one. */
export function fingerprintOf(choice: RepairChoice, { steps }: Pick<Repair, 'steps'>): string {
  let hash = 0xcbf29ce484222325n;
  for (const letter of encodeExact([choice, steps])) {
    hash = ((hash ^ BigInt(letter.codePointAt(0) ?? 0)) * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  return hash.toString(16).padStart(16, '0');
}

function shown(
  desk: DeskContext,
  found: Break,
  choice: RepairChoice,
  repair: Repair,
): RepairPreview {
  const account = desk.state.accounts.get(found.account);
  assert(account !== undefined, `account ${found.account} is open`);
  const { events, steps } = repair;
  const copy = copyOf(desk.state, account, events);
  const books = copy.accounts.get(found.account);
  assert(books !== undefined, 'the copy has the account');
  const before = { books: account, figures: accountFigures(account, valued(desk, account)) };
  const orderIds = [...copy.orders.keys()];
  for (const event of events) {
    const sequence = copy.sequence + 1;
    evolve(copy, {
      sequence,
      time: desk.now,
      actor: { kind: 'desk', part: 'reconciliation' },
      event,
    });
  }
  const instrument = found.instrument;
  return {
    found,
    choice,
    steps,
    positions:
      instrument === undefined
        ? []
        : [
            {
              id: instrument,
              before: account.positions.get(instrument),
              after: books.positions.get(instrument),
            },
          ],
    orders: [...new Set([...orderIds, ...copy.orders.keys()])].map((id) => ({
      id,
      before: desk.state.orders.get(id),
      after: copy.orders.get(id),
    })),
    before,
    after: { books, figures: accountFigures(books, valued(desk, books)) },
    basis: fingerprintOf(choice, repair),
  };
}

/** The account alone, with the orders that the events speak of: enough to apply them to. */
function copyOf(
  state: Readonly<DeskState>,
  account: AccountState,
  events: readonly DeskEvent[],
): DeskState {
  const copy = createDeskState();
  copy.sequence = state.sequence;
  copy.orderCount = state.orderCount;
  copy.accounts.set(account.account, copyOfAccount(account));
  for (const event of events) {
    const order = 'orderId' in event && event.orderId ? state.orders.get(event.orderId) : undefined;
    if (order !== undefined) {
      copy.orders.set(order.orderId, order);
    }
  }
  return copy;
}

function copyOfAccount(account: AccountState): AccountState {
  return {
    ...account,
    positions: new Map(account.positions),
    closedPositions: [...account.closedPositions],
    exposures: new Map(
      [...account.exposures].map(([instrument, one]) => [instrument, copyOfExposure(one)]),
    ),
    activeInstruments: new Set(account.activeInstruments),
    statistics: { ...account.statistics },
  };
}

function copyOfExposure(one: OpenExposure): OpenExposure {
  return {
    ...one,
    orderIds: [...one.orderIds],
    buyPrices: [...one.buyPrices],
    sellPrices: [...one.sellPrices],
  };
}

/** Both sides at the same marks. */
function valued(desk: DeskContext, account: AccountState): Valuation {
  const standing = desk.valuations.get(account.account);
  const valuation = new Valuation(standing?.initialMargin);
  for (const position of account.positions.values()) {
    const mark = standing?.markOf(position.instrument);
    if (mark !== undefined) {
      valuation.setMark(position.instrument, mark);
    }
    valuation.positionChanged(position.instrument, position);
  }
  for (const exposure of account.exposures.values()) {
    valuation.exposureChanged(exposure);
  }
  return valuation;
}
