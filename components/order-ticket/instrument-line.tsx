import type { ReactNode } from 'react';
import type { Instrument } from '@/contract/instrument';

/** What one has to know of the instrument: its grid, its currency, whether it trades, how old its price is. */
export function InstrumentLine({
  instrument,
  oldSeconds,
  isOffTape,
}: {
  readonly instrument: Instrument;
  readonly oldSeconds: number;
  readonly isOffTape: boolean;
}): ReactNode {
  return (
    <p className="-mt-0.5 flex gap-1.5 px-0.5 text-[10.5px] text-faint">
      <span className="figure">tick {instrument.tickSize}</span>
      <span aria-hidden="true">·</span>
      <span>{instrument.currency}</span>
      <span aria-hidden="true">·</span>
      <span
        className={
          instrument.status === 'open' && !isOffTape ? 'text-good' : 'font-semibold text-warn'
        }
      >
        {isOffTape ? 'not on the tape: only exits' : instrument.status}
      </span>
      {oldSeconds === 0 ? null : (
        <span className="figure ml-auto font-semibold text-warn">price {oldSeconds} s old</span>
      )}
    </p>
  );
}
