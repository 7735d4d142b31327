import type { ModeEvent, RecordedEvent } from '../desk/desk-event';
import type { DeskState } from '../desk/desk-state';
import { assert } from '../values/assert';

type KillEvent = Exclude<ModeEvent, { readonly type: 'MODE_CHANGED' }>;

/**
 * The latch and the progress of a kill. A kill of the whole desk sets the mode *killed*; releasing
 * it leaves the desk in *manual* at most: automatic trading stays off until somebody switches it on.
 * The progress is that of all kills in force, told of the newest; what turns up once they were flat
 * takes the certificate back.
 */
export function evolveKill(state: DeskState, recorded: RecordedEvent, event: KillEvent): void {
  switch (event.type) {
    case 'KILL_LATCHED':
      latch(state, recorded, event);
      return;
    case 'KILL_PROGRESSED': {
      assert(state.kill !== undefined, 'a kill that progresses was latched');
      const { phase, ordersLeft, positionsLeft, remaining, certificate } = event;
      const { certificate: before, ...kill } = state.kill;
      state.kill = {
        ...kill,
        phase,
        phaseAt: recorded.time,
        ordersLeft,
        positionsLeft,
        remaining,
        ...(certificate === undefined ? {} : { certificate }),
      };
      return;
    }
    case 'KILL_RELEASED':
      state.latched = false;
      state.latchedScopes.length = 0;
      state.mode = event.mode ?? 'manual';
      state.heldByLoss = state.heldByLoss && state.mode === 'reduceOnly';
      return;
  }
}

function latch(
  state: DeskState,
  recorded: RecordedEvent,
  event: Extract<KillEvent, { readonly type: 'KILL_LATCHED' }>,
): void {
  const { killId, scope, flatten, reason, orders, positions } = event;
  state.latched = true;
  state.latchedScopes.push({ ...scope, flatten });
  state.killCount += 1;
  state.kill = {
    killId,
    scope,
    flatten,
    reason,
    by: recorded.actor,
    latchedAt: recorded.time,
    phase: 'latched',
    phaseAt: recorded.time,
    ordersAtLatch: orders,
    positionsAtLatch: positions,
    ordersLeft: orders,
    positionsLeft: state.latchedScopes.some((one) => one.flatten) ? positions : 0,
    remaining: [],
  };
  if (scope.kind === 'desk') {
    state.modeBeforeKill = state.mode === 'killed' ? state.modeBeforeKill : state.mode;
    state.mode = 'killed';
  } else if (state.mode === 'automatic') {
    state.mode = 'manual';
  }
}
