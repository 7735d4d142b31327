import type { Decision, DeskContext } from '../desk/desk-context';
import type { StrategyId } from '../values/ids';
import { success } from '../values/result';

/** A switch that is left out stays as it is; for a strategy that nobody knows yet it is off. */
export interface StrategySwitches {
  readonly enabled?: boolean;
  readonly automatic?: boolean;
}

/** Makes a strategy known or sets its switches. Asking for what is so already changes nothing. */
export function decideStrategy(
  { state }: DeskContext,
  strategy: StrategyId,
  wanted: StrategySwitches,
  reason: string,
): Decision<undefined> {
  const known = state.strategies.get(strategy);
  const enabled = wanted.enabled ?? known?.enabled ?? false;
  const automatic = wanted.automatic ?? known?.automatic ?? false;
  const isSame = known?.enabled === enabled && known.automatic === automatic;
  return {
    events: isSame ? [] : [{ type: 'STRATEGY_CHANGED', strategy, enabled, automatic, reason }],
    result: success(undefined),
  };
}
