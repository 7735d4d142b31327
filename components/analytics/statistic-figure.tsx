import type { ReactNode } from 'react';
import { Figure, SignedFigure } from '@/components/ui/figures';
import { formatDuration } from '@/components/ui/format-time';
import type { FigureKind } from './figure-list';

interface StatisticFigureProps {
  readonly value: string | number | null;
  readonly kind: FigureKind;
}

/** One figure of the statistics; a dash where there is nothing to make it from. */
export function StatisticFigure({ value, kind }: StatisticFigureProps): ReactNode {
  if (value === null) {
    return <Figure value={null} />;
  }
  if (value === 'infinite') {
    return (
      <span className="figure">
        <span aria-hidden="true">∞</span>
        <span className="only-read">without bound</span>
      </span>
    );
  }
  const text = String(value);
  switch (kind) {
    case 'count':
      return <Figure value={text} />;
    case 'money':
    case 'cost':
      return <Figure value={text} decimals={2} />;
    case 'signed':
      return <SignedFigure value={text} decimals={2} />;
    case 'factor':
      return <Figure value={text} decimals={2} />;
    case 'rate':
      return <WithUnit value={text} unit="%" />;
    case 'basisPoints':
      return <WithUnit value={text} unit="bp" />;
    case 'duration':
      return <span className="figure">{formatDuration(Number(value))}</span>;
  }
}

function WithUnit({ value, unit }: { readonly value: string; readonly unit: string }): ReactNode {
  return (
    <span className="figure">
      <Figure value={value} decimals={2} /> {unit}
    </span>
  );
}
