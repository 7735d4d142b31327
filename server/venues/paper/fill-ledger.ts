import { decodeExact, encodeExact } from '../../core/values/exact-json';
import type { AccountId } from '../../core/values/ids';
import type { Instant } from '../../core/values/instant';
import type { VenueFill } from '../../ports/execution-venue';
import type { BookRecord } from '../../ports/venue-books';
import { flatText } from './flat-text';

/** As it was saved, once it was: it is read again only when somebody asks. */
export type KeptFill = VenueFill | string;

interface Entry {
  readonly account: AccountId;
  readonly transactTime: Instant;
  readonly fill: KeptFill;
}

/** So many fills are read in one turn: the whole of a day would hold up the desk. */
const readAtOnce = 250;

/** Fills as they were, a piece in a turn. */
export async function readFills(kept: readonly KeptFill[]): Promise<readonly VenueFill[]> {
  const fills: VenueFill[] = [];
  for (const fill of kept) {
    fills.push(typeof fill === 'string' ? (decodeExact(fill) as VenueFill) : fill);
    if (fills.length % readAtOnce === 0 && fills.length < kept.length) {
      await new Promise((resume) => setImmediate(resume));
    }
  }
  return fills;
}

/** All fills of the venue in the order in which they happened. */
export class FillLedger {
  private readonly entries: Entry[] = [];
  private unsavedFrom = 0;

  add(fill: VenueFill): void {
    const { account, transactTime } = fill;
    this.entries.push({ account, transactTime, fill });
  }

  /** Fills of an account at or after a moment, oldest first, as they are kept. */
  since(account: AccountId, moment: Instant): readonly KeptFill[] {
    return this.entries
      .filter((entry) => entry.account === account && entry.transactTime >= moment)
      .map(({ fill }) => fill);
  }

  takeUnsaved(): readonly BookRecord[] {
    const records: BookRecord[] = [];
    for (let index = this.unsavedFrom; index < this.entries.length; index += 1) {
      const entry = this.entries[index];
      if (entry !== undefined) {
        const { account, transactTime } = entry;
        const key = `${String(index).padStart(12, '0')}/${transactTime}/${account}`;
        const value = flatText(encodeExact(entry.fill));
        records.push({ kind: 'fill', key, value });
        this.entries[index] = { account, transactTime, fill: value };
      }
    }
    this.unsavedFrom = this.entries.length;
    return records;
  }

  /** Takes up the records of fills that were saved; in any order. */
  resume(records: readonly BookRecord[]): void {
    for (const { key, value = '' } of inOrder(records)) {
      const beforeTime = key.indexOf('/');
      const beforeAccount = key.indexOf('/', beforeTime + 1);
      this.entries.push({
        // The key was written by `takeUnsaved` from these very types.
        account: key.slice(beforeAccount + 1) as AccountId,
        transactTime: Number(key.slice(beforeTime + 1, beforeAccount)) as Instant,
        fill: value,
      });
    }
    this.unsavedFrom = this.entries.length;
  }
}

/** Books come by key: then there is nothing to sort. */
function inOrder(records: readonly BookRecord[]): readonly BookRecord[] {
  const isSorted = records.every(
    ({ key }, index) => index === 0 || (records[index - 1] as BookRecord).key < key,
  );
  return isSorted ? records : [...records].sort((one, two) => (one.key < two.key ? -1 : 1));
}
