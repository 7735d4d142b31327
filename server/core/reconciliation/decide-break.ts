import type { Decision, DeskContext } from '../desk/desk-context';
import type { Refusal } from '../desk/refusal';
import type { Actor } from '../order/order-origin';
import type { BreakId } from '../values/ids';
import type { Instant } from '../values/instant';
import { failure, success } from '../values/result';
import { type Break, isLiveBreak } from './break';
import type { RepairChoice } from './break-words';
import { fingerprintOf } from './preview-repair';
import { repairOf } from './repair';
import { revertOf } from './revert';

/** Decides that somebody has seen a break and is on it. Errors: break-not-found, break-over. */
export function decideAcknowledgeBreak(
  desk: DeskContext,
  breakId: BreakId,
  reason: string,
): Decision<undefined> {
  return onLiveBreak(desk, breakId, () => ({
    events: [{ type: 'BREAK_ACKNOWLEDGED', breakId, reason }],
    result: success(undefined),
  }));
}

/** Decides to live with a break for a time. Errors: those above, waiver-not-ahead. */
export function decideWaiveBreak(
  desk: DeskContext,
  breakId: BreakId,
  until: Instant,
  reason: string,
): Decision<undefined> {
  return onLiveBreak(desk, breakId, () =>
    until <= desk.now
      ? refused({ code: 'waiver-not-ahead', until })
      : { events: [{ type: 'BREAK_WAIVED', breakId, until, reason }], result: success(undefined) },
  );
}

export interface RepairRequest {
  readonly breakId: BreakId;
  readonly choice: RepairChoice;
  /** The fingerprint of the preview that was confirmed. */
  readonly basis: string;
  readonly reason: string;
}

/**
 * Decides a repair that was previewed and confirmed. Errors: break-not-found, break-over,
 * repair-not-offered, repair-out-of-date (it would do something else than what was shown).
 */
export function decideRepairBreak(
  desk: DeskContext,
  { breakId, choice, basis, reason }: RepairRequest,
  actor: Actor,
): Decision<undefined> {
  return onLiveBreak(desk, breakId, (found) => {
    const repair = repairOf(desk, found, choice, actor);
    if (!repair.ok) {
      return refused(repair.error);
    }
    if (fingerprintOf(choice, repair.value) !== basis) {
      return refused({ code: 'repair-out-of-date', breakId });
    }
    const { events, undo } = repair.value;
    return {
      events: [...events, { type: 'BREAK_REPAIRED', breakId, choice, undo, reason }],
      result: success(undefined),
    };
  });
}

/**
 * Decides to take a repair back; the break is open again. Errors: break-not-found,
 * break-not-repaired, repair-not-revertible (carried out at the venue, or gone on from since).
 */
export function decideRevertBreak(
  desk: DeskContext,
  breakId: BreakId,
  reason: string,
): Decision<undefined> {
  const found = desk.state.reconciliation.breaks.get(breakId);
  if (found === undefined) {
    return refused({ code: 'break-not-found', breakId });
  }
  if (found.state !== 'repaired' || found.repair === undefined) {
    return refused({ code: 'break-not-repaired', breakId, state: found.state });
  }
  const reverted = revertOf(desk, found, found.repair);
  return reverted.ok
    ? {
        events: [...reverted.value, { type: 'BREAK_REVERTED', breakId, reason }],
        result: success(undefined),
      }
    : refused(reverted.error);
}

function onLiveBreak(
  { state }: DeskContext,
  breakId: BreakId,
  decide: (found: Break) => Decision<undefined>,
): Decision<undefined> {
  const found = state.reconciliation.breaks.get(breakId);
  if (found === undefined) {
    return refused({ code: 'break-not-found', breakId });
  }
  return isLiveBreak(found)
    ? decide(found)
    : refused({ code: 'break-over', breakId, state: found.state });
}

function refused(error: Refusal): Decision<undefined> {
  return { events: [], result: failure(error) };
}
