import type { ReactNode } from 'react';
import { formatFigure } from '@/components/ui/format-figures';
import type { Position } from '@/contract/position';

/** Profit in units of the risk to the stop; a position without a stop is called naked. */
export function RiskMultiple({ position }: { readonly position: Position }): ReactNode {
  const { riskRewardRatio, stopLoss } = position;
  if (riskRewardRatio !== undefined) {
    return (
      <span className="figure text-soft">{formatFigure(riskRewardRatio, { decimals: 1 })}R</span>
    );
  }
  return stopLoss === undefined ? (
    <span className="text-s text-warn">naked</span>
  ) : (
    <span className="text-faint">–</span>
  );
}
