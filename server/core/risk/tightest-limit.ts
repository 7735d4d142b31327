import type { LimitNode, RiskLimits } from './risk-limits';
import type { LimitScope } from './risk-verdict';

/** The limit that holds, and the node of the tree that says so. */
export interface HeldLimit<Value> {
  readonly value: Value;
  readonly scope: LimitScope;
}

/** The limits that are one number: the tightest node wins. */
type NumericLimit = {
  [Name in keyof RiskLimits]-?: NonNullable<RiskLimits[Name]> extends bigint | number
    ? Name
    : never;
}[keyof RiskLimits];

type ValueOf<Name extends NumericLimit> = NonNullable<RiskLimits[Name]>;

/** Of all nodes the smallest upper limit; undefined when none of them sets it. */
export function tightestUpper<Name extends NumericLimit>(
  nodes: readonly LimitNode[],
  name: Name,
): HeldLimit<ValueOf<Name>> | undefined {
  return tightest(nodes, name, (one, other) => one < other);
}

/** Of all nodes the largest lower limit; undefined when none of them sets it. */
export function tightestLower<Name extends NumericLimit>(
  nodes: readonly LimitNode[],
  name: Name,
): HeldLimit<ValueOf<Name>> | undefined {
  return tightest(nodes, name, (one, other) => one > other);
}

function tightest<Name extends NumericLimit>(
  nodes: readonly LimitNode[],
  name: Name,
  isTighter: (one: ValueOf<Name>, other: ValueOf<Name>) => boolean,
): HeldLimit<ValueOf<Name>> | undefined {
  let held: ValueOf<Name> | undefined;
  let scope: LimitScope | undefined;
  for (const node of nodes) {
    const value = node.limits[name] as ValueOf<Name> | undefined;
    if (value !== undefined && (held === undefined || isTighter(value, held))) {
      held = value;
      scope = node.scope;
    }
  }
  return held === undefined || scope === undefined ? undefined : { value: held, scope };
}
