import { decimalOf } from '@/components/ui/decimal';
import { readNumber } from '@/components/ui/read-number';

/**
 * The next number up or down on the grid of a tick or a lot. From between two steps it goes to the
 * near one; it never goes below one step. An empty field starts from `start`.
 */
export function stepNumber(typed: string, step: string, steps: number, start?: string): string {
  const { units: stepUnits } = readNumber(step);
  if (stepUnits === undefined || stepUnits === 0n || steps === 0) {
    return typed;
  }
  const current = readNumber(typed).units;
  if (current === undefined) {
    return start ?? step;
  }
  const below = (current / stepUnits) * stepUnits;
  const isOnGrid = below === current;
  const base = steps > 0 || isOnGrid ? below : below + stepUnits;
  const next = base + stepUnits * BigInt(steps);
  return decimalOf(next < stepUnits ? stepUnits : next);
}

/** The two numbers of the grid around one that lies between, for a message. */
export function neighboursOnGrid(units: bigint, step: bigint): readonly [string, string] {
  const below = (units / step) * step;
  return [decimalOf(below < step ? step : below), decimalOf(below + step)];
}
