import type { Decision, DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import { type BreakId, toBreakId } from '../values/ids';
import { success } from '../values/result';
import { type Break, type BreakSide, type Difference, isLiveBreak } from './break';
import { keyOfRun, type ReconciliationRun } from './reconciliation-run';
import { breaksByKey, isIgnored } from './reconciliation-state';

/** So many new breaks at once; the rest is believed in the next run, which follows at once. */
export const raisedPerRun = 200;

/** What one run found, before it is weighed against what is known. */
export interface RunFindings {
  readonly run: Omit<ReconciliationRun, 'outcome' | 'seen' | 'unconfirmed' | 'waiting'>;
  readonly differences: readonly Difference[];
  readonly waiting: ReadonlySet<string>;
}

/**
 * Decides what a run writes down. A difference becomes a break when it is seen in two runs in a row,
 * a critical one at once; a live break that is not there any more resolves itself; one that waits is
 * left alone. Over the same findings a second run writes down nothing but that it ran.
 */
export function decideRun(desk: DeskContext, found: RunFindings): Decision<ReconciliationRun> {
  const state = desk.state.reconciliation;
  const suspected = new Set(state.runs.get(keyOfRun(found.run))?.unconfirmed);
  const seen: BreakId[] = [];
  const unconfirmed = [...suspected].filter((key) => found.waiting.has(key));
  const events: DeskEvent[] = [];
  const knownBreaks = breaksByKey(state);
  let raised = 0;
  for (const difference of found.differences) {
    const known = knownBreaks.get(difference.key);
    if (known !== undefined && isSameDifference(known, difference) && isIgnored(known)) {
      continue;
    }
    if (known !== undefined && isLiveBreak(known)) {
      seen.push(known.id);
      events.push(...changesOf(desk, known, difference));
      continue;
    }
    const isBelieved = difference.severity === 'critical' || suspected.has(difference.key);
    if (isBelieved && raised < raisedPerRun) {
      raised += 1;
      const sightings = suspected.has(difference.key) ? 2 : 1;
      events.push({
        type: 'BREAK_RAISED',
        breakId: toBreakId(`break-${state.breakCount + raised}`),
        difference,
        sightings,
      });
    } else {
      unconfirmed.push(difference.key);
    }
  }
  events.push(...resolutions(desk, found));
  const run: ReconciliationRun = {
    ...found.run,
    outcome: found.differences.length === 0 ? 'agreed' : 'differs',
    seen,
    unconfirmed,
    waiting: found.waiting.size,
  };
  return { events: [{ type: 'RECONCILIATION_RUN', run }, ...events], result: success(run) };
}

/** A run that got no answer proves nothing: what was suspected stays suspected. */
export function decideRunFailed(
  desk: DeskContext,
  failed: RunFindings['run'],
  problem: string,
): Decision<ReconciliationRun> {
  const last = desk.state.reconciliation.runs.get(keyOfRun(failed));
  const run: ReconciliationRun = {
    ...failed,
    ...(last?.cursor === undefined ? {} : { cursor: last.cursor }),
    outcome: 'failed',
    problem,
    seen: [],
    unconfirmed: last?.unconfirmed ?? [],
    waiting: 0,
  };
  return {
    events: [
      { type: 'RECONCILIATION_RUN', run },
      {
        type: 'EXECUTION_ERROR',
        family: 'venue',
        severity: 'warning',
        code: 'reconciliation-failed',
        message: `The books could not be compared with ${failed.venue}: ${problem}. Nothing was changed; the next run asks again.`,
      },
    ],
    result: success(run),
  };
}

function changesOf(
  { now }: DeskContext,
  known: Break,
  difference: Difference,
): readonly DeskEvent[] {
  const events: DeskEvent[] = [];
  if (!isSameDifference(known, difference)) {
    events.push({ type: 'BREAK_CHANGED', breakId: known.id, difference });
  }
  if (known.state === 'waived' && known.waivedUntil !== undefined && known.waivedUntil <= now) {
    const reason = 'the waiver has run out and the difference is still there';
    events.push({ type: 'BREAK_REOPENED', breakId: known.id, reason });
  }
  return events;
}

/** Live breaks of the same source that this run has judged and not found. */
function resolutions({ state }: DeskContext, found: RunFindings): readonly DeskEvent[] {
  const there = new Set(found.differences.map(({ key }) => key));
  const events: DeskEvent[] = [];
  for (const one of state.reconciliation.breaks.values()) {
    const isOurs = isLiveBreak(one) && keyOfRun(one) === keyOfRun(found.run);
    if (isOurs && !there.has(one.key) && !found.waiting.has(one.key)) {
      const reason = 'both sides agree again';
      events.push({ type: 'BREAK_RESOLVED', breakId: one.id, reason });
    }
  }
  return events;
}

/** By what people see of it: who changes none of that has found the same difference. */
function isSameDifference(known: Break, difference: Difference): boolean {
  return (
    known.kind === difference.kind &&
    known.severity === difference.severity &&
    known.explanation === difference.explanation &&
    isSameSide(known.desk, difference.desk) &&
    isSameSide(known.atVenue, difference.atVenue)
  );
}

function isSameSide(one: BreakSide, other: BreakSide): boolean {
  return (
    one.isKnown === other.isKnown &&
    one.status === other.status &&
    one.quantity === other.quantity &&
    one.cumulativeQuantity === other.cumulativeQuantity &&
    one.price === other.price &&
    one.commission === other.commission &&
    one.cash === other.cash
  );
}
