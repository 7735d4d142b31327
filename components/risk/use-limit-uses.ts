'use client';

import { useMemo } from 'react';
import type { LimitName } from '@/components/ui/limit-words';
import type { LimitUtilization } from '@/contract/risk-limits';
import type { LimitUse } from './limit-use';
import { keyOfScope } from './scope-key';

export type LimitUses = Readonly<Partial<Record<LimitName, LimitUse>>>;

/** How much of each limit of one node is used, as the desk says it. */
export function useLimitUses(
  scopeKey: string,
  items: readonly LimitUtilization[] | undefined,
): LimitUses {
  return useMemo(() => {
    const uses: Partial<Record<LimitName, LimitUse>> = {};
    for (const item of items ?? []) {
      if (keyOfScope(item.scope) === scopeKey) {
        uses[item.limitName as LimitName] = item;
      }
    }
    return uses;
  }, [scopeKey, items]);
}
