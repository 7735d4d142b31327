import { assertNever } from '../values/assert';
import { formatGrouped } from '../values/format-grouped';
import type { VerdictCode, VerdictOn } from './risk-verdict';

/** What each check is about, in the words of the screen. */
const subjects = {
  'desk-mode': 'Desk mode',
  'kill-latch': 'Kill switch',
  'instrument-unknown': 'Instrument',
  'instrument-not-open': 'Instrument status',
  'instrument-restricted': 'Allow and block lists',
  'reconciliation-break': 'Reconciliation',
  'order-shape': 'Order shape',
  'price-missing': 'Price',
  'price-stale': 'Age of the price',
  'order-quantity-above-limit': 'Order quantity',
  'order-value-above-limit': 'Order value',
  'position-size-above-limit': 'Position size',
  'open-positions-above-limit': 'Open positions',
  'daily-orders-above-limit': 'Orders today',
  'leverage-above-limit': 'Leverage',
  'balance-below-minimum': 'Cash balance',
  'buying-power-exceeded': 'Buying power',
  'reduce-only-not-reducing': 'Reduce-only',
  'daily-loss-above-limit': 'Loss of the day',
  'drawdown-above-limit': 'Drawdown',
} as const satisfies Readonly<Record<VerdictCode, string>>;

/** One sentence for people: what was looked at, with which numbers, and what came of it. */
export function sentenceOfVerdict(verdict: VerdictOn<VerdictCode>): string {
  const subject = subjects[verdict.code];
  const { limit, projected, detail } = verdict;
  if (limit === undefined || projected === undefined) {
    return `${subject}: ${detail ?? (verdict.passed ? 'passes' : 'does not pass')}.`;
  }
  const verb = verdict.unit === 'seconds' ? 'is' : 'would be';
  const would = `${subject} ${verb} ${figure(verdict, projected)}`;
  const relation = verdict.passed ? 'within' : 'beyond';
  return `${would}, ${relation} the limit ${figure(verdict, limit)} of ${scopeWords(verdict)}.`;
}

function figure({ unit }: Pick<VerdictOn<VerdictCode>, 'unit'>, value: bigint): string {
  switch (unit) {
    case 'ratio':
      return `${formatGrouped(value)} ×`;
    case 'seconds':
      return `${formatGrouped(value)} s`;
    case 'quantity':
    case 'money':
    case 'price':
    case 'count':
    case 'none':
      return formatGrouped(value);
    default:
      return assertNever(unit);
  }
}

function scopeWords({ scope }: Pick<VerdictOn<VerdictCode>, 'scope'>): string {
  return scope.id === undefined ? `the ${scope.kind}` : `${scope.kind} ${scope.id}`;
}
