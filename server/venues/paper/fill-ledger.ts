import { decodeExact, encodeExact } from '../../core/values/exact-json';
import type { AccountId } from '../../core/values/ids';
import type { Instant } from '../../core/values/instant';
import type { VenueFill } from '../../ports/execution-venue';
import type { BookRecord } from '../../ports/venue-books';
import { flatText } from './flat-text';

interface Entry {
  readonly account: AccountId;
  readonly transactTime: Instant;
  /** As it was saved, once it was: it is read again only when somebody asks. */
  readonly fill: VenueFill | string;
}

/** All fills of the venue in the order in which they happened. */
export class FillLedger {
  private readonly entries: Entry[] = [];
  private unsavedFrom = 0;

  add(fill: VenueFill): void {
    const { account, transactTime } = fill;
    this.entries.push({ account, transactTime, fill });
  }

  /** Fills of an account at or after a moment, oldest first. */
  since(account: AccountId, moment: Instant): readonly VenueFill[] {
    return this.entries
      .filter((entry) => entry.account === account && entry.transactTime >= moment)
      .map(({ fill }) => (typeof fill === 'string' ? (decodeExact(fill) as VenueFill) : fill));
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
