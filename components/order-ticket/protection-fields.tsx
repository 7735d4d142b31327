'use client';

import type { ReactNode } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { formatCompact, formatFigure } from '@/components/ui/format-figures';
import { Segmented } from '@/components/ui/segmented';
import type { Instrument } from '@/contract/instrument';
import { NumberField } from './number-field';
import type { PlannedProtection } from './planned-protection';
import type { TicketDraft, TicketField } from './ticket-draft';
import { changeTicket, leaveField, tidyTicket } from './ticket-store';

interface ProtectionFieldsProps {
  readonly draft: TicketDraft;
  readonly instrument: Instrument;
  readonly outcome: PlannedProtection | undefined;
  readonly errorOf: (field: TicketField) => string | undefined;
}

/** A stop, and a target beside it, for what the order fills. What is folded away is not sent. */
export function ProtectionFields(props: ProtectionFieldsProps): ReactNode {
  const { draft } = props;
  if (draft.reduceOnly) {
    return null;
  }
  return (
    <fieldset aria-label="Protection" className="grid min-w-0 gap-2">
      <div className="-mt-1 pl-[92px] text-[11.5px]">
        <Checkbox
          label="Protection"
          checked={draft.isProtected}
          onChange={(isProtected) => changeTicket({ isProtected })}
        />
      </div>
      {draft.isProtected ? (
        <>
          <StopLossFields {...props} />
          <TakeProfitField {...props} />
        </>
      ) : null}
    </fieldset>
  );
}

function StopLossFields({ draft, instrument, outcome, errorOf }: ProtectionFieldsProps): ReactNode {
  const isPercent = draft.stopLossKind === 'percent';
  return (
    <>
      <div className="grid grid-cols-[86px_minmax(0,1fr)] items-center gap-x-1.5">
        <span className="text-soft">Stop in</span>
        <Segmented
          label="Stop in"
          options={kindOptions}
          value={draft.stopLossKind}
          onChange={(stopLossKind) => changeTicket({ stopLossKind, stopLoss: '' })}
        />
      </div>
      <NumberField
        label="Stop loss"
        value={draft.stopLoss}
        error={errorOf('stopLoss')}
        step={isPercent ? '0.1' : instrument.tickSize}
        start={isPercent ? undefined : startOf(draft)}
        decimals={isPercent ? undefined : instrument.priceDecimals}
        suffix={stopSuffix(isPercent, instrument, outcome)}
        onChange={(stopLoss) => changeTicket({ stopLoss })}
        onTidy={(stopLoss) => tidyTicket({ stopLoss })}
        onLeave={() => leaveField('stopLoss')}
      />
    </>
  );
}

function TakeProfitField({ draft, instrument, outcome, errorOf }: ProtectionFieldsProps) {
  return (
    <NumberField
      label="Take profit"
      value={draft.takeProfit}
      error={errorOf('takeProfit')}
      step={instrument.tickSize}
      start={startOf(draft)}
      decimals={instrument.priceDecimals}
      suffix={outcome?.gain === undefined ? 'optional' : `earns ${formatCompact(outcome.gain)}`}
      onChange={(takeProfit) => changeTicket({ takeProfit })}
      onTidy={(takeProfit) => tidyTicket({ takeProfit })}
      onLeave={() => leaveField('takeProfit')}
    />
  );
}

const kindOptions = [
  { value: 'percent', label: 'Percent' },
  { value: 'price', label: 'Price' },
] as const;

/** Where the arrow keys start: at the order's own price. */
function startOf({ orderType, limitPrice, stopPrice }: TicketDraft): string | undefined {
  const price = orderType === 'stop' ? stopPrice : limitPrice;
  return /^\d+(\.\d+)?$/.test(price) ? price : undefined;
}

function stopSuffix(
  isPercent: boolean,
  { priceDecimals }: Instrument,
  outcome: PlannedProtection | undefined,
): string {
  if (outcome === undefined) {
    return isPercent ? '% of price' : 'in price';
  }
  return isPercent
    ? `% · at ${formatFigure(outcome.stopPrice, { decimals: priceDecimals })}`
    : `loses ${formatCompact(outcome.loss)}`;
}
