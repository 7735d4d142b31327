import { shareOf } from '@/components/ui/meter';
import type { OrderPreview } from '@/contract/order-preview';
import type { Verdict } from '@/contract/verdict';

export type LadderTone = 'passes' | 'binds' | 'warns' | 'fails';

/** One check as the ladder shows it. */
export interface LadderRow {
  readonly verdict: Verdict;
  readonly tone: LadderTone;
  /** Used part of the limit, 1 = all of it; absent for a check without numbers. */
  readonly share: number | undefined;
}

export interface Ladder {
  /** Always in the order in which the desk checks, so that nothing moves while one types. */
  readonly rows: readonly LadderRow[];
  /** Checks that pass and are far from their limit. */
  readonly quiet: readonly LadderRow[];
}

/** Checks whose figures are shown even when they are far from their limit. */
const alwaysShown: ReadonlySet<Verdict['code']> = new Set([
  'position-size-above-limit',
  'order-value-above-limit',
  'buying-power-exceeded',
  'leverage-above-limit',
  'balance-below-minimum',
]);

const nearShare = 0.8;

/** What is shown of the verdicts: what fails, what binds, what is near, and the money figures. */
export function ladderOf({ verdicts, boundBy }: OrderPreview): Ladder {
  const all = verdicts.map((verdict) => rowOf(verdict, boundBy));
  const isShown = ({ verdict, tone, share }: LadderRow) =>
    tone !== 'passes' ||
    (share !== undefined && (share >= nearShare || alwaysShown.has(verdict.code)));
  return { rows: all.filter(isShown), quiet: all.filter((row) => !isShown(row)) };
}

function rowOf(verdict: Verdict, boundBy: Verdict['code'] | undefined): LadderRow {
  return { verdict, tone: toneOf(verdict, boundBy), share: usedShare(verdict) };
}

function toneOf(verdict: Verdict, boundBy: Verdict['code'] | undefined): LadderTone {
  if (!verdict.passed) {
    return verdict.severity === 'warn' ? 'warns' : 'fails';
  }
  return verdict.code === boundBy ? 'binds' : 'passes';
}

/** A minimum is used up as the figure comes down to it, so there the quotient stands on its head. */
function usedShare({ code, limit, projected }: Verdict): number | undefined {
  if (limit === undefined || projected === undefined) {
    return undefined;
  }
  return code === 'balance-below-minimum' ? shareOf(limit, projected) : shareOf(projected, limit);
}
