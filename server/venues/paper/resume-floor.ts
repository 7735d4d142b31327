import type { Ratio } from '../../core/values/amounts';
import { decodeExact } from '../../core/values/exact-json';
import { type AccountId, type InstrumentId, toInstrumentId } from '../../core/values/ids';
import { toInstant } from '../../core/values/instant';
import type { BookRecord } from '../../ports/venue-books';
import type { ConsumedLevel } from './order-book-view';
import { clientOrderIdOfKey, decodeOrder, isLiveRecord } from './order-record';
import { type AccountBooks, type AccountValuation, PaperAccount } from './paper-account';
import { isOpen, type PaperOrder } from './paper-order';
import type { PaperPosition } from './paper-position';
import type { PaperSettings } from './paper-settings';
import type { Counts, TradingFloor } from './trading-floor';

type SavedPosition = PaperPosition & {
  readonly account: AccountId;
  readonly instrument: InstrumentId;
  readonly multiplier: Ratio;
};

/**
 * Puts an empty floor back to what the books say: every order at its place and in its turn, every
 * message on its way with what it still has to travel. The casts name what `collectRecords` wrote.
 */
export function resumeFloor(
  floor: TradingFloor,
  records: readonly BookRecord[],
  valuation: AccountValuation,
): void {
  const byKind = groupedByKind(records);
  const of = (kind: string) => byKind.get(kind) ?? [];
  const texts = (kind: string) => of(kind).map(({ key, value = '' }) => [key, value] as const);

  for (const [, text] of texts('settings')) {
    floor.settings = { ...floor.settings, ...(decodeExact(text) as PaperSettings) };
  }
  for (const [, text] of texts('counts')) {
    Object.assign(floor.counts, decodeExact(text) as Counts);
  }
  for (const [key, state] of texts('stream')) {
    floor.chance.resume(key, state);
  }
  for (const [, text] of texts('account')) {
    const books = decodeExact(text) as AccountBooks;
    floor.accounts.set(books.account, new PaperAccount(books, valuation));
  }
  for (const [, text] of texts('position')) {
    const { account, instrument, multiplier, ...position } = decodeExact(text) as SavedPosition;
    floor.accounts.get(account)?.resumePosition(instrument, multiplier, position);
  }
  floor.fills.resume(of('fill'));
  resumeOrders(floor, of('order'));
  for (const [instrument, text] of texts('statusChangedAt')) {
    floor.statusChangedAt.set(toInstrumentId(instrument), toInstant(Number(text)));
  }
  for (const [instrument, text] of texts('consumed')) {
    const levels = decodeExact(text) as readonly ConsumedLevel[];
    const pit = floor.pit(toInstrumentId(instrument));
    if (!pit.view.resume(levels)) {
      floor.unsaved.noteConsumed(pit);
    }
  }
}

function groupedByKind(records: readonly BookRecord[]): ReadonlyMap<string, readonly BookRecord[]> {
  const groups = new Map<string, BookRecord[]>();
  for (const record of records) {
    const group = groups.get(record.kind);
    if (group === undefined) {
      groups.set(record.kind, [record]);
    } else {
      group.push(record);
    }
  }
  return groups;
}

function resumeOrders(floor: TradingFloor, records: readonly BookRecord[]): void {
  const live: PaperOrder[] = [];
  for (const { key, value: text = '' } of records) {
    if (isLiveRecord(text)) {
      const order = decodeOrder(text);
      floor.shelf.add(order);
      live.push(order);
    } else {
      floor.shelf.resume(clientOrderIdOfKey(key), text);
    }
  }
  live.sort((one, two) => one.number - two.number);
  for (const order of live) {
    resumeOrder(floor, order);
  }
  const standing = live.filter((order) => sinceOf(order) > 0);
  standing.sort((one, two) => sinceOf(one) - sinceOf(two));
  for (const order of standing) {
    floor.pit(order.request.instrument).stand(order);
  }
}

function resumeOrder(floor: TradingFloor, order: PaperOrder): void {
  if (isOpen(order)) {
    floor.pit(order.request.instrument).open.add(order);
    floor.expiries.add(order);
    floor.countLeaves(order);
  }
  if (order.place.at === 'travelling') {
    floor.expect('arrival', order, order.place);
  }
  for (const request of order.requests) {
    floor.expect('request', order, request);
  }
  if (order.trail?.telling !== undefined) {
    floor.expect('tellStop', order, order.trail.telling);
  }
}

/** The number of an order's turn at its place; 0 while it stands in no list. */
function sinceOf({ place }: PaperOrder): number {
  return place.at === 'travelling' || place.at === 'closed' ? 0 : place.since;
}
