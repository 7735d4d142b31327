import type { Decision, DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import type { StrategyId } from '../values/ids';
import { success } from '../values/result';
import { blocked } from './signal-verdicts';
import { withdrawSignals } from './withdraw-signals';

/** A switch that is left out stays as it is; for a strategy that nobody knows yet it is off. */
export interface StrategySwitches {
  readonly enabled?: boolean;
  readonly automatic?: boolean;
}

/**
 * Makes a strategy known or sets its switches. Asking for what is so already changes nothing. One that
 * is switched off takes its waiting entries with it: what the market was when they came is not what
 * it will be when somebody switches it on again. Exits and stops go on waiting for a person.
 */
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
  if (isSame) {
    return { events: [], result: success(undefined) };
  }
  const changed: DeskEvent = { type: 'STRATEGY_CHANGED', strategy, enabled, automatic, reason };
  if (enabled) {
    return { events: [changed], result: success(undefined) };
  }
  const why = `${strategy} was switched off while it waited, ${reason.replace(/\.$/, '')}`;
  const withdrawn = withdrawSignals(
    state,
    ({ facts }) => facts.type === 'ENTRY_SIGNAL' && facts.strategy === strategy,
    blocked('strategy-disabled', why),
  );
  return { events: [changed, ...withdrawn], result: success(undefined) };
}
