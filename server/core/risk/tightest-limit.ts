import type { LimitNode, RiskLimits } from './risk-limits';
import type { LimitScope } from './risk-verdict';

/** The limit that holds, and the node of the tree that says so. */
export interface HeldLimit<Value> {
  readonly value: Value;
  readonly scope: LimitScope;
}

/** Reads one limit of a node; undefined when the node says nothing of it. */
type Pick<Value> = (limits: RiskLimits) => Value | undefined;

/** Of all nodes the smallest upper limit; undefined when none of them sets it. */
export function tightestUpper<Value extends bigint | number>(
  nodes: readonly LimitNode[],
  pick: Pick<Value>,
): HeldLimit<Value> | undefined {
  let tightest: HeldLimit<Value> | undefined;
  for (const { limits, scope } of nodes) {
    const value = pick(limits);
    if (value !== undefined && (tightest === undefined || value < tightest.value)) {
      tightest = { value, scope };
    }
  }
  return tightest;
}

/** Of all nodes the largest lower limit; undefined when none of them sets it. */
export function tightestLower<Value extends bigint | number>(
  nodes: readonly LimitNode[],
  pick: Pick<Value>,
): HeldLimit<Value> | undefined {
  let tightest: HeldLimit<Value> | undefined;
  for (const { limits, scope } of nodes) {
    const value = pick(limits);
    if (value !== undefined && (tightest === undefined || value > tightest.value)) {
      tightest = { value, scope };
    }
  }
  return tightest;
}
