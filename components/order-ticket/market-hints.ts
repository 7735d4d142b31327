import { unitsOf } from '@/components/ui/decimal';
import { formatFigure } from '@/components/ui/format-figures';
import { readNumber } from '@/components/ui/read-number';
import type { Instrument } from '@/contract/instrument';
import type { TicketDraft } from './ticket-draft';

export interface MarketHint {
  readonly text: string;
  /** The order would do something at once that its type does not suggest. */
  readonly warns: boolean;
}

interface Touch {
  readonly bid: string | null;
  readonly ask: string | null;
}

/** Where a limit price stands against the price it would trade with: `4 ticks below ask`, `at ask`. */
export function limitHint(
  draft: Pick<TicketDraft, 'side' | 'limitPrice' | 'orderType'>,
  { bid, ask }: Touch,
  { tickSize }: Pick<Instrument, 'tickSize'>,
): MarketHint | undefined {
  const other = draft.side === 'buy' ? ask : bid;
  const { units } = readNumber(draft.limitPrice);
  if (other === null || units === undefined || units === 0n) {
    return undefined;
  }
  const ticks = (units - unitsOf(other)) / unitsOf(tickSize);
  const name = draft.side === 'buy' ? 'ask' : 'bid';
  if (ticks === 0n) {
    return { text: `at ${name}`, warns: false };
  }
  const crosses = draft.side === 'buy' ? ticks > 0n : ticks < 0n;
  const count = ticks < 0n ? -ticks : ticks;
  return {
    text: `${formatFigure(`${count}`)} ${count === 1n ? 'tick' : 'ticks'} ${ticks < 0n ? 'below' : 'above'} ${name}`,
    warns: crosses && draft.orderType === 'limit' && count > 20n,
  };
}

/** Whether a stop would wake at once, since the market is already past it. */
export function stopHint(
  draft: Pick<TicketDraft, 'side' | 'stopPrice'>,
  { last }: { readonly last: string | null },
): MarketHint | undefined {
  const { units } = readNumber(draft.stopPrice);
  if (last === null || units === undefined || units === 0n) {
    return undefined;
  }
  const isPast = draft.side === 'buy' ? unitsOf(last) >= units : unitsOf(last) <= units;
  return isPast
    ? { text: 'already past: wakes at once', warns: true }
    : { text: draft.side === 'buy' ? 'wakes on a rise' : 'wakes on a fall', warns: false };
}
