import { encodeExact } from '../../core/values/exact-json';
import type { BookRecord } from '../../ports/venue-books';
import { versionRecord } from './books-version';
import { encodeOrder, keyOfOrder } from './order-record';
import { flat } from './paper-position';
import type { TradingFloor } from './trading-floor';

/** All records that changed since the last call, as they stand now; forgets that they changed. */
export function collectRecords(floor: TradingFloor): readonly BookRecord[] {
  const records: BookRecord[] = [];
  const { unsaved } = floor;
  for (const order of unsaved.orders) {
    const value = encodeOrder(order);
    records.push({ kind: 'order', key: keyOfOrder(order), value });
    floor.shelf.shelve(order, value);
  }
  records.push(...floor.fills.takeUnsaved());
  for (const account of unsaved.accounts) {
    const books = floor.accounts.get(account)?.books;
    records.push({ kind: 'account', key: account, value: encodeExact(books) });
  }
  for (const [key, { account, instrument }] of unsaved.positions) {
    const position = floor.accounts.get(account)?.position(instrument) ?? flat;
    const multiplier = floor.accounts.get(account)?.multiplierOf(instrument);
    const isFlat = position.quantity === 0n;
    const value = encodeExact({ account, instrument, multiplier, ...position });
    records.push({ kind: 'position', key, value: isFlat ? undefined : value });
  }
  for (const pit of unsaved.consumed) {
    const { consumedLevels } = pit.view;
    const value = consumedLevels.length === 0 ? undefined : encodeExact(consumedLevels);
    records.push({ kind: 'consumed', key: pit.instrument, value });
  }
  for (const instrument of unsaved.statuses) {
    const value = String(floor.statusChangedAt.get(instrument));
    records.push({ kind: 'statusChangedAt', key: instrument, value });
  }
  for (const [key, state] of floor.chance.takeDrawn()) {
    records.push({ kind: 'stream', key, value: state });
  }
  if (unsaved.hasSettings) {
    records.push({ kind: 'settings', key: 'settings', value: encodeExact(floor.settings) });
  }
  if (unsaved.hasVersion) {
    records.push(versionRecord());
  }
  if (records.length > 0) {
    records.push({ kind: 'counts', key: 'counts', value: encodeExact(floor.counts) });
  }
  unsaved.forget();
  return records;
}
