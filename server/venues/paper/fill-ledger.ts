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

  /** Takes up what was saved; in any order. */
  resume(records: readonly BookRecord[]): void {
    const saved = records.filter(({ kind }) => kind === 'fill');
    for (const { key, value = '' } of saved.sort((one, two) => (one.key < two.key ? -1 : 1))) {
      const [, transactTime, ...account] = key.split('/');
      this.entries.push({
        // The key was written by `takeUnsaved` from these very types.
        account: account.join('/') as AccountId,
        transactTime: Number(transactTime) as Instant,
        fill: value,
      });
    }
    this.unsavedFrom = this.entries.length;
  }
}
