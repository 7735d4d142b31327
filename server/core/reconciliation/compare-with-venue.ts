import type { AccountState } from '../account/account';
import type { DeskState } from '../desk/desk-state';
import type { Difference } from './break';
import { compareCash } from './compare-cash';
import { compareFills } from './compare-fills';
import { compareOrders } from './compare-orders';
import { comparePositions } from './compare-positions';
import type { ComparedBooks } from './compared-books';
import { SettleWindow } from './settle-window';
import type { VenueStatement } from './statement';

/**
 * The desk's books against a venue's word. Trading rules 8.
 *
 * Entry points: `compareWithVenue` finds differences, `decideRun` makes events of them,
 * `decideBreakAction` does what people decide, `evolveReconciliation` applies it, `previewRepair`
 * shows a repair before it happens.
 *
 * 1. Fills first, then orders, then positions, cash last: what a missing fill explains is one break,
 *    not three. A difference that nothing explains is a break of its own.
 * 2. A fill is known by (venue, execution id). One that the venue cannot give is derived, and its id
 *    follows from (venue order id, cumulative quantity, average price): the same facts, the same id.
 * 3. What changed within the settle window, or since the question was asked, is not judged: it is
 *    neither seen nor gone. It waits for the next run.
 * 4. The same books and the same statement give the same differences, and a second run over them
 *    raises, changes and closes nothing.
 * 5. Nothing here repairs: only what a person has confirmed changes a book.
 */
export function compareWithVenue(
  state: Readonly<DeskState>,
  account: AccountState,
  statement: VenueStatement,
  settleMs: number,
): Comparison {
  const settling = new SettleWindow(statement.askedAt, settleMs);
  const books: ComparedBooks = { state, account, statement, settling };
  const fills = compareFills(books);
  const orders = compareOrders(books, fills.missing);
  const missing = [...fills.missing, ...orders.derived];
  const positions = comparePositions(books, missing);
  const cash = compareCash(books, missing);
  return {
    differences: [
      ...fills.differences,
      ...orders.differences,
      ...positions.differences,
      ...cash.differences,
    ],
    waiting: new Set([...fills.waiting, ...orders.waiting, ...positions.waiting, ...cash.waiting]),
    compared: {
      fills: statement.fillCount,
      orders: orders.compared,
      positions: positions.compared,
    },
  };
}

export interface Comparison {
  readonly differences: readonly Difference[];
  /** Keys that this run cannot judge. */
  readonly waiting: ReadonlySet<string>;
  readonly compared: {
    readonly fills: number;
    readonly orders: number;
    readonly positions: number;
  };
}
