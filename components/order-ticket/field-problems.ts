import { decimalOf, unitsOf } from '@/components/ui/decimal';
import { formatFigure } from '@/components/ui/format-figures';
import { readNumber } from '@/components/ui/read-number';
import type { Instrument } from '@/contract/instrument';
import { neighboursOnGrid } from './step-number';
import type { TicketField } from './ticket-draft';

export type TicketErrors = Partial<Record<TicketField, string>>;

/** What a field wants: what to type while it is empty, and what is wrong with a number in it. */
export interface NumberRule {
  readonly whenEmpty: string;
  /** As many as its numbers are written with. */
  readonly decimals: number;
  readonly problemOf: (units: bigint) => string | undefined;
}

/** The number in a field as the wire writes it; undefined, with a message noted, when it is wrong. */
export function readField(
  errors: TicketErrors,
  field: TicketField,
  typed: string,
  { whenEmpty, decimals, problemOf }: NumberRule,
): string | undefined {
  const number = readNumber(typed, decimals);
  const problem =
    number.problem ?? (number.units === 0n ? 'Must be more than zero.' : problemOf(number.units));
  if (problem !== undefined) {
    errors[field] = typed.trim() === '' ? whenEmpty : problem;
    return undefined;
  }
  return decimalOf(number.units ?? 0n);
}

/** A price on the tick; one that is off it is told its neighbours. */
export function priceRule({ tickSize, priceDecimals }: Instrument): NumberRule {
  const tick = unitsOf(tickSize);
  const shown = (text: string) => formatFigure(text, { decimals: priceDecimals });
  return {
    whenEmpty: `Type a price, in steps of ${shown(tickSize)}.`,
    decimals: priceDecimals,
    problemOf: (units) => {
      if (units % tick === 0n) {
        return undefined;
      }
      const [below, above] = neighboursOnGrid(units, tick);
      return `Must be a multiple of the tick ${shown(tickSize)}: ${shown(below)} or ${shown(above)}.`;
    },
  };
}

export const shareRule: NumberRule = {
  whenEmpty: 'Type how far away in percent, such as 2.',
  // A thousand percent is out of reach, so that nobody can mean it.
  decimals: 8,
  problemOf: (units) => (units < 10_000_000_000n ? undefined : 'Must be less than 100 %.'),
};
