'use client';

import { Check, Diamond, TriangleAlert, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { formatCompact, formatFigure } from '@/components/ui/format-figures';
import { Meter } from '@/components/ui/meter';
import type { OrderPreview } from '@/contract/order-preview';
import type { Verdict } from '@/contract/verdict';
import { checkNames } from './check-names';
import { type LadderRow, type LadderTone, ladderOf } from './ladder-rows';

interface CheckLadderProps {
  readonly preview: OrderPreview;
  readonly quantityDecimals: number;
}

/** Every check of the desk on the order as it stands: limit, use, what binds, what fails. */
export function CheckLadder({ preview, quantityDecimals }: CheckLadderProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const { rows, quiet } = ladderOf(preview);
  return (
    <div className="border-t border-line-soft pt-2">
      <ul aria-label="Checks" className="grid gap-1 text-[11.5px]">
        {rows.map((row) => (
          <Rung key={row.verdict.code} row={row} quantityDecimals={quantityDecimals} />
        ))}
        {isOpen
          ? quiet.map((row) => (
              <Rung key={row.verdict.code} row={row} quantityDecimals={quantityDecimals} />
            ))
          : null}
      </ul>
      {quiet.length === 0 ? null : (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="mt-1 flex items-center gap-[7px] rounded text-[11.5px] text-faint hover:text-text"
        >
          <Check aria-hidden="true" size={13} className="text-good" />
          {isOpen ? 'Show fewer' : `${quiet.length} more checks pass`}
        </button>
      )}
    </div>
  );
}

function Rung({
  row: { verdict, tone, share },
  quantityDecimals,
}: {
  readonly row: LadderRow;
  readonly quantityDecimals: number;
}): ReactNode {
  const { limit, projected, code, message } = verdict;
  const hasNumbers = limit !== undefined && projected !== undefined && share !== undefined;
  return (
    <li
      data-code={code}
      className={`grid grid-cols-[13px_minmax(0,1fr)_auto_62px] items-center gap-x-[7px] ${inks[tone]}`}
    >
      <ToneIcon tone={tone} />
      <span className="truncate">
        {checkNames[code]}
        <span className="only-read">: {words[tone]}</span>
      </span>
      {hasNumbers ? (
        <>
          <span className="figure" title={message}>
            {figureOf(verdict, projected, quantityDecimals)}
            <span className="text-faint">
              {code === 'balance-below-minimum' ? ' ≥ ' : ' / '}
              {figureOf(verdict, limit, quantityDecimals)}
            </span>
          </span>
          <RungMeter verdict={verdict} tone={tone} share={share} />
        </>
      ) : null}
      {tone === 'fails' || tone === 'warns' ? (
        <span className="col-span-3 col-start-2 text-s leading-snug">{message}</span>
      ) : null}
    </li>
  );
}

function RungMeter({
  verdict: { code, limit = '0', projected = '0' },
  tone,
  share,
}: {
  readonly verdict: Verdict;
  readonly tone: LadderTone;
  readonly share: number;
}): ReactNode {
  const isMinimum = code === 'balance-below-minimum';
  const near = share >= 0.8 || tone === 'binds' || tone === 'warns';
  const meterTone = near ? 'warn' : 'accent';
  return (
    <Meter
      label={`${checkNames[code]} used`}
      value={isMinimum ? limit : projected}
      limit={isMinimum ? projected : limit}
      tone={tone === 'fails' ? 'critical' : meterTone}
    />
  );
}

function ToneIcon({ tone }: { readonly tone: LadderTone }): ReactNode {
  switch (tone) {
    case 'passes':
      return <Check aria-hidden="true" size={13} className="text-good" />;
    case 'binds':
      return <Diamond aria-hidden="true" size={10} fill="currentColor" className="mx-px" />;
    case 'warns':
      return <TriangleAlert aria-hidden="true" size={12} />;
    case 'fails':
      return <X aria-hidden="true" size={13} strokeWidth={2.5} />;
  }
}

function figureOf({ unit }: Verdict, value: string, quantityDecimals: number): string {
  switch (unit) {
    case 'money':
      return formatCompact(value);
    case 'quantity':
      return formatFigure(value, { decimals: quantityDecimals });
    case 'ratio':
      return formatFigure(value, { decimals: 2 });
    case 'count':
      return formatFigure(value, { decimals: 0 });
    case 'seconds':
      return `${formatFigure(value, { decimals: 1 })} s`;
    case 'price':
    case 'none':
      return formatFigure(value);
  }
}

const inks: Record<LadderTone, string> = {
  passes: 'text-soft',
  binds: 'text-warn',
  warns: 'text-warn',
  fails: 'text-critical',
};

const words: Record<LadderTone, string> = {
  passes: 'passes',
  binds: 'passes, and is the one that binds',
  warns: 'warns',
  fails: 'does not pass',
};
