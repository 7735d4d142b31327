import * as z from 'zod';
import { decimalOf, parseUnits, unitsOf } from '@/components/ui/decimal';
import { formatFigure } from '@/components/ui/format-figures';
import { thousandsProblem } from '@/components/ui/read-number';
import { fillModels, type PaperRequest, type PaperSettings, stopTriggers } from '@/contract/paper';

export const knobGroups = ['Costs', 'Fills', 'Timing', 'Protection'] as const;
export type KnobGroup = (typeof knobGroups)[number];

interface NumberKnob {
  readonly kind: 'number';
  readonly group: KnobGroup;
  readonly title: string;
  readonly unit: string;
  readonly meaning: string;
  readonly least: string;
  readonly most: string;
  /** Decimals that it may have. */
  readonly decimals: number;
}

interface ChoiceKnob {
  readonly kind: 'choice';
  readonly group: KnobGroup;
  readonly title: string;
  readonly meaning: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** Every knob that can be turned. The capital is set where the desk is configured. */
export const knobs = {
  commission: number(
    'Costs',
    'Commission',
    'per unit',
    '0',
    '1000',
    8,
    'Flat, for each unit filled.',
  ),
  commissionPercent: number(
    'Costs',
    'Commission of value',
    '%',
    '0',
    '100',
    6,
    'Of the value filled.',
  ),
  minimumCommission: number(
    'Costs',
    'Least commission',
    'per order',
    '0',
    '10000',
    8,
    'Charged with the first fill of an order that costs less.',
  ),
  makerPercent: number(
    'Costs',
    'Maker fee',
    '%',
    '-10',
    '100',
    6,
    'On top, of the value of fills that rested. Below zero: a rebate.',
  ),
  takerPercent: number(
    'Costs',
    'Taker fee',
    '%',
    '-10',
    '100',
    6,
    'On top, of the value of fills that took what was displayed.',
  ),
  slippagePercent: number(
    'Costs',
    'Slippage',
    '%',
    '0',
    '50',
    6,
    'Extra and adverse, on fills that take; never beyond a limit price.',
  ),
  fillModel: choice('Fills', 'Fill model', 'Whether displayed sizes and the queue count.', [
    { value: fillModels[0], label: 'Book and queue' },
    { value: fillModels[1], label: 'Best quote, any size' },
  ]),
  partialFillRate: number(
    'Fills',
    'Partial fills',
    'chance',
    '0',
    '1',
    8,
    'An eligible fill is cut to a random size; the rest stays.',
  ),
  fillOnTouchProbability: number(
    'Fills',
    'Fill on touch',
    'chance',
    '0',
    '1',
    8,
    'A resting order fills when the other side only touches its price.',
  ),
  rejectRate: number(
    'Fills',
    'Rejects',
    'chance',
    '0',
    '1',
    8,
    'The venue refuses an order for no reason of its own.',
  ),
  fillDelay: number(
    'Timing',
    'Delay',
    'ms',
    '0',
    '600000',
    0,
    'How long an order travels to the book, and a cancel too: it can lose the race.',
  ),
  fillDelayJitter: number(
    'Timing',
    'Jitter',
    'ms',
    '0',
    '600000',
    0,
    'Drawn on top of the delay, evenly up to so much.',
  ),
  stopTrigger: choice('Protection', 'Stops wake on', 'The price that triggers a stop.', [
    { value: stopTriggers[0], label: 'Last' },
    { value: stopTriggers[1], label: 'Bid or ask' },
    { value: stopTriggers[2], label: 'Mid' },
  ]),
  collarPercent: number(
    'Protection',
    'Collar',
    '%',
    '0.01',
    '100',
    6,
    'How far from the reference price an order without a limit may fill; the rest is canceled.',
  ),
  initialMarginPercent: number(
    'Protection',
    'Initial margin',
    '%',
    '1',
    '100',
    6,
    'Of the value of a position that the account has to hold itself.',
  ),
} as const satisfies Partial<Record<keyof PaperSettings, NumberKnob | ChoiceKnob>>;
export type KnobName = keyof typeof knobs;
export type Knob = NumberKnob | ChoiceKnob;
export const knobNames = Object.keys(knobs) as readonly KnobName[];

/** As they are typed. */
export type KnobValues = Record<KnobName, string>;

export function knobValuesOf(settings: PaperSettings): KnobValues {
  return Object.fromEntries(knobNames.map((name) => [name, String(settings[name])])) as KnobValues;
}

/** What would be right, for each knob beside its field. */
export const knobSchema = z.object(
  Object.fromEntries(knobNames.map((name) => [name, knobText(knobs[name])])),
) as unknown as z.ZodType<KnobValues, KnobValues>;

/** One knob that is turned: its name, what it was and what it would be. */
export interface TurnedKnob {
  readonly name: KnobName;
  readonly before: string;
  readonly after: string;
}

/** What differs from how it is set, in the order of the form. Typed `0.10` is no other than `0.1`. */
export function turnedKnobs(set: PaperSettings, typed: KnobValues): readonly TurnedKnob[] {
  const before = knobValuesOf(set);
  return knobNames
    .filter((name) => plainOf(name, before[name]) !== plainOf(name, typed[name]))
    .map((name) => ({ name, before: before[name], after: typed[name].trim() }));
}

/** The turned knobs as the desk takes them. All of them have passed `knobSchema`. */
export function requestOf(turned: readonly TurnedKnob[]): PaperRequest {
  const given = turned.map(({ name, after }) => [
    name,
    name === 'fillDelay' || name === 'fillDelayJitter'
      ? Number(plainOf(name, after))
      : plainOf(name, after),
  ]);
  // The names are those of the contract; the desk checks the values again.
  return Object.fromEntries(given) as PaperRequest;
}

/** The value in words: with its unit, a choice by its label. */
export function knobWords(name: KnobName, value: string): string {
  const knob: Knob = knobs[name];
  if (knob.kind === 'choice') {
    return knob.choices.find((one) => one.value === value)?.label ?? value;
  }
  const units = parseUnits(value.trim());
  return units === undefined ? value : `${formatFigure(decimalOf(units))} ${knob.unit}`;
}

function plainOf(name: KnobName, text: string): string {
  const units = knobs[name].kind === 'choice' ? undefined : parseUnits(text.trim());
  return units === undefined ? text : decimalOf(units);
}

function knobText(knob: Knob) {
  if (knob.kind === 'choice') {
    return z.string();
  }
  const { least, most, decimals } = knob;
  const range = `From ${formatFigure(least)} to ${formatFigure(most)}.`;
  return z.string().superRefine((text, issues) => {
    const units = parseUnits(text.trim());
    const say = (message: string) => issues.addIssue({ code: 'custom', message });
    const unclear = thousandsProblem(text.trim(), decimals);
    if (units === undefined) {
      say(`Type a number in digits. ${range}`);
    } else if (unclear !== undefined) {
      say(unclear);
    } else if (units < unitsOf(least) || units > unitsOf(most)) {
      say(range);
    } else if (units % 10n ** BigInt(8 - decimals) !== 0n) {
      say(decimals === 0 ? 'Whole milliseconds.' : `At most ${decimals} decimals.`);
    }
  });
}

function number(
  group: KnobGroup,
  title: string,
  unit: string,
  least: string,
  most: string,
  decimals: number,
  meaning: string,
): NumberKnob {
  return { kind: 'number', group, title, unit, least, most, decimals, meaning };
}

function choice(
  group: KnobGroup,
  title: string,
  meaning: string,
  choices: ChoiceKnob['choices'],
): ChoiceKnob {
  return { kind: 'choice', group, title, meaning, choices };
}
