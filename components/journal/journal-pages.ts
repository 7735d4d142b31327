import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiResult } from '@/components/feed/api-client';
import type { ApiProblem } from '@/components/feed/api-problem';
import { RowTable } from '@/components/feed/row-table';
import type { Event } from '@/contract/event';
import type { Page } from '@/contract/page';

/** What of the journal is asked for. */
export interface JournalFilter {
  readonly types?: string;
  readonly without?: string;
  readonly actor?: Event['actor']['kind'];
  readonly user?: string;
  readonly text?: string;
}

export interface JournalAsk extends JournalFilter {
  readonly before?: number;
  readonly after?: number;
  readonly limit: number;
}

export type AskJournal = (ask: JournalAsk) => Promise<ApiResult<Page<Event>>>;

/** How far the reading has come. */
export interface JournalProgress {
  readonly isReading: boolean;
  /** Read at least once. */
  readonly isKnown: boolean;
  readonly problem: ApiProblem | undefined;
  /** Everything from here on upwards has been looked at; 1: to the first row. */
  readonly readDownTo: number | undefined;
}

export const pageRows = 200;
/** A search that finds little stops after so many calls, and goes on when it is asked to. */
const callsMax = 10;
/** What the page keeps; older ones are read again when one wants them. */
const keptMax = 20_000;

/**
 * The journal as far as this page has read it: from some row downwards, page by page, and upwards as
 * the desk goes on. Nothing is read twice, and no row between the first and the last is left out.
 */
export class JournalPages {
  readonly rows = new RowTable<Event>();
  readonly progress: StoreApi<JournalProgress>;
  private newest: number;
  private next: number | null | undefined;
  private older: Promise<void> | undefined;
  private isCatchingUp = false;
  private isAskedAgain = false;

  constructor(
    private readonly ask: AskJournal,
    private readonly filter: JournalFilter,
    startBelow?: number,
  ) {
    this.newest = (startBelow ?? 1) - 1;
    this.next = startBelow;
    this.progress = createStore<JournalProgress>(() => ({
      isReading: false,
      isKnown: false,
      problem: undefined,
      readDownTo: undefined,
    }));
  }

  /** Reads on towards the first row until a page of matches is found. */
  readOlder(): Promise<void> {
    this.older ??= this.readPage().finally(() => {
      this.older = undefined;
    });
    return this.older;
  }

  /** Reads what the desk has written since; calls while it reads are gathered into one more. */
  async readNewer(): Promise<void> {
    if (this.isCatchingUp) {
      this.isAskedAgain = true;
      return;
    }
    this.isCatchingUp = true;
    do {
      this.isAskedAgain = false;
      await this.catchUp();
    } while (this.isAskedAgain);
    this.isCatchingUp = false;
  }

  private async readPage(): Promise<void> {
    if (this.next === null) {
      return;
    }
    this.progress.setState({ isReading: true, problem: undefined });
    let found = 0;
    for (let call = 0; call < callsMax && found < pageRows && this.next !== null; call += 1) {
      const before = this.next;
      const answer = await this.ask({
        ...this.filter,
        ...(before === undefined ? {} : { before }),
        limit: pageRows - found,
      });
      if (!answer.ok) {
        this.progress.setState({ isReading: false, problem: answer.problem });
        return;
      }
      const { items, nextCursor } = answer.value;
      found += items.length;
      this.next = nextCursor === null ? null : Number(nextCursor);
      this.put(items);
      this.progress.setState({ isKnown: true, readDownTo: this.next ?? 1 });
    }
    this.progress.setState({ isReading: false });
  }

  private async catchUp(): Promise<void> {
    if (!this.progress.getState().isKnown) {
      // Without a first page there is nothing to read on from: that page comes first.
      await this.readOlder();
    }
    if (!this.progress.getState().isKnown) {
      return;
    }
    const after = this.newest;
    const gathered: Event[] = [];
    let before: number | undefined;
    do {
      const answer = await this.ask({
        ...this.filter,
        after,
        ...(before === undefined ? {} : { before }),
        limit: 1_000,
      });
      if (!answer.ok) {
        // Nothing is put in place until all of it is known: a part would hide a gap.
        this.progress.setState({ problem: answer.problem });
        return;
      }
      gathered.push(...answer.value.items);
      before = answer.value.nextCursor === null ? undefined : Number(answer.value.nextCursor);
    } while (before !== undefined);
    this.progress.setState({ problem: undefined });
    this.put(gathered.reverse());
    this.forgetOldest();
  }

  private put(events: readonly Event[]): void {
    for (const event of events) {
      this.rows.put(String(event.sequence), event);
      this.newest = Math.max(this.newest, event.sequence);
    }
    this.rows.flush();
  }

  private forgetOldest(): void {
    if (this.rows.size <= keptMax) {
      return;
    }
    const sequences = this.rows
      .ids()
      .map(Number)
      .sort((one, other) => other - one);
    for (const sequence of sequences.slice(keptMax)) {
      this.rows.remove(String(sequence));
    }
    this.next = sequences[keptMax - 1];
    this.progress.setState({ readDownTo: this.next });
    this.rows.flush();
  }
}
