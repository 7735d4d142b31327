'use client';

import { useMemo } from 'react';
import { useFeed } from '@/components/feed/use-feed';
import { absoluteUnits, decimalOf, divideUnits, unitsOf } from '@/components/ui/decimal';
import type { LimitName } from '@/components/ui/limit-words';
import type { LimitNode, LimitUtilization } from '@/contract/risk-limits';
import type { LimitUse } from './limit-use';
import { keyOfScope } from './scope-key';

export type LimitUses = Readonly<Partial<Record<LimitName, LimitUse>>>;

/** How much of each limit of one node is used; the desk says it, but for the drawdown. */
export function useLimitUses(
  scopeKey: string,
  node: LimitNode | undefined,
  items: readonly LimitUtilization[] | undefined,
): LimitUses {
  const drawdown = useFeed((values) => values.account?.drawdown);
  const maxDrawdown = node?.limits.maxDrawdown;
  return useMemo(() => {
    const uses: Partial<Record<LimitName, LimitUse>> = {};
    for (const item of items ?? []) {
      if (keyOfScope(item.scope) === scopeKey) {
        uses[item.limitName as LimitName] = item;
      }
    }
    if (maxDrawdown !== undefined && drawdown !== undefined) {
      uses.maxDrawdown = drawdownUse(maxDrawdown, drawdown);
    }
    return uses;
  }, [scopeKey, items, maxDrawdown, drawdown]);
}

/** No order moves the drawdown, so no check of the desk speaks of it. */
function drawdownUse(limit: string, current: string): LimitUse {
  const [most, now] = [unitsOf(limit), absoluteUnits(unitsOf(current))];
  return {
    limit,
    current,
    headroom: decimalOf(most - now),
    used: decimalOf(divideUnits(now, most) ?? 0n),
  };
}
