import type { Instrument } from '@/contract/instrument';
import type { CheckedDraft } from './check-draft';
import { isReducing } from './order-words';

/** The instruments that a recorded day has prices of; undefined while another market has them all. */
export type Tape = readonly string[] | undefined;

export function isOffTape(tape: Tape, instrument: string): boolean {
  return tape !== undefined && !tape.includes(instrument);
}

/** Those with prices first, each part in its own order. */
export function withPricesFirst(
  tape: Tape,
  instruments: readonly Instrument[],
): readonly Instrument[] {
  const isOff = ({ instrument }: Instrument) => isOffTape(tape, instrument);
  return [...instruments.filter((one) => !isOff(one)), ...instruments.filter(isOff)];
}

/** An entry where no prices are is no order yet, and it is said what would be; what reduces goes out. */
export function refuseOffTape(
  checked: CheckedDraft,
  tape: Tape,
  held: string | undefined,
): CheckedDraft {
  const { request } = checked;
  if (request === undefined || tape === undefined || !isOffTape(tape, request.instrument)) {
    return checked;
  }
  return request.reduceOnly === true || isReducing(request, held)
    ? checked
    : { request: undefined, errors: { instrument: refusal(request.instrument, tape) } };
}

const namesShown = 5;

function refusal(instrument: string, tape: readonly string[]): string {
  const shown = tape.slice(0, namesShown).join(', ');
  const more = tape.length > namesShown ? ' or another of the list' : '';
  return `The recorded day has no prices of ${instrument}. Choose one that it has: ${shown}${more}; or play the simulated market under Venues.`;
}
