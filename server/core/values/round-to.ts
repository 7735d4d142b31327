import { assert } from './assert';

/** Whether a value lies on the grid of a step: a price on its tick, a quantity on its lot. */
export function isMultipleOf(value: bigint, step: bigint): boolean {
  assert(step > 0n, 'a step is above zero');
  return value % step === 0n;
}

/**
 * The multiple of a step next to a value: itself when it lies on the grid, else the one below
 * (`floor`) or above (`ceiling`), also for values under zero: −1.05 by 0.10 floors to −1.10.
 */
export function roundTo<Value extends bigint>(
  value: Value,
  step: bigint,
  direction: 'floor' | 'ceiling',
): Value {
  assert(step > 0n, 'a step is above zero');
  const rest = value % step;
  if (rest === 0n) {
    return value;
  }
  const below = value - (rest < 0n ? rest + step : rest);
  return (direction === 'floor' ? below : below + step) as Value;
}
