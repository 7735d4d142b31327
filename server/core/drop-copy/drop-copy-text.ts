import { canonicalPlain } from '../values/canonical-plain';
import { reviveExact } from '../values/exact-json';
import type { DropCopy, DropCopyFill } from './drop-copy';

/** A drop copy as plain JSON, its fills in the order in which they came. */
export function dropCopyPlain({ fills, ...rest }: DropCopy) {
  return { figures: canonicalPlain(rest), fills: [...fills.values()].map(canonicalPlain) };
}

export type DropCopyPlain = ReturnType<typeof dropCopyPlain>;

/** Reads what `dropCopyPlain` wrote. */
export function dropCopyOfPlain({ figures, fills: plain }: DropCopyPlain): DropCopy {
  const fills = plain.map((fill) => reviveExact(fill) as DropCopyFill);
  return {
    ...(reviveExact(figures) as Omit<DropCopy, 'fills'>),
    fills: new Map(fills.map((fill) => [fill.executionId, fill])),
  };
}
