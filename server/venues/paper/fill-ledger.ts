import { decodeExact, encodeExact } from '../../core/values/exact-json';
import type { AccountId, ExecutionId } from '../../core/values/ids';
import type { Instant } from '../../core/values/instant';
import type { IsFillHad, VenueFill } from '../../ports/execution-venue';
import type { BookRecord } from '../../ports/venue-books';
import { flatText } from './flat-text';

/** A fill as it was saved, once it was: it is read again only when somebody asks. */
export interface KeptFill {
  readonly account: AccountId;
  readonly transactTime: Instant;
  readonly fill: VenueFill | string;
}

/** So much is done in one turn: to read a whole day would hold up the desk. */
const workPerTurn = 1_000;
const glanceWork = 1;
const readWork = 20;

/** Fills as they were, without those that the asker has, a piece in a turn. */
export async function readFills(
  kept: readonly KeptFill[],
  isHad: IsFillHad = () => false,
): Promise<readonly VenueFill[]> {
  const fills: VenueFill[] = [];
  // Whoever asks for fills asks for more in the same turn: to read them begins in one of its own.
  let work = workPerTurn;
  for (const { fill, transactTime } of kept) {
    if (work >= workPerTurn) {
      await new Promise((resume) => setImmediate(resume));
      work = 0;
    }
    if (isHad(executionIdOf(fill), transactTime)) {
      work += glanceWork;
    } else {
      fills.push(readFill(fill));
      work += readWork;
    }
  }
  return fills;
}

function readFill(fill: KeptFill['fill']): VenueFill {
  return typeof fill === 'string' ? (decodeExact(fill) as VenueFill) : fill;
}

/** What stands first in the text of a fill, and is seen without reading it. */
const idAhead = '{"executionId":"';

function executionIdOf(fill: KeptFill['fill']): ExecutionId {
  if (typeof fill === 'string' && fill.startsWith(idAhead)) {
    const id = fill.slice(idAhead.length, fill.indexOf('"', idAhead.length));
    // Anything else is written with a sign in it.
    if (isPlain.test(id)) {
      return id as ExecutionId;
    }
  }
  return readFill(fill).executionId;
}

const isPlain = /^[\w.-]*$/;

/** All fills of the venue in the order in which they happened. */
export class FillLedger {
  private readonly entries: KeptFill[] = [];
  private unsavedFrom = 0;

  add(fill: VenueFill): void {
    const { account, transactTime } = fill;
    this.entries.push({ account, transactTime, fill });
  }

  /** Fills of an account at or after a moment, oldest first, as they are kept. */
  since(account: AccountId, moment: Instant): readonly KeptFill[] {
    return this.entries.filter(
      (entry) => entry.account === account && entry.transactTime >= moment,
    );
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
