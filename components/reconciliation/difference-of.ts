import { decimalOf, unitsOf } from '@/components/ui/decimal';

const decimal = /^-?\d+(\.\d+)?$/;

/** By how much the second figure is above the first; undefined where either is none. */
export function differenceOf(
  one: string | undefined,
  other: string | undefined,
): string | undefined {
  return one !== undefined && other !== undefined && decimal.test(one) && decimal.test(other)
    ? decimalOf(unitsOf(other) - unitsOf(one))
    : undefined;
}
