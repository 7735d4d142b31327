import { type Money, noMoney } from '../values/amounts';
import { larger, smaller } from '../values/decimal';
import type { InstrumentId } from '../values/ids';
import type { Instant } from '../values/instant';

/**
 * How far a position went for and against its holder, in gross P&L since it was opened.
 * It comes from marks, which are not journalled; what they have come to is, beside the equity every few
 * seconds: a restart goes on from there. What a closed position has come to is journalled with it.
 */
export interface Excursion {
  /** Tells one position of an instrument from the next one. */
  readonly openedAt: Instant;
  /** Zero or below. */
  readonly adverse: Money;
  /** Zero or above. */
  readonly favourable: Money;
}

/** What the journal is told of an open position that has gone further than it knows. */
export interface NotedExcursion extends Excursion {
  readonly instrument: InstrumentId;
}

/** Of the position itself; undefined for one of a position that was there before it. */
export function excursionOf(
  { openedAt }: { readonly openedAt: Instant },
  known: Excursion | undefined,
): Excursion | undefined {
  return known?.openedAt === openedAt ? known : undefined;
}

/** The excursion after one more mark; the same record when the mark went no further. */
export function widenedExcursion(
  before: Excursion | undefined,
  position: { readonly openedAt: Instant; readonly realizedPnL: Money },
  unrealizedPnL: Money,
): Excursion {
  const pnl = (position.realizedPnL + unrealizedPnL) as Money;
  const same = excursionOf(position, before);
  if (same !== undefined && pnl >= same.adverse && pnl <= same.favourable) {
    return same;
  }
  return {
    openedAt: position.openedAt,
    adverse: smaller(same?.adverse ?? noMoney, pnl),
    favourable: larger(same?.favourable ?? noMoney, pnl),
  };
}
