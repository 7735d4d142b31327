import type { Decision, DeskContext } from '../desk/desk-context';
import { failure, success } from '../values/result';
import type { ChoosableMode } from './desk-mode';

/**
 * Decides a change of mode. Setting *reduceOnly* where a loss holds the desk makes it a person's word, which
 * no new day ends. Error: kill-latched, since only a release ends a kill of the desk.
 */
export function decideMode(
  { state }: DeskContext,
  mode: ChoosableMode,
  reason: string,
): Decision<undefined> {
  if (state.mode === 'killed') {
    const killId = state.kill?.killId ?? '';
    return { events: [], result: failure({ code: 'kill-latched', killId }) };
  }
  const isSaid = state.mode === mode && !(mode === 'reduceOnly' && state.heldByLoss);
  return {
    events: isSaid ? [] : [{ type: 'MODE_CHANGED', previous: state.mode, mode, reason }],
    result: success(undefined),
  };
}
