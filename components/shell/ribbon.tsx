'use client';

import { type ReactNode, useMemo } from 'react';
import { useConnectionState } from '@/components/feed/use-connection';
import { useCount } from '@/components/feed/use-count';
import { useCalmFeed, useFeed } from '@/components/feed/use-feed';
import { useRows } from '@/components/feed/use-rows';
import { CompactFigure, Figure, SignedFigure, SignedPercent } from '@/components/ui/figures';
import { Meter } from '@/components/ui/meter';
import { Term } from '@/components/ui/term';
import type { Account } from '@/contract/account';
import { isHeldBack } from './mode-words';
import { gainOf, type RibbonLimit, ribbonLimits } from './ribbon-figures';

/**
 * What one wants to know without looking for it: worth, the day, exposure, and how near the limits are.
 * While entries are held back each row is one line, and leaves its height to the strip above that says
 * so (`RestrictedStrip`): nothing that can be pressed moves when a kill comes into force.
 */
export function Ribbon(): ReactNode {
  const connection = useConnectionState();
  const isShort = useFeed(isHeldBack);
  const account = useCalmFeed((values) => values.account);
  const limits = useRows('limits');
  const openPositions = useCount('positions');
  const unknown = account?.unknown;
  const rows = useMemo(
    () => ribbonLimits({ account, openPositions, limits }),
    [account, openPositions, limits],
  );
  return (
    <section
      aria-label="Account"
      data-stale={connection === 'stale' || connection === 'offline'}
      data-short={isShort}
      className="group/ribbon flex-none border-b border-line bg-panel"
    >
      <dl className="dims-when-stale grid auto-rows-[64px] grid-cols-2 group-data-[short=true]/ribbon:auto-rows-[28px] sm:grid-cols-[1.35fr_1.25fr_1fr_1fr] xl:grid-cols-[1.3fr_1.35fr_0.95fr_0.95fr_repeat(4,1.05fr)] xl:group-data-[short=true]/ribbon:grid-cols-[1.2fr_1.25fr_0.9fr_1.1fr_repeat(4,1.1fr)]">
        <Worth />
        <Cell
          name={
            <>
              <Term name="grossExposure">Gross</Term>
              {unknown === undefined ? (
                <>
                  {' / '}
                  <Term name="netExposure">net</Term>
                </>
              ) : (
                <span className="text-warn"> · {unknown.orders} unknown</span>
              )}
            </>
          }
        >
          {unknown === undefined ? (
            <>
              <CompactFigure value={account?.grossExposure} className={big} />
              <CompactFigure
                value={account?.netExposure}
                sign="always"
                className={`${small} text-soft`}
              />
            </>
          ) : (
            <GrossRange unknown={unknown} />
          )}
        </Cell>
        {rows.map((row) => (
          <LimitCell key={row.name} row={row} />
        ))}
      </dl>
    </section>
  );
}

/** In the frame of the rows and totals that add up to it; what the limits leave is read more calmly. */
function Worth(): ReactNode {
  const equity = useFeed((values) => values.account?.equity);
  const dayPnL = useFeed((values) => values.account?.dayPnL);
  const unrealizedPnL = useFeed((values) => values.account?.unrealizedPnL);
  const netDeposits = useFeed((values) => values.account?.netDeposits);
  const dayReturn = useFeed((values) => values.account?.dayReturn);
  const total = gainOf(equity, netDeposits);
  return (
    <>
      <Cell name={<Term name="equity">Equity</Term>}>
        <Figure value={equity} decimals={2} className={big} />
        {total === undefined ? null : <SignedFigure value={total} decimals={2} className={small} />}
      </Cell>
      <Cell name={<Term name="dayPnL">Day P&L</Term>}>
        <SignedFigure value={dayPnL} decimals={2} className={big} />
        {dayReturn === undefined ? null : (
          <SignedPercent value={dayReturn} decimals={2} className={small} />
        )}
      </Cell>
      <Cell name={<Term name="unrealizedPnL">Unrealized</Term>}>
        <SignedFigure value={unrealizedPnL} decimals={2} className={big} />
      </Cell>
    </>
  );
}

/** While nobody knows what became of some orders, one figure would be a guess. */
function GrossRange({ unknown }: { readonly unknown: NonNullable<Account['unknown']> }): ReactNode {
  const { grossExposureLow, grossExposureHigh } = unknown;
  return (
    <span className="text-warn">
      <CompactFigure value={grossExposureLow} className={big} />
      {' – '}
      <CompactFigure value={grossExposureHigh} className={big} />
    </span>
  );
}

function LimitCell({ row }: { readonly row: RibbonLimit }): ReactNode {
  const { name, shown, value, limit, limitShown, binds, share } = row;
  return (
    <Cell
      name={
        <>
          <Term name={terms[name] ?? 'limit'}>{name}</Term>
          {limitShown === undefined ? ' · no limit' : <> · limit {limitShown}</>}
        </>
      }
    >
      <span className={`figure ${big} ${binds ? 'text-warn' : ''}`}>
        {shown ?? <Figure value={undefined} />}
      </span>
      {binds ? <span className={`${small} font-sans text-warn`}>nearest</span> : null}
      {value === undefined || limit === undefined ? (
        <div aria-hidden="true" className={meterPlace} />
      ) : (
        <Meter
          label={`${name} used`}
          value={value}
          limit={limit}
          tone={toneOf(share, binds)}
          className={meterPlace}
        />
      )}
    </Cell>
  );
}

function toneOf(share: number, binds: boolean): 'accent' | 'warn' | 'critical' {
  if (share >= 1) {
    return 'critical';
  }
  return binds ? 'warn' : 'accent';
}

const terms: Readonly<Record<string, 'leverage' | 'drawdown' | 'openPositions' | 'ordersToday'>> = {
  Leverage: 'leverage',
  Drawdown: 'drawdown',
  Positions: 'openPositions',
  'Orders today': 'ordersToday',
};

function Cell({
  name,
  children,
}: {
  readonly name: ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="relative min-w-0 overflow-hidden border-line-soft px-3 py-2 whitespace-nowrap not-last:border-r group-data-[short=true]/ribbon:flex group-data-[short=true]/ribbon:items-center group-data-[short=true]/ribbon:gap-1 group-data-[short=true]/ribbon:px-2.5 group-data-[short=true]/ribbon:py-0 max-xl:border-b">
      <dt className="mb-0.5 truncate text-xs text-faint group-data-[short=true]/ribbon:mb-0">
        {name}
      </dt>
      <dd className="group-data-[short=true]/ribbon:ml-auto group-data-[short=true]/ribbon:flex-none">
        {children}
      </dd>
    </div>
  );
}

const big =
  'text-[16px] leading-snug font-semibold tracking-[-0.02em] group-data-[short=true]/ribbon:text-[13px]';
const small = 'ml-1.5 text-s max-sm:group-data-[short=true]/ribbon:hidden';
/** Under the figure; in one line along the lower edge. */
const meterPlace =
  'mt-1.5 group-data-[short=true]/ribbon:absolute group-data-[short=true]/ribbon:inset-x-2.5 group-data-[short=true]/ribbon:bottom-0.5 group-data-[short=true]/ribbon:mt-0';
