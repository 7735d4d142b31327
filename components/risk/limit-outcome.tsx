'use client';

import { TriangleAlert } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useFeed } from '@/components/feed/use-feed';
import { useRows } from '@/components/feed/use-rows';
import { limitDiff } from '@/components/ui/limit-diff';
import { LimitDiffList } from '@/components/ui/limit-diff-list';
import { isOpenOrderStatus } from '@/contract/order-status';
import type { RiskLimits } from '@/contract/risk-limits';
import type { LimitScope } from '@/contract/verdict';
import { limitEffects } from './limit-effects';

interface LimitOutcomeProps {
  readonly scope: LimitScope;
  readonly previous: RiskLimits;
  readonly next: RiskLimits;
}

/** Before it is set: what changes, and what of that is open now stands beyond it. */
export function LimitOutcome({ scope, previous, next }: LimitOutcomeProps): ReactNode {
  const orders = useRows('orders');
  const positions = useRows('positions');
  const account = useFeed((values) => values.account);
  const open = useMemo(() => orders.filter(({ status }) => isOpenOrderStatus(status)), [orders]);
  const differences = limitDiff(previous, next);
  if (differences.length === 0) {
    return null;
  }
  const effects = limitEffects(next, scope, { orders: open, positions, account });
  return (
    <section
      aria-label="What this would do"
      className="grid max-h-[190px] gap-2 overflow-y-auto rounded-desk border border-line-soft bg-sunken px-2.5 py-2 text-[11.5px]"
    >
      <LimitDiffList differences={differences} />
      <div aria-live="polite">
        {effects.length === 0 ? (
          <p className="text-soft">Nothing that is open now is beyond these limits.</p>
        ) : (
          <ul aria-label="Effect on what is open" className="grid gap-0.5">
            {effects.map((effect) => (
              <li key={effect} className="flex gap-1.5 text-warn">
                <TriangleAlert aria-hidden="true" size={12} className="mt-[3px] flex-none" />
                <span>{effect}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
