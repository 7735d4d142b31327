import { decimalOf, unitsOf } from '@/components/ui/decimal';
import { formatFigure } from '@/components/ui/format-figures';
import type { Instrument } from '@/contract/instrument';
import { readNumber } from './read-number';
import { neighboursOnGrid } from './step-number';
import type { TicketField } from './ticket-draft';

export type TicketErrors = Partial<Record<TicketField, string>>;

/** The number in a field as the wire writes it; undefined, with a message noted, when it is wrong. */
export function readField(
  errors: TicketErrors,
  field: TicketField,
  typed: string,
  problemOf: (units: bigint) => string | undefined,
): string | undefined {
  const number = readNumber(typed);
  const problem =
    number.problem ?? (number.units === 0n ? 'Must be more than zero.' : problemOf(number.units));
  if (problem !== undefined) {
    errors[field] = problem;
    return undefined;
  }
  return decimalOf(number.units ?? 0n);
}

/** A price off the tick, with its neighbours on it. */
export function priceProblem(
  units: bigint,
  { tickSize, priceDecimals }: Instrument,
): string | undefined {
  const tick = unitsOf(tickSize);
  if (units % tick === 0n) {
    return undefined;
  }
  const [below, above] = neighboursOnGrid(units, tick);
  const shown = (text: string) => formatFigure(text, { decimals: priceDecimals });
  return `Must be a multiple of the tick ${shown(tickSize)}: ${shown(below)} or ${shown(above)}.`;
}

export function shareProblem(units: bigint): string | undefined {
  return units < 10_000_000_000n ? undefined : 'Must be less than 100 %.';
}
