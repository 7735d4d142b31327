import type { ReactNode } from 'react';
import { formatFigure } from '@/components/ui/format-figures';
import type { Instrument } from '@/contract/instrument';
import type { PlannedProtection } from './planned-protection';

interface ProtectionReviewProps {
  readonly outcome: PlannedProtection;
  readonly instrument: Instrument;
}

/** What the stop would cost and the target would bring. Not live: it moves with the market. */
export function ProtectionReview({ outcome, instrument }: ProtectionReviewProps): ReactNode {
  const { stopPrice, isMoving, loss, takeProfit: target, gain } = outcome;
  const price = (text: string) => formatFigure(text, { decimals: instrument.priceDecimals });
  const money = (text: string) => `${formatFigure(text, { decimals: 2 })} ${instrument.currency}`;
  return (
    <ul aria-label="Protection" className="grid gap-0.5 text-[11.5px] leading-snug">
      <li>
        Stop at {isMoving ? 'about ' : ''}
        <b className="figure">{price(stopPrice)}</b> → loses about{' '}
        <b className="figure">{money(loss)}</b> if hit
      </li>
      {target === undefined || gain === undefined ? null : (
        <li>
          Target at <b className="figure">{price(target)}</b> → earns about{' '}
          <b className="figure">{money(gain)}</b>
        </li>
      )}
    </ul>
  );
}
