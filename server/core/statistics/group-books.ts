import type { Fill } from '../order/fill';
import { bookFill } from '../position/book-fill';
import type { Position } from '../position/position';
import type { Money } from '../values/amounts';
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

  /** Books a fill in all of them. */
  book(fill: Fill, subject: Subject, time: Instant, sequence: number): GroupBooking {
    const realizedPnL = {} as Record<BookKind, Money>;
    const trades: TradeFact[] = [];
    for (const kind of bookKinds) {
      const book = this.books[kind];
      const key = keyOf(kind, subject);
      const booked = bookFill(book.get(key), fill, time, sequence);
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
