import { type Money, notional, one } from '../values/amounts';
import { absolute, scale } from '../values/decimal';
import { formatGrouped } from '../values/format-grouped';
import type { InstrumentId } from '../values/ids';
import { signedQuantity } from './compare-positions';
import {
  type ComparedBooks,
  type Findings,
  keyOf,
  type MissingFill,
  subjectOf,
} from './compared-books';

/** Differences below a cent are rounding. */
const cent = scale / 100n;

/** Cash, last: what the missing fills cost is counted in. It waits while anything else moves. */
export function compareCash(books: ComparedBooks, missing: readonly MissingFill[]): Findings {
  const { account, statement } = books;
  const key = keyOf(books, 'cash');
  if (isMoving(books, missing)) {
    return { differences: [], waiting: [key] };
  }
  const paid = missing.reduce((sum, one) => sum + costOf(books, one), 0n);
  const expected = account.cash - paid;
  const cashChange = (statement.cash - expected) as Money;
  if (absolute(cashChange) < cent) {
    return { differences: [], waiting: [] };
  }
  const withFills =
    paid === 0n ? '' : `, ${formatGrouped(expected)} with the fills that it has not booked`;
  const difference = {
    ...subjectOf(books),
    key,
    kind: 'cash' as const,
    severity: 'medium' as const,
    desk: { isKnown: true, cash: account.cash },
    atVenue: { isKnown: true, cash: statement.cash },
    explanation: `The desk has ${formatGrouped(account.cash)} in cash${withFills}; the venue says ${formatGrouped(statement.cash)}: ${formatGrouped(absolute(cashChange))} ${cashChange > 0n ? 'more' : 'less'}, which no fill explains.`,
    evidence: { of: 'cash' as const, cashChange },
    choices: ['setCash', 'ignore'] as const,
  };
  return { differences: [difference], waiting: [] };
}

function isMoving(
  { account, statement, settling }: ComparedBooks,
  missing: readonly MissingFill[],
): boolean {
  const newest = account.closedPositions.at(-1);
  return (
    missing.some(({ isYoung }) => isYoung) ||
    statement.fills.some(({ transactTime }) => settling.isYoung(transactTime)) ||
    (newest !== undefined && settling.isYoung(newest.closedAt)) ||
    [...account.positions.values()].some(({ updatedAt }) => settling.isYoung(updatedAt))
  );
}

/** What a fill takes out of the cash; below zero where it brings some. */
function costOf(books: ComparedBooks, { fill }: MissingFill): Money {
  const multiplier = multiplierOf(books, fill.instrument);
  const value = notional(signedQuantity(fill), fill.price, multiplier);
  return (value + fill.commission) as Money;
}

function multiplierOf({ account }: ComparedBooks, instrument: InstrumentId) {
  return (
    account.positions.get(instrument)?.multiplier ??
    account.exposures.get(instrument)?.multiplier ??
    one
  );
}
