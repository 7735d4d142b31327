import type { ReactNode } from 'react';
import { divideUnits, pixelsOf, unitsOf } from '@/components/ui/decimal';
import { formatFigure } from '@/components/ui/format-figures';
import type { Order } from '@/contract/order';

interface FilledPartProps {
  readonly order: Order;
  readonly decimals: number | undefined;
}

/** The bar is thirty pixels long: a finer step would be drawn and laid out anew for nobody to see. */
const barSteps = 30;

/** How much is done: a bar before it is a number. */
export function FilledPart({ order, decimals }: FilledPartProps): ReactNode {
  const { quantity, cumulativeQuantity } = order;
  const share = divideUnits(unitsOf(cumulativeQuantity), unitsOf(quantity)) ?? 0n;
  const percent = Math.min(100, Math.round(pixelsOf(share) * 100));
  const steps = Math.max(1, Math.floor((percent * barSteps) / 100));
  return (
    <>
      {percent === 0 ? null : (
        <span
          aria-hidden="true"
          className="mr-auto h-1 w-[30px] min-w-2 shrink rounded-full bg-line"
        >
          <span
            className={`block h-full rounded-full ${percent === 100 ? 'bg-good' : 'bg-accent'}`}
            style={{ width: `${(steps * 100) / barSteps}%` }}
          />
        </span>
      )}
      <span className={`figure pl-1.5 ${percent === 0 ? 'text-faint' : ''}`}>
        {formatFigure(cumulativeQuantity, { decimals })}
      </span>
    </>
  );
}
