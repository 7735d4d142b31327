import type { z } from 'zod';
import {
  type PaperFaultKind,
  paperFaultFields,
  paperFaultRequest,
  type paperScenarioKinds,
  paperScenarioRequest,
} from '@/contract/paper-faults';

export type ScenarioKind = (typeof paperScenarioKinds)[number];

/** One field of a fault or a scenario, as the contract asks for it. */
export interface DisturbanceField {
  readonly name: string;
  readonly isNeeded: boolean;
}

/** Which fields a kind of fault takes, read from the contract. */
export function faultFields(kind: PaperFaultKind): readonly DisturbanceField[] {
  return paperFaultFields[kind]
    .split(' ')
    .map((name) => ({ name: name.replace('!', ''), isNeeded: name.endsWith('!') }));
}

const scenarioFieldNames = {
  halt: ['instrument', 'durationMs'],
  gap: ['instrument', 'percent', 'seed'],
  crash: ['instrument', 'percent', 'durationMs', 'seed'],
  'spread-blow-out': ['instrument', 'times', 'durationMs'],
  'thin-book': ['instrument', 'times', 'durationMs'],
  'frozen-feed': ['instrument', 'durationMs'],
} as const satisfies Record<ScenarioKind, readonly string[]>;

export function scenarioFields(kind: ScenarioKind): readonly DisturbanceField[] {
  return scenarioFieldNames[kind].map((name) => ({ name, isNeeded: false }));
}

/** How a field is shown; what is not named here is shown by its own name, as text. */
export const fieldWords: Readonly<
  Record<string, { readonly title: string; readonly unit?: string; readonly hint: string }>
> = {
  instrument: { title: 'Instrument', hint: 'Empty: everywhere.' },
  count: {
    title: 'Strikes',
    unit: 'times',
    hint: 'How many calls or reports it hits; 1 unless said.',
  },
  durationMs: {
    title: 'Duration',
    unit: 'ms',
    hint: 'How long it lasts, or how late things come.',
  },
  seed: { title: 'Seed', hint: 'The same seed strikes the same again.' },
  rate: { title: 'Rate', unit: '0 to 1', hint: 'The chance that it strikes what fits.' },
  call: { title: 'Call', hint: 'Which call it strikes; submitOrder unless said.' },
  side: { title: 'Side', hint: 'buy or sell.' },
  quantity: { title: 'Quantity', hint: 'Below zero: short.' },
  price: { title: 'Price', hint: 'Empty: the price of the market.' },
  amount: { title: 'Amount', hint: 'How far off the cash is told; below zero: less.' },
  skewMs: {
    title: 'Off by',
    unit: 'ms',
    hint: 'How far the clock of the venue is ahead; below zero: behind.',
  },
  perSecond: {
    title: 'Allowance',
    unit: 'per second',
    hint: 'The venue names it and takes no more calls, until the duration is over.',
  },
  isTold: { title: 'Told', hint: 'true: the desk gets the report of it.' },
  percent: {
    title: 'How far',
    unit: '%',
    hint: 'Below zero: down. Gap −5, crash −20 unless said.',
  },
  times: {
    title: 'Factor',
    unit: '×',
    hint: 'How much wider the spread (10), or thinner the book (20).',
  },
};

const numbers: ReadonlySet<string> = new Set([
  'count',
  'durationMs',
  'seed',
  'rate',
  'skewMs',
  'perSecond',
  'percent',
  'times',
]);

/** What was typed, as the contract takes it: empty fields are left out, numbers are numbers. */
export function requestOf(kind: string, typed: Readonly<Record<string, string>>) {
  const given = Object.entries(typed)
    .map(([name, text]) => [name, text.trim()] as const)
    .filter(([, text]) => text !== '')
    .map(([name, text]) => [name, readField(name, text)]);
  return { kind, ...Object.fromEntries(given) } as Record<string, unknown>;
}

function readField(name: string, text: string): unknown {
  if (name === 'isTold') {
    return text === 'true' || text === 'false' ? text === 'true' : text;
  }
  const number = Number(text);
  return numbers.has(name) && !Number.isNaN(number) ? number : text;
}

/** The contract's own messages by field; none when the request would be taken. */
export function messagesOf(
  what: 'fault' | 'scenario',
  request: Record<string, unknown>,
): Readonly<Record<string, string>> {
  const schema: z.ZodType = what === 'fault' ? paperFaultRequest : paperScenarioRequest;
  const { error } = schema.safeParse(request);
  return Object.fromEntries(
    (error?.issues ?? []).map(({ path, message }) => [String(path[0] ?? ''), message]),
  );
}
