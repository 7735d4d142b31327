import type { ClosedPosition } from '../position/position';
import { type Money, noMoney, type Percent, percentOf } from '../values/amounts';
import { divide, larger, smaller } from '../values/decimal';
import type { AccountId, InstrumentId } from '../values/ids';
import type { Instant } from '../values/instant';
import type { Figure } from './execution-figures';
import { bookKindOf, isInPeriod, type Selection } from './selection';

/** How far a position went before it was closed, and what it came to; gross P&L all three. */
export interface ExcursionFact {
  readonly account: AccountId;
  readonly instrument: InstrumentId;
  readonly time: Instant;
  readonly adverse: Money;
  readonly favourable: Money;
  readonly realizedPnL: Money;
}

/** Positions that were closed with somebody looking how far they went. */
export interface ExcursionFigures {
  readonly positions: number;
  readonly averageAdverse: Figure<Money>;
  readonly averageFavourable: Figure<Money>;
  readonly furthestAdverse: Figure<Money>;
  readonly furthestFavourable: Figure<Money>;
  /** What was realized, of the furthest that the positions had been ahead. */
  readonly keptShare: Figure<Percent>;
}

/** Undefined when nobody looked how far it went. */
export function excursionFactOf(position: ClosedPosition): ExcursionFact | undefined {
  const { account, instrument, closedAt: time, excursion, realizedPnL } = position;
  if (excursion === undefined) {
    return undefined;
  }
  const { adverse, favourable } = excursion;
  return { account, instrument, time, adverse, favourable, realizedPnL };
}

/**
 * Excursions of the selected positions. Undefined for a strategy or an operator: positions net per
 * account, and how far a part of one went nobody has seen.
 */
export function excursionFigures(
  facts: readonly ExcursionFact[],
  selection: Selection,
): ExcursionFigures | undefined {
  if (bookKindOf(selection) !== 'account') {
    return undefined;
  }
  const { account, instrument } = selection;
  const selected = facts.filter(
    (fact) =>
      (account === undefined || account === fact.account) &&
      (instrument === undefined || instrument === fact.instrument) &&
      isInPeriod(selection, fact.time),
  );
  const adverse = selected.map((fact) => fact.adverse);
  const favourable = selected.map((fact) => fact.favourable);
  const ahead = selected.filter((fact) => fact.favourable > 0n);
  return {
    positions: selected.length,
    averageAdverse: average(adverse),
    averageFavourable: average(favourable),
    furthestAdverse: figure(adverse, () => adverse.reduce(smaller)),
    furthestFavourable: figure(favourable, () => favourable.reduce(larger)),
    keptShare: figure(ahead, () =>
      percentOf(
        sum(ahead.map((fact) => fact.realizedPnL)),
        sum(ahead.map((fact) => fact.favourable)),
      ),
    ),
  };
}

function average(amounts: readonly Money[]): Figure<Money> {
  return figure(amounts, () => divide(sum(amounts), BigInt(amounts.length), 'halfEven') as Money);
}

function sum(amounts: readonly Money[]): Money {
  return amounts.reduce((total, amount) => (total + amount) as Money, noMoney);
}

function figure<Value>(of: readonly unknown[], compute: () => Value): Figure<Value> {
  return of.length === 0
    ? { kind: 'notAvailable', why: 'no-closed-positions' }
    : { kind: 'value', value: compute() };
}
