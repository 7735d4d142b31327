import { priceAgeMax } from '@/contract/price-age';
import type { RiskLimits } from '@/contract/risk-limits';
import { unitsOf } from './decimal';
import {
  type LimitList,
  type LimitName,
  limitListNames,
  limitListWords,
  limitNames,
  limitText,
  limitWords,
} from './limit-words';

/** One thing that a change of limits changed. */
export interface LimitDifference {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** What it means for those who trade; a list that only says other words is neither. */
  readonly effect: 'tighter' | 'looser' | 'other';
}

/** What differs between two versions of a node, in the order of the form. */
export function limitDiff(previous: RiskLimits, next: RiskLimits): readonly LimitDifference[] {
  const figures = limitNames.flatMap((name) => {
    const [before, after] = [unitsOrNone(previous[name]), unitsOrNone(next[name])];
    if (before === after) {
      return [];
    }
    return [
      {
        name: limitWords[name].name,
        before: limitText(name, previous[name]),
        after: limitText(name, next[name]),
        effect: effectOf(held(name, before), held(name, after), name === 'minAccountBalance'),
      },
    ];
  });
  const lists = limitListNames.flatMap((name) =>
    listDiff(limitListWords[name].name, name === 'allowList', previous[name], next[name]),
  );
  return [...figures, ...lists];
}

function unitsOrNone(value: string | number | undefined): bigint | undefined {
  return value === undefined ? undefined : unitsOf(String(value));
}

/** What holds where a node says nothing: of the age of a price there is always a limit. */
function held(name: LimitName, units: bigint | undefined): bigint | undefined {
  return units ?? (name === 'maxPriceAgeMs' ? unitsOf(String(priceAgeMax({}))) : undefined);
}

function effectOf(
  before: bigint | undefined,
  after: bigint | undefined,
  isFloor: boolean,
): 'tighter' | 'looser' {
  if (before === undefined || after === undefined) {
    return before === undefined ? 'tighter' : 'looser';
  }
  return after < before === isFloor ? 'looser' : 'tighter';
}

/** The first entry of an allow list shuts everything else out; each further one lets one more in. */
function listDiff(
  name: string,
  isAllowList: boolean,
  previous: LimitList = [],
  next: LimitList = [],
): readonly LimitDifference[] {
  const one = new Map(previous.map((entry) => [entry.instrument, entry]));
  const other = new Map(next.map((entry) => [entry.instrument, entry]));
  const shuts = isAllowList ? previous.length === 0 : true;
  const opens = isAllowList ? next.length === 0 : true;
  const added = next
    .filter(({ instrument }) => !one.has(instrument))
    .map((entry) => ({
      name,
      before: '–',
      after: entryText(entry),
      effect: shuts ? ('tighter' as const) : ('looser' as const),
    }));
  const removed = previous
    .filter(({ instrument }) => !other.has(instrument))
    .map((entry) => ({
      name,
      before: entryText(entry),
      after: '–',
      effect: opens ? ('looser' as const) : ('tighter' as const),
    }));
  const changed = next.flatMap((entry) => {
    const before = one.get(entry.instrument);
    return before === undefined || entryText(before) === entryText(entry)
      ? []
      : [{ name, before: entryText(before), after: entryText(entry), effect: 'other' as const }];
  });
  return [...added, ...removed, ...changed];
}

function entryText({ instrument, reason, expiresAt }: LimitList[number]): string {
  const until =
    expiresAt === undefined ? '' : `, until ${expiresAt.slice(0, 16).replace('T', ' ')} UTC`;
  return `${instrument} (${reason}${until})`;
}
