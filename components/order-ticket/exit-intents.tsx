'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { formatFigure } from '@/components/ui/format-figures';
import type { Instrument } from '@/contract/instrument';
import { exitDraft } from './exit-draft';
import { changeTicket } from './ticket-store';

interface ExitIntentsProps {
  /** What is held, signed; undefined: nothing. */
  readonly held: string | undefined;
  readonly instrument: Instrument;
}

/** Close and reduce, as what they are: the other side, reduce-only, never more than is held. */
export function ExitIntents({ held, instrument }: ExitIntentsProps): ReactNode {
  const all = exitDraft(held, instrument, 'close');
  if (held === undefined || all === undefined) {
    return null;
  }
  const half = exitDraft(held, instrument, 'reduce');
  const shown = formatFigure(held, { decimals: instrument.quantityDecimals });
  return (
    <fieldset
      aria-label="Way out"
      className="flex min-w-0 flex-wrap items-center gap-1.5 rounded-desk border border-line-soft bg-raised px-2 py-1 text-[11.5px]"
    >
      <span className="mr-auto text-soft">
        Held <b className="figure text-text">{shown}</b>
      </span>
      <Button
        size="s"
        because={half === undefined ? 'half is less than a lot' : undefined}
        reason="hidden"
        onClick={() => half && changeTicket(half)}
      >
        Reduce half
      </Button>
      <Button size="s" onClick={() => changeTicket(all)}>
        Close all
      </Button>
    </fieldset>
  );
}
