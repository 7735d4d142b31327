import { failure, type Result, success } from '../values/result';
import type { ExecutionReport } from './execution-report';
import { liquidities } from './fill';
import { ownReport } from './own-report';
import { sides } from './side';

/** Longer than any id or reason of a venue that means well. */
const textLengthMax = 1_000;
/** A thousand billion units of anything is a mistake, whoever says so. */
const unitsMax = 10n ** 20n;
/** The year 9999: later is no moment that a venue can mean. */
const instantMax = 253_402_300_799_999;

/** What a field must be; a report of each type has the head and these. */
type Shape = 'text' | 'instant' | 'units' | 'size' | 'terms' | 'fill';

interface Field {
  readonly name: string;
  readonly shape: Shape;
}

/** As a list, made once: every report of a venue is looked through by it. */
function fieldsOf(shapes: Readonly<Record<string, Shape>>): readonly Field[] {
  return Object.entries(shapes).map(([name, shape]) => ({ name, shape }));
}

const head = fieldsOf({
  venue: 'text',
  account: 'text',
  clientOrderId: 'text',
  venueOrderId: 'text',
  transactTime: 'instant',
});

const said = {
  new: fieldsOf({}),
  rejected: fieldsOf({ reason: 'text' }),
  trade: fieldsOf({ fill: 'fill' }),
  triggered: fieldsOf({}),
  canceled: fieldsOf({ reason: 'text' }),
  cancelRejected: fieldsOf({ reason: 'text' }),
  replaced: fieldsOf({ quantity: 'size', terms: 'terms' }),
  replaceRejected: fieldsOf({ reason: 'text' }),
  stopMoved: fieldsOf({ stopPrice: 'units' }),
  expired: fieldsOf({ reason: 'text' }),
} as const satisfies Record<ExecutionReport['executionType'], readonly Field[]>;

const fillFields = fieldsOf({
  executionId: 'text',
  clientOrderId: 'text',
  venueOrderId: 'text',
  account: 'text',
  instrument: 'text',
  quantity: 'units',
  price: 'units',
  commission: 'units',
  transactTime: 'instant',
});

const pricesOfTerms = {
  market: [],
  limit: ['limitPrice'],
  stop: ['stopPrice'],
  stopLimit: ['stopPrice', 'limitPrice'],
  trailingStop: [],
} as const;

/**
 * Reads what a venue has sent as a report: every field is there and is what its type says, whatever
 * came over the wire, and nothing else is. What it says is weighed by `decideReport`. Error: the first
 * field that is wrong.
 */
export function parseReport(given: unknown): Result<ExecutionReport, string> {
  if (!isRecord(given)) {
    return failure('it is no record');
  }
  const { executionType } = given;
  if (typeof executionType !== 'string' || !Object.hasOwn(said, executionType)) {
    return failure('its executionType is not known');
  }
  const wrong =
    wrongField(given, head) ?? wrongField(given, said[executionType as keyof typeof said]);
  if (wrong !== undefined) {
    return failure(`its ${wrong} is wrong or missing`);
  }
  return given['stopPrice'] === undefined || isShape(given['stopPrice'], 'units')
    ? success(ownReport(given as unknown as ExecutionReport))
    : failure('its stopPrice is wrong');
}

function wrongField(
  given: Readonly<Record<string, unknown>>,
  fields: readonly Field[],
): string | undefined {
  for (const { name, shape } of fields) {
    if (!(Object.hasOwn(given, name) && isShape(given[name], shape))) {
      return name;
    }
  }
  return undefined;
}

function isShape(value: unknown, shape: Shape): boolean {
  switch (shape) {
    case 'text':
      return typeof value === 'string' && value !== '' && value.length <= textLengthMax;
    case 'instant':
      return Number.isSafeInteger(value) && Math.abs(Number(value)) <= instantMax;
    case 'units':
      return typeof value === 'bigint' && value <= unitsMax && value >= -unitsMax;
    case 'size':
      return isShape(value, 'units') && (value as bigint) > 0n;
    case 'terms':
      return isRecord(value) && areTerms(value);
    case 'fill':
      return isRecord(value) && isFill(value);
  }
}

function areTerms(given: Readonly<Record<string, unknown>>): boolean {
  const { orderType, trailingOffset } = given;
  if (typeof orderType !== 'string' || !Object.hasOwn(pricesOfTerms, orderType)) {
    return false;
  }
  const prices = pricesOfTerms[orderType as keyof typeof pricesOfTerms];
  return (
    prices.every((name) => isShape(given[name], 'units')) &&
    (orderType !== 'trailingStop' || (isRecord(trailingOffset) && isOffset(trailingOffset)))
  );
}

function isOffset({ kind, distance, share }: Readonly<Record<string, unknown>>): boolean {
  return kind === 'price'
    ? isShape(distance, 'units')
    : kind === 'percent' && isShape(share, 'units');
}

function isFill(given: Readonly<Record<string, unknown>>): boolean {
  const { side, liquidity, why } = given;
  return (
    wrongField(given, fillFields) === undefined &&
    isWord(sides, side) &&
    isWord(liquidities, liquidity) &&
    (why === undefined || typeof why === 'string')
  );
}

function isWord(words: readonly string[], given: unknown): boolean {
  return typeof given === 'string' && words.includes(given);
}

function isRecord(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null;
}
