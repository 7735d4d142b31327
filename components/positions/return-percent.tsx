import type { ReactNode } from 'react';
import { toneOf } from '@/components/ui/figures';
import { formatFigure, noFigure } from '@/components/ui/format-figures';

/** A return that is already in percent (1.25 = 1.25 %), with its sign. */
export function ReturnPercent({ percent }: { readonly percent: string | null }): ReactNode {
  if (percent === null) {
    return <span className="text-faint">{noFigure}</span>;
  }
  return (
    <span className={`figure ${toneOf(percent)}`}>
      {formatFigure(percent, { decimals: 2, sign: 'always' })}
    </span>
  );
}
