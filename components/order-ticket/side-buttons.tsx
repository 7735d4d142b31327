'use client';

import type { ReactNode } from 'react';
import { useRow } from '@/components/feed/use-row';
import { Figure } from '@/components/ui/figures';
import type { Instrument } from '@/contract/instrument';
import type { TicketSide } from './ticket-draft';

interface SideButtonsProps {
  readonly side: TicketSide;
  readonly instrument: Instrument;
  readonly onPress: (side: TicketSide, price: string | null) => void;
}

/** Sell at the bid, buy at the ask: chooses the side, and offers that price to a limit order. */
export function SideButtons({ side, instrument, onPress }: SideButtonsProps): ReactNode {
  const quote = useRow('quotes', instrument.instrument);
  return (
    <fieldset aria-label="Side" className="grid min-w-0 grid-cols-2 gap-1.5">
      <SideButton
        word="Sell"
        arrow="▼"
        isOn={side === 'sell'}
        look={side === 'sell' ? 'border-down bg-down-ground' : 'border-line bg-raised'}
        ink="text-down"
        price={quote?.bid ?? null}
        size={quote?.bidSize}
        instrument={instrument}
        onPress={() => onPress('sell', quote?.bid ?? null)}
      />
      <SideButton
        word="Buy"
        arrow="▲"
        isOn={side === 'buy'}
        look={side === 'buy' ? 'border-up bg-up-ground' : 'border-line bg-raised'}
        ink="text-up"
        price={quote?.ask ?? null}
        size={quote?.askSize}
        instrument={instrument}
        onPress={() => onPress('buy', quote?.ask ?? null)}
      />
    </fieldset>
  );
}

interface SideButtonProps {
  readonly word: string;
  readonly arrow: string;
  readonly isOn: boolean;
  readonly look: string;
  readonly ink: string;
  readonly price: string | null;
  readonly size: string | undefined;
  readonly instrument: Instrument;
  readonly onPress: () => void;
}

function SideButton(props: SideButtonProps): ReactNode {
  const { word, arrow, isOn, look, ink, price, size, instrument, onPress } = props;
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onPress}
      className={`flex h-[58px] flex-col items-center justify-center rounded-desk border transition-colors duration-(--quick) hover:bg-hover ${look}`}
    >
      <span className={`text-s font-semibold tracking-wide uppercase ${ink}`}>
        <span aria-hidden="true">{arrow} </span>
        {word}
      </span>
      <Figure
        value={price}
        decimals={instrument.priceDecimals}
        className="dims-when-stale text-[16px] leading-tight font-semibold"
      />
      <span className="dims-when-stale text-[10px] leading-tight text-faint">
        <Figure value={price === null ? undefined : size} decimals={instrument.quantityDecimals} />
      </span>
    </button>
  );
}
