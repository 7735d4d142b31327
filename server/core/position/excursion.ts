import { type Money, noMoney } from '../values/amounts';
import { larger, smaller } from '../values/decimal';
import type { Instant } from '../values/instant';

/**
 * How far a position went for and against its holder, in gross P&L since it was opened.
 * It comes from marks, which are not journalled: it counts from the marks seen, and after a restart
 * from the first mark again. What a closed position has come to is journalled with it.
 */
export interface Excursion {
  /** Tells one position of an instrument from the next one. */
  readonly openedAt: Instant;
  /** Zero or below. */
  readonly adverse: Money;
  /** Zero or above. */
  readonly favourable: Money;
}

/** The excursion after one more mark; the same record when the mark went no further. */
export function widenedExcursion(
  before: Excursion | undefined,
  position: { readonly openedAt: Instant; readonly realizedPnL: Money },
  unrealizedPnL: Money,
): Excursion {
  const pnl = (position.realizedPnL + unrealizedPnL) as Money;
  const same = before !== undefined && before.openedAt === position.openedAt ? before : undefined;
  if (same !== undefined && pnl >= same.adverse && pnl <= same.favourable) {
    return same;
  }
  return {
    openedAt: position.openedAt,
    adverse: smaller(same?.adverse ?? noMoney, pnl),
    favourable: larger(same?.favourable ?? noMoney, pnl),
  };
}
