import type { Account } from '../../contract/account';
import type { Fill } from '../../contract/fill';
import type { Position } from '../../contract/position';
import { formatDecimal } from '../../server/core/values/decimal';
import { naiveBooks, unrealized } from './naive-books';
import { units } from './units';

/** What the desk says of its books at one moment. */
export interface BooksSaid {
  readonly account: Account;
  readonly positions: readonly Position[];
  readonly fills: readonly Fill[];
}

/**
 * Compares the desk's cash, position, profit and equity, to the last decimal, with what its list of
 * fills comes to when it is added up naively. Returns the differences, a sentence each.
 */
export function checkBooks({ account, positions, fills }: BooksSaid): string[] {
  const capital = units(account.initialCapital);
  const books = naiveBooks(fills, capital);
  const [position] = positions;
  const mark = units(position?.markPrice ?? '0');
  const open = position === undefined ? 0n : unrealized(books, mark);
  const held = position === undefined ? '0' : position.quantity;
  const expected: readonly (readonly [string, string, bigint])[] = [
    ['cash', account.cash, books.cash],
    ['commission', account.commission, books.commission],
    ['realized P&L', account.realizedPnL, books.realizedPnL],
    ['unrealized P&L', account.unrealizedPnL, open],
    ['quantity', held, books.quantity],
    ['cost', position?.costBasis ?? '0', books.cost],
    ['equity', account.equity, books.cash + signedValue(books.quantity, mark)],
    ['equity as its sum', account.equity, capital + books.realizedPnL + open - books.commission],
  ];
  const several = positions.length > 1 ? [`${positions.length} positions instead of one`] : [];
  const differences = expected.flatMap(([what, said, counted]) =>
    units(said) === counted
      ? []
      : [`${what}: the desk says ${said}, the fills come to ${formatDecimal(counted)}`],
  );
  return [...several, ...differences];
}

function signedValue(quantity: bigint, mark: bigint): bigint {
  return (quantity * mark) / 100_000_000n;
}
