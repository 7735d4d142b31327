import type { Actor } from '../order/order-origin';
import type { UserName } from '../values/ids';
import { toUserName } from '../values/ids';
import type { Instant } from '../values/instant';
import { type Break, type BreakAction, isLiveBreak } from './break';
import type { BreakChange, BreakEvent } from './reconciliation-event';
import { keyOfRun } from './reconciliation-run';
import { isIgnored, type ReconciliationState } from './reconciliation-state';

/** Breaks that are over, so many of which are kept; the journal keeps all. */
const closedBreaksKept = 500;

/** When, by whom and at which place in the journal something happened. */
interface Happening {
  readonly time: Instant;
  readonly actor: Actor;
  readonly sequence: number;
}

/** Applies one event about reconciliation: the only place where its state changes. */
export function evolveReconciliation(
  state: ReconciliationState,
  event: BreakEvent,
  at: Happening,
): void {
  switch (event.type) {
    case 'RECONCILIATION_RUN':
      state.runs.set(keyOfRun(event.run), { ...event.run, sequence: at.sequence });
      for (const breakId of event.run.seen) {
        const known = state.breaks.get(breakId);
        if (known !== undefined) {
          const sightings = known.sightings + 1;
          state.breaks.set(breakId, { ...known, lastSeenAt: at.time, sightings });
        }
      }
      return;
    case 'BREAK_RAISED':
      state.breakCount += 1;
      state.breaks.set(event.breakId, {
        ...event.difference,
        id: event.breakId,
        state: 'open',
        firstSeenAt: at.time,
        lastSeenAt: at.time,
        sightings: event.sightings,
        sequence: at.sequence,
      });
      forgetOldest(state);
      return;
    default:
      changeBreak(state, event, at);
  }
}

function changeBreak(state: ReconciliationState, event: BreakChange, at: Happening): void {
  const known = state.breaks.get(event.breakId);
  if (known !== undefined) {
    // Behind all others: the Map is in the order of the last change.
    state.breaks.delete(event.breakId);
    state.breaks.set(event.breakId, { ...breakAfter(known, event, at), sequence: at.sequence });
    forgetOldest(state);
  }
}

/** A break's life: open → acknowledged → repaired, waived or resolved. Trading rules 8. */
function breakAfter(before: Break, event: BreakChange, at: Happening): Break {
  switch (event.type) {
    case 'BREAK_CHANGED':
      return { ...before, ...event.difference };
    case 'BREAK_REOPENED':
      return open(before);
    case 'BREAK_RESOLVED':
      return { ...before, state: 'resolved', closedAt: at.time };
    case 'BREAK_ACKNOWLEDGED':
      return { ...open(before), state: 'acknowledged', lastAction: said('acknowledge', event, at) };
    case 'BREAK_WAIVED': {
      const lastAction = said('waive', event, at);
      return { ...open(before), state: 'waived', waivedUntil: event.until, lastAction };
    }
    case 'BREAK_REPAIRED':
      return {
        ...open(before),
        state: 'repaired',
        closedAt: at.time,
        repair: { choice: event.choice, undo: event.undo },
        lastAction: said('repair', event, at),
      };
    case 'BREAK_REVERTED':
      return { ...open(before), lastAction: said('revert', event, at) };
  }
}

/** Without what only a waived, repaired or resolved one has. */
function open(before: Break): Break {
  const { waivedUntil: _until, repair: _repair, closedAt: _closedAt, ...rest } = before;
  return { ...rest, state: 'open' };
}

function said(
  action: BreakAction['action'],
  { reason }: { readonly reason: string },
  at: Happening,
): BreakAction {
  return { action, by: nameOf(at.actor), reason, at: at.time };
}

function nameOf(actor: Actor): UserName {
  return 'user' in actor ? actor.user : toUserName('desk');
}

function forgetOldest({ breaks }: ReconciliationState): void {
  let surplus = -closedBreaksKept;
  for (const one of breaks.values()) {
    surplus += isForgettable(one) ? 1 : 0;
  }
  for (const one of breaks.values()) {
    if (surplus <= 0) {
      return;
    }
    if (isForgettable(one)) {
      breaks.delete(one.id);
      surplus -= 1;
    }
  }
}

/** What is ignored has to be remembered, or it would be raised again. */
function isForgettable(one: Break): boolean {
  return !isLiveBreak(one) && !isIgnored(one);
}
