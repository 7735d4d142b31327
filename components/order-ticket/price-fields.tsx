'use client';

import type { ReactNode } from 'react';
import { useRow } from '@/components/feed/use-row';
import { Segmented } from '@/components/ui/segmented';
import type { Instrument } from '@/contract/instrument';
import { limitHint, type MarketHint, stopHint } from './market-hints';
import { NumberField } from './number-field';
import { hasField, type TicketDraft, type TicketField } from './ticket-draft';
import { changeTicket, leaveField, tidyTicket } from './ticket-store';
import { useRowPart } from './use-row-part';

interface PriceFieldsProps {
  readonly draft: TicketDraft;
  readonly instrument: Instrument;
  readonly errorOf: (field: TicketField) => string | undefined;
}

/** Exactly the prices that the type of order has, each on the tick of the instrument. */
export function PriceFields({ draft, instrument, errorOf }: PriceFieldsProps): ReactNode {
  const { orderType } = draft;
  return (
    <>
      {hasField(orderType, 'stopPrice') ? (
        <StopPriceField draft={draft} instrument={instrument} errorOf={errorOf} />
      ) : null}
      {hasField(orderType, 'limitPrice') ? (
        <LimitPriceField draft={draft} instrument={instrument} errorOf={errorOf} />
      ) : null}
      {hasField(orderType, 'trailingOffset') ? (
        <TrailingField draft={draft} instrument={instrument} errorOf={errorOf} />
      ) : null}
    </>
  );
}

function LimitPriceField({ draft, instrument, errorOf }: PriceFieldsProps): ReactNode {
  const start = useTouch(instrument.instrument, draft.side);
  return (
    <NumberField
      label="Limit price"
      value={draft.limitPrice}
      error={errorOf('limitPrice')}
      step={instrument.tickSize}
      start={start}
      decimals={instrument.priceDecimals}
      suffix={<LimitHint draft={draft} instrument={instrument} />}
      onChange={(limitPrice) => changeTicket({ limitPrice, limitPriceIsOffered: false })}
      onTidy={(limitPrice) => tidyTicket({ limitPrice })}
      onLeave={() => leaveField('limitPrice')}
    />
  );
}

function StopPriceField({ draft, instrument, errorOf }: PriceFieldsProps): ReactNode {
  const start = useTouch(instrument.instrument, draft.side);
  return (
    <NumberField
      label="Stop price"
      value={draft.stopPrice}
      error={errorOf('stopPrice')}
      step={instrument.tickSize}
      start={start}
      decimals={instrument.priceDecimals}
      suffix={<StopHint draft={draft} instrument={instrument} />}
      onChange={(stopPrice) => changeTicket({ stopPrice })}
      onTidy={(stopPrice) => tidyTicket({ stopPrice })}
      onLeave={() => leaveField('stopPrice')}
    />
  );
}

function TrailingField({ draft, instrument, errorOf }: PriceFieldsProps): ReactNode {
  const isPercent = draft.trailingKind === 'percent';
  return (
    <>
      <NumberField
        label="Trail by"
        value={draft.trailingOffset}
        error={errorOf('trailingOffset')}
        step={isPercent ? '0.1' : instrument.tickSize}
        decimals={isPercent ? undefined : instrument.priceDecimals}
        suffix={isPercent ? '% of price' : 'in price'}
        onChange={(trailingOffset) => changeTicket({ trailingOffset })}
        onTidy={(trailingOffset) => tidyTicket({ trailingOffset })}
        onLeave={() => leaveField('trailingOffset')}
      />
      <div className="grid grid-cols-[86px_minmax(0,1fr)] items-center gap-x-1.5">
        <span className="text-soft">Trail in</span>
        <Segmented
          label="Trail in"
          options={trailingOptions}
          value={draft.trailingKind}
          onChange={(trailingKind) => changeTicket({ trailingKind, trailingOffset: '' })}
        />
      </div>
    </>
  );
}

const trailingOptions = [
  { value: 'percent', label: 'Percent' },
  { value: 'price', label: 'Price' },
] as const;

function LimitHint({ draft, instrument }: Pick<PriceFieldsProps, 'draft' | 'instrument'>) {
  const quote = useRow('quotes', instrument.instrument);
  return quote === undefined ? null : <Hint hint={limitHint(draft, quote, instrument)} />;
}

function StopHint({ draft, instrument }: Pick<PriceFieldsProps, 'draft' | 'instrument'>) {
  const quote = useRow('quotes', instrument.instrument);
  return quote === undefined ? null : <Hint hint={stopHint(draft, quote)} />;
}

function Hint({ hint }: { readonly hint: MarketHint | undefined }): ReactNode {
  return hint === undefined ? null : (
    <span className={hint.warns ? 'text-warn' : ''}>{hint.text}</span>
  );
}

/** The price on the order's own side of the spread: where an empty field starts. */
function useTouch(instrument: string, side: TicketDraft['side']): string | undefined {
  const price = useRowPart('quotes', instrument, (row) => (side === 'buy' ? row.bid : row.ask));
  return price ?? undefined;
}
