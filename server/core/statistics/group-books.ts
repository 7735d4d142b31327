import type { Fill } from '../order/fill';
import { bookFill } from '../position/book-fill';
import type { Position } from '../position/position';
import { reopenedPosition } from '../position/reopened-position';
import type { Money } from '../values/amounts';
import type { ExecutionId } from '../values/ids';
import type { Instant } from '../values/instant';
import type { TradeFact } from './ledger-facts';
import type { BookedPosition } from './ledger-stretch';
import { type BookKind, bookKinds, type Subject } from './selection';

/** What one fill did in each of the books. */
export interface GroupBooking {
  readonly realizedPnL: Record<BookKind, Money>;
  /** The positions that it brought to zero, or through it. */
  readonly trades: readonly TradeFact[];
}

/** A fill that a repair takes out of the books again. */
export interface TakenBack {
  /** What takes it out. */
  readonly fill: Fill;
  readonly reverses: ExecutionId;
  /** The account goes back to exactly that. */
  readonly restored: PutBack | undefined;
  /** The one that ended last in the book of a subject. */
  readonly lastTrade: (kind: BookKind, subject: Subject) => TradeFact | undefined;
}

interface PutBack {
  readonly position?: Position | undefined;
  /** What is taken back of it. */
  readonly realizedPnL: Money;
}

export interface GroupReversal extends GroupBooking {
  /** Of strategies and operators: trades that have not ended after all. */
  readonly reopened: readonly TradeFact[];
}

/**
 * Positions per account and instrument, and beside them those that each strategy, each operator and
 * each of both together would hold with its own fills alone.
 */
export class GroupBooks {
  private readonly books: Readonly<Record<BookKind, Map<string, Position>>> = {
    account: new Map(),
    strategy: new Map(),
    operator: new Map(),
    strategyAndOperator: new Map(),
  };

  /** Every position that is open in one of the books. */
  positions(): readonly BookedPosition[] {
    return bookKinds.flatMap((book) =>
      [...this.books[book]].map(([key, position]) => ({ book, key, position })),
    );
  }

  /** Takes positions up in the place of all there were. */
  resume(positions: readonly BookedPosition[]): void {
    for (const book of bookKinds) {
      this.books[book].clear();
    }
    for (const { book, key, position } of positions) {
      this.books[book].set(key, position);
    }
  }

  /**
   * What a repair has made of an account's own position, without a trade; undefined = flat. What
   * strategies and operators would hold is made of their fills alone and stays.
   */
  put(of: Pick<Subject, 'account' | 'instrument'>, position: Position | undefined): void {
    const key = accountKeyOf(of);
    if (position === undefined) {
      this.books.account.delete(key);
    } else {
      this.books.account.set(key, position);
    }
  }

  /**
   * Takes a fill out of all of them by a counter-fill. A position that the fill had closed, in whichever
   * book, goes on where it was, and its trade was none; else the counter-fill is a fill like any.
   */
  takeBack(taken: TakenBack, subject: Subject, time: Instant, sequence: number): GroupReversal {
    const { fill, reverses, restored, lastTrade } = taken;
    const ended: TradeFact[] = [];
    const booking = this.book(fill, subject, time, sequence, (kind, before) => {
      if (kind === 'account') {
        return restored && { ...restored, position: at(restored.position, sequence) };
      }
      const last = before === undefined ? lastTrade(kind, subject) : undefined;
      const reopened = last && reopenedPosition(last.position, reverses, fill);
      if (last === undefined || reopened === undefined) {
        return undefined;
      }
      ended.push(last);
      return { ...reopened, position: at(reopened.position, sequence) };
    });
    return { ...booking, reopened: ended };
  }

  /** Books a fill in all of them; `putBack` says what a book goes back to instead. */
  book(
    fill: Fill,
    subject: Subject,
    time: Instant,
    sequence: number,
    putBack: (kind: BookKind, before: Position | undefined) => PutBack | undefined = nothing,
  ): GroupBooking {
    const realizedPnL = {} as Record<BookKind, Money>;
    const trades: TradeFact[] = [];
    for (const kind of bookKinds) {
      const book = this.books[kind];
      const key = keyOf(kind, subject);
      const before = book.get(key);
      const back = putBack(kind, before);
      const booked =
        back === undefined
          ? bookFill(before, fill, time, sequence)
          : { ...back, realizedPnL: -back.realizedPnL as Money, closed: undefined };
      if (booked.position === undefined) {
        book.delete(key);
      } else {
        book.set(key, booked.position);
      }
      realizedPnL[kind] = booked.realizedPnL;
      if (booked.closed !== undefined) {
        trades.push({ ...subject, book: kind, time, position: booked.closed });
      }
    }
    return { realizedPnL, trades };
  }
}

const nothing = () => undefined;

function at(position: Position | undefined, sequence: number): Position | undefined {
  return position && { ...position, sequence };
}

/** Whether two are of one position in the books of that kind. */
export function isOfOneBook(kind: BookKind, one: Subject, other: Subject): boolean {
  return keyOf(kind, one) === keyOf(kind, other);
}

/** A blank is in no name. */
function keyOf(kind: BookKind, { account, instrument, strategy, operator }: Subject): string {
  switch (kind) {
    case 'account':
      return accountKeyOf({ account, instrument });
    case 'strategy':
      return `${account} ${instrument} ${strategy ?? ''}`;
    case 'operator':
      return `${account} ${instrument} ${operator ?? ''}`;
    case 'strategyAndOperator':
      return `${account} ${instrument} ${strategy ?? ''} ${operator ?? ''}`;
  }
}

function accountKeyOf({ account, instrument }: Pick<Subject, 'account' | 'instrument'>): string {
  return `${account} ${instrument}`;
}
