import type { VenueFill } from '../order/execution-report';
import type { Position } from '../position/position';
import { averagePrice, noPrice, noQuantity, type Price, type Quantity } from '../values/amounts';
import { absolute, scale } from '../values/decimal';
import { formatGrouped } from '../values/format-grouped';
import type { InstrumentId } from '../values/ids';
import type { Difference } from './break';
import type { BreakKind, BreakSeverity } from './break-words';
import { severityOfGap } from './compare-orders';
import {
  type ComparedBooks,
  type Findings,
  keyOf,
  type MissingFill,
  subjectOf,
} from './compared-books';

/** Averages that are apart by less than this much money in all are the same figure, rounded. */
const centOfMoney = scale / 100n;

/** Positions of both sides, the missing fills counted in: what they do not explain is a break. */
export function comparePositions(
  books: ComparedBooks,
  missing: readonly MissingFill[],
): Findings & { readonly compared: number } {
  const { account, statement } = books;
  const stated = new Map(statement.positions.map((position) => [position.instrument, position]));
  const missingIn = new Map<InstrumentId, Quantity>();
  const young = youngInstruments(books, missing);
  for (const { fill } of missing) {
    const before = missingIn.get(fill.instrument) ?? noQuantity;
    missingIn.set(fill.instrument, (before + signedQuantity(fill)) as Quantity);
  }
  const instruments = new Set([...account.positions.keys(), ...stated.keys(), ...missingIn.keys()]);
  const differences: Difference[] = [];
  const waiting: string[] = [];
  for (const instrument of instruments) {
    if (young.has(instrument)) {
      waiting.push(keyOfPosition(books, instrument), keyOfAverage(books, instrument));
      continue;
    }
    const difference = compareOne(books, {
      instrument,
      held: account.positions.get(instrument),
      explained: missingIn.get(instrument) ?? noQuantity,
      statedQuantity: stated.get(instrument)?.quantity ?? noQuantity,
      statedPrice: stated.get(instrument)?.averagePrice ?? noPrice,
    });
    if (difference !== undefined) {
      differences.push(difference);
    }
  }
  return { differences, waiting, compared: instruments.size };
}

/** One instrument on both sides. */
interface Pair {
  readonly instrument: InstrumentId;
  readonly held: Position | undefined;
  /** What the missing fills would add. */
  readonly explained: Quantity;
  readonly statedQuantity: Quantity;
  readonly statedPrice: Price;
}

function compareOne(books: ComparedBooks, pair: Pair): Difference | undefined {
  const held = pair.held?.quantity ?? noQuantity;
  const expected = (held + pair.explained) as Quantity;
  if (expected !== pair.statedQuantity) {
    return quantityApart(books, pair, expected);
  }
  return pair.explained === 0n && pair.held !== undefined
    ? averageApart(books, pair, pair.held)
    : undefined;
}

function quantityApart(books: ComparedBooks, pair: Pair, expected: Quantity): Difference {
  const { instrument, held, explained, statedQuantity, statedPrice } = pair;
  const quantity = held?.quantity ?? noQuantity;
  const [kind, severity] = kindOfGap(expected, statedQuantity);
  const apart = (statedQuantity - expected) as Quantity;
  const withFills =
    explained === 0n ? '' : `, ${formatGrouped(expected)} with the fills it has not booked`;
  return {
    ...subjectOf(books),
    key: keyOfPosition(books, instrument),
    kind,
    severity,
    instrument,
    desk:
      held === undefined
        ? { isKnown: false, quantity }
        : { isKnown: true, quantity, price: averageOf(held) },
    atVenue:
      statedQuantity === 0n
        ? { isKnown: false, quantity: statedQuantity }
        : { isKnown: true, quantity: statedQuantity, price: statedPrice },
    explanation: `The desk holds ${formatGrouped(quantity)} ${instrument}${withFills}; the venue says ${formatGrouped(statedQuantity)}. No fill explains the ${formatGrouped(absolute(apart))} between them.`,
    evidence: { of: 'position', quantityChange: apart, statedQuantity, statedPrice },
    choices: ['setPosition', 'ignore'],
  };
}

function kindOfGap(desk: Quantity, venue: Quantity): readonly [BreakKind, BreakSeverity] {
  if (venue === 0n) {
    return ['position-missing-at-venue', 'high'];
  }
  if (desk === 0n) {
    return ['position-missing-at-desk', 'high'];
  }
  if (desk > 0n !== venue > 0n) {
    return ['side-flipped', 'critical'];
  }
  return ['quantity-mismatch', severityOfGap(desk, venue)];
}

function averageApart(books: ComparedBooks, pair: Pair, held: Position): Difference | undefined {
  const { instrument, statedQuantity, statedPrice } = pair;
  const ours = averageOf(held);
  const apart = absolute((ours - statedPrice) * held.quantity * held.multiplier);
  if (apart < centOfMoney * scale * scale) {
    return undefined;
  }
  return {
    ...subjectOf(books),
    key: keyOfAverage(books, instrument),
    kind: 'average-price',
    severity: 'low',
    instrument,
    desk: { isKnown: true, quantity: held.quantity, price: ours },
    atVenue: { isKnown: true, quantity: statedQuantity, price: statedPrice },
    explanation: `Both hold ${formatGrouped(statedQuantity)} ${instrument}, at ${formatGrouped(ours)} on average at the desk and ${formatGrouped(statedPrice)} at the venue.`,
    evidence: { of: 'position', quantityChange: noQuantity, statedQuantity, statedPrice },
    choices: ['setPosition', 'ignore'],
  };
}

function youngInstruments(
  { account, statement, settling }: ComparedBooks,
  missing: readonly MissingFill[],
): ReadonlySet<InstrumentId> {
  const young = new Set<InstrumentId>();
  for (const position of account.positions.values()) {
    if (settling.isYoung(position.updatedAt)) {
      young.add(position.instrument);
    }
  }
  for (const { fill, isYoung } of missing) {
    if (isYoung) {
      young.add(fill.instrument);
    }
  }
  for (let index = account.closedPositions.length - 1; index >= 0; index -= 1) {
    const closed = account.closedPositions[index];
    if (closed === undefined || !settling.isYoung(closed.closedAt)) {
      break;
    }
    young.add(closed.instrument);
  }
  for (const fill of statement.fills) {
    if (settling.isYoung(fill.transactTime)) {
      young.add(fill.instrument);
    }
  }
  return young;
}

function averageOf(position: Position): Price {
  return averagePrice(position.costBasis, absolute(position.quantity), position.multiplier);
}

export function signedQuantity({ side, quantity }: Pick<VenueFill, 'side' | 'quantity'>): Quantity {
  return (side === 'buy' ? quantity : -quantity) as Quantity;
}

function keyOfPosition(books: ComparedBooks, instrument: InstrumentId): string {
  return keyOf(books, `position/${instrument}`);
}

function keyOfAverage(books: ComparedBooks, instrument: InstrumentId): string {
  return keyOf(books, `average/${instrument}`);
}
