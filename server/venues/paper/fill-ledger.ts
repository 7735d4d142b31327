import { decodeExact, encodeExact } from '../../core/values/exact-json';
import type { AccountId } from '../../core/values/ids';
import type { Instant } from '../../core/values/instant';
import type { VenueFill } from '../../ports/execution-venue';
import type { BookRecord } from '../../ports/venue-books';

interface Entry {
  readonly account: AccountId;
  readonly transactTime: Instant;
  /** As it was saved; fills of earlier runs are read only when somebody asks. */
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
    const from = this.unsavedFrom;
    this.unsavedFrom = this.entries.length;
    return this.entries.slice(from).map(({ account, transactTime, fill }, index) => ({
      kind: 'fill',
      key: `${String(from + index).padStart(12, '0')}/${transactTime}/${account}`,
      value: encodeExact(fill),
    }));
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
