'use client';

import { CircleCheck, CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { Timestamp } from '@/components/ui/figures';
import { formatDuration } from '@/components/ui/format-time';
import { Meter } from '@/components/ui/meter';
import type { FlatCertificate, Kill } from '@/contract/kill-switch';
import { count, phaseWords } from './kill-plan';

/** How far a kill has come: orders and positions left, then the certificate or the red list. */
export function KillProgress({ kill }: { readonly kill: Kill }): ReactNode {
  return (
    <section aria-label="Progress of the kill" className="grid gap-2 text-s">
      <p role="status" className="text-m font-semibold">
        {phaseWords[kill.phase]}
      </p>
      <Line name="Orders" left={kill.ordersLeft} all={kill.ordersAtLatch} done="canceled" />
      {kill.flatten || kill.positionsLeft > 0 ? (
        <Line
          name="Positions"
          left={kill.positionsLeft}
          all={kill.positionsAtLatch}
          done="closed"
        />
      ) : null}
      {kill.certificate === undefined ? null : <Certificate certificate={kill.certificate} />}
      {kill.remaining.length === 0 ? null : <RedList kill={kill} />}
    </section>
  );
}

/** The same in one line, for the strip across the page. */
export function KillSummary({ kill }: { readonly kill: Kill }): ReactNode {
  const { phase, certificate, flatten, ordersAtLatch, ordersLeft } = kill;
  const { positionsAtLatch, positionsLeft } = kill;
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className={`flex items-center gap-1.5 font-semibold ${phaseInks[phase]}`}>
        {phase === 'flat' ? <CircleCheck aria-hidden="true" size={15} /> : null}
        {phase === 'notFlat' ? <CircleX aria-hidden="true" size={15} /> : null}
        {phaseWords[phase]}
      </span>
      <span className="text-soft">
        <span className="figure text-text">{doneOf(ordersAtLatch, ordersLeft)}</span> orders
        canceled
      </span>
      {flatten || positionsLeft > 0 ? (
        <span className="text-soft">
          <span className="figure text-text">{doneOf(positionsAtLatch, positionsLeft)}</span>{' '}
          positions closed
        </span>
      ) : null}
      {certificate === undefined ? null : (
        <span className="text-soft">
          in{' '}
          <span className="figure text-text">{formatDuration(certificate.millisecondsToFlat)}</span>
        </span>
      )}
    </div>
  );
}

function doneOf(all: number, left: number): string {
  const total = Math.max(all, left);
  return `${total - left}/${total}`;
}

const phaseInks: Readonly<Record<Kill['phase'], string>> = {
  latched: 'text-warn',
  canceling: 'text-warn',
  flattening: 'text-warn',
  verifying: 'text-warn',
  flat: 'text-good',
  notFlat: 'text-critical',
};

function Line({
  name,
  left,
  all,
  done,
}: {
  readonly name: string;
  readonly left: number;
  readonly all: number;
  readonly done: string;
}): ReactNode {
  const total = Math.max(all, left);
  return (
    <div className="grid grid-cols-[64px_1fr_auto] items-center gap-2">
      <span className="text-soft">{name}</span>
      <Meter
        label={`${name} ${done}`}
        value={String(total - left)}
        limit={String(Math.max(1, total))}
        tone={left === 0 ? 'accent' : 'warn'}
      />
      <span className="figure">
        {total - left} / {total} {done}
      </span>
    </div>
  );
}

function Certificate({ certificate }: { readonly certificate: FlatCertificate }): ReactNode {
  return (
    <div className="rounded-desk border border-good bg-up-ground px-2.5 py-2">
      <p className="flex items-center gap-1.5 font-semibold text-good">
        <CircleCheck aria-hidden="true" size={14} />
        Flat certificate
      </p>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
        <dt className="text-soft">Canceled</dt>
        <dd>
          {count(certificate.canceledOrders, 'order')} in{' '}
          <span className="figure">{formatDuration(certificate.millisecondsToCancel)}</span>
        </dd>
        <dt className="text-soft">Closed</dt>
        <dd>
          {count(certificate.closedPositions, 'position')}, flat in{' '}
          <span className="figure">{formatDuration(certificate.millisecondsToFlat)}</span>
        </dd>
        <dt className="text-soft">Verified</dt>
        <dd>
          <Timestamp value={certificate.verifiedAt[0]} style="milliseconds" /> and{' '}
          <Timestamp value={certificate.verifiedAt[1]} style="milliseconds" />
        </dd>
        <dt className="text-soft">Journal</dt>
        <dd className="figure">{certificate.journalSequence}</dd>
      </dl>
    </div>
  );
}

/** What is left, by name. */
export function RedList({ kill: { remaining, phase } }: { readonly kill: Kill }): ReactNode {
  const isOver = phase === 'notFlat';
  return (
    <div
      role={isOver ? 'alert' : undefined}
      className="rounded-desk border border-critical bg-critical-ground px-2.5 py-2"
    >
      <p className="flex items-center gap-1.5 font-semibold text-critical">
        <CircleX aria-hidden="true" size={14} />
        {isOver ? 'Not flat' : 'Still open'}: {count(remaining.length, 'item')}
      </p>
      <ul className="mt-1 grid max-h-40 gap-0.5 overflow-y-auto">
        {remaining.map(({ kind, instrument, orderId, why }) => (
          <li key={`${kind} ${orderId ?? instrument}`} className="flex gap-2">
            <span className="figure font-semibold">{instrument}</span>
            <span className="text-soft">{kind}</span>
            <span className="min-w-0 flex-1 text-right text-soft">{why}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
