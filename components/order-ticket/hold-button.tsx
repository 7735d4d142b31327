'use client';

import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { TicketSide } from './ticket-draft';

const holdMs = 600;

interface HoldButtonProps {
  readonly side: TicketSide;
  /** Held long enough; once per hold. */
  readonly onHeld: () => void;
  readonly children: ReactNode;
}

/** A button that has to be held for a moment, by pointer, Enter or Space; letting go before is a no. */
export function HoldButton({ side, onHeld, children }: HoldButtonProps): ReactNode {
  const [isHeld, setHeld] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(onHeld);
  latest.current = onHeld;
  useEffect(() => () => clearTimeout(timer.current), []);
  const begin = () => {
    if (timer.current !== undefined) {
      return;
    }
    setHeld(true);
    timer.current = setTimeout(() => {
      setHeld(false);
      latest.current();
    }, holdMs);
  };
  const letGo = () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    setHeld(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (!event.repeat) {
        begin();
      }
    }
  };
  return (
    <button
      type="button"
      data-held={isHeld}
      className={`relative flex h-10 w-full items-center justify-center overflow-hidden rounded-desk border px-4 text-[13.5px] font-semibold select-none ${looks[side]}`}
      onPointerDown={(event) => (event.button === 0 ? begin() : undefined)}
      onPointerUp={letGo}
      onPointerLeave={letGo}
      onPointerCancel={letGo}
      onKeyDown={onKeyDown}
      onKeyUp={letGo}
      onBlur={letGo}
      onContextMenu={(event) => event.preventDefault()}
    >
      <span
        aria-hidden="true"
        style={isHeld ? { transitionDuration: `${holdMs}ms` } : undefined}
        className={`absolute inset-0 origin-left bg-current opacity-25 transition-transform ease-linear ${isHeld ? 'scale-x-100' : 'scale-x-0 duration-0'}`}
      />
      <span className="relative truncate">{children}</span>
    </button>
  );
}

const looks: Record<TicketSide, string> = {
  buy: 'border-up bg-up text-up-ink',
  sell: 'border-down bg-down text-down-ink',
};
