'use client';

import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useRow } from '@/components/feed/use-row';
import { useMay } from '@/components/feed/use-session';
import { draftOrder } from '@/components/ui/desk-intent';
import { Percent } from '@/components/ui/figures';
import { formatFigure } from '@/components/ui/format-figures';
import { Tooltip } from '@/components/ui/tooltip';
import type { Depth } from '@/contract/depth';
import type { Instrument } from '@/contract/instrument';
import { ladderOf, type Rung } from './ladder';
import { OwnOrders } from './own-orders';

interface LadderTableProps {
  readonly depth: Depth;
  readonly instrument: Instrument;
}

/** The ladder: asks above, bids below, the spread between them. A price fills the ticket. */
export function LadderTable({ depth, instrument }: LadderTableProps): ReactNode {
  const ladder = useMemo(() => ladderOf(depth), [depth]);
  const row = (rung: Rung) => (
    <RungRow key={`${rung.side}-${rung.price}`} rung={rung} instrument={instrument} />
  );
  return (
    <div data-ladder className="dims-when-stale relative min-h-0 flex-1 overflow-auto">
      <table className="w-full border-collapse text-[11.5px]">
        <caption className="only-read">Displayed levels of {instrument.instrument}</caption>
        <thead className="sticky top-0 z-10 bg-panel">
          <tr className="h-6 text-left text-s text-faint [&>th]:px-2.5 [&>th]:font-medium">
            <th scope="col">Own orders</th>
            <th scope="col" className="text-right">
              Size
            </th>
            <th scope="col" className="text-right">
              <Tooltip text="Displayed from the best price to here">
                <span>Total</span>
              </Tooltip>
            </th>
            <th scope="col" className="w-[96px] text-right">
              Price
            </th>
          </tr>
        </thead>
        <tbody>{ladder.asks.map(row)}</tbody>
        <tbody>
          <MiddleRow ladder={ladder} instrument={instrument} />
        </tbody>
        <tbody>{ladder.bids.map(row)}</tbody>
      </table>
    </div>
  );
}

function MiddleRow({
  ladder: { spread },
  instrument,
}: {
  readonly ladder: ReturnType<typeof ladderOf>;
  readonly instrument: Instrument;
}): ReactNode {
  const quote = useRow('quotes', instrument.instrument);
  const decimals = instrument.priceDecimals;
  const row = useRef<HTMLTableRowElement>(null);
  // Where there is no room for all levels, the best ones are in sight.
  useEffect(() => centre(row.current), []);
  return (
    <tr ref={row} className="h-[26px] border-y border-line bg-sunken">
      <th scope="row" className="px-2.5 text-left text-s font-medium text-faint">
        {instrument.status === 'open' ? 'Spread' : `Spread · ${instrument.status}`}
      </th>
      <td colSpan={2} className="px-2.5 text-right text-soft">
        {spread === undefined ? (
          'one side is empty'
        ) : (
          <>
            <span className="figure">{formatFigure(spread.price, { decimals })}</span>{' '}
            <Percent value={spread.ratio} decimals={3} className="text-faint" />
          </>
        )}
      </td>
      <td className="px-2.5 text-right">
        <span className="only-read">Last trade </span>
        <b className="figure text-[13px] font-semibold">
          {quote?.last === null || quote === undefined
            ? '–'
            : formatFigure(quote.last, { decimals })}
        </b>
      </td>
    </tr>
  );
}

function centre(row: HTMLElement | null): void {
  const room = row?.closest<HTMLElement>('[data-ladder]');
  if (row && room) {
    room.scrollTop = row.offsetTop - (room.clientHeight - row.offsetHeight) / 2;
  }
}

interface RungRowProps {
  readonly rung: Rung;
  readonly instrument: Instrument;
}

function RungRow({ rung, instrument }: RungRowProps): ReactNode {
  const { side, share, own } = rung;
  const quantity = (text: string) => formatFigure(text, { decimals: instrument.quantityDecimals });
  return (
    <tr
      data-own={own.length > 0 || undefined}
      className="h-[22px] border-b border-line-soft data-own:bg-accent-ground"
      style={{
        backgroundImage: `linear-gradient(to left, var(--${side === 'bid' ? 'up' : 'down'}-ground) ${share * 100}%, transparent 0)`,
      }}
    >
      <td className="px-2.5">
        <OwnOrders orders={own} instrument={instrument} />
      </td>
      <td className="figure px-2.5 text-right">
        {rung.quantity === '0' ? <span className="text-faint">–</span> : quantity(rung.quantity)}
      </td>
      <td className="figure px-2.5 text-right text-faint">{quantity(rung.total)}</td>
      <td className="p-0 text-right">
        <PriceCell rung={rung} instrument={instrument} />
      </td>
    </tr>
  );
}

/** Takes what is displayed: an ask is bought, a bid is sold. Nothing is sent. */
function PriceCell({ rung: { side, price }, instrument }: RungRowProps): ReactNode {
  const mayTrade = useMay('trade');
  const text = formatFigure(price, { decimals: instrument.priceDecimals });
  const ink = side === 'bid' ? 'text-up' : 'text-down';
  if (!mayTrade) {
    return <span className={`figure px-2.5 ${ink}`}>{text}</span>;
  }
  const taking = side === 'bid' ? 'sell' : 'buy';
  return (
    <button
      type="button"
      title={`Fill the ticket: ${taking} at ${text}`}
      aria-label={`${text}: fill the ticket to ${taking} there`}
      className={`figure block h-[22px] w-full px-2.5 text-right font-semibold hover:bg-hover focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-focus ${ink}`}
      onClick={() =>
        draftOrder({
          instrument: instrument.instrument,
          side: taking,
          orderType: 'limit',
          limitPrice: price,
        })
      }
    >
      {text}
    </button>
  );
}
