'use client';

import { FileClock } from 'lucide-react';
import type { ReactNode } from 'react';
import { Timestamp } from '@/components/ui/figures';
import { limitDiff } from '@/components/ui/limit-diff';
import { LimitDiffList } from '@/components/ui/limit-diff-list';
import { PanelNote } from '@/components/ui/panel-note';
import type { Event } from '@/contract/event';
import {
  actorWords,
  eventName,
  eventReason,
  eventSubject,
  eventSummary,
  limitsOf,
  orderIdOf,
} from './event-words';
import { OrderTimeline } from './order-timeline';

interface EventDetailsProps {
  readonly event: Event | undefined;
  readonly onChoose: (event: Event) => void;
}

/** One event whole: who, what, when, why, before and after, its order, its link in the chain. */
export function EventDetails({ event, onChoose }: EventDetailsProps): ReactNode {
  if (event === undefined) {
    return (
      <PanelNote title="No event chosen" icon={FileClock}>
        Choose a row: who, what, when, why, the order it belongs to, and its link in the chain.
      </PanelNote>
    );
  }
  const orderId = orderIdOf(event);
  const { previous, limits } = limitsOf(event.payload);
  return (
    <section
      aria-label={`Event ${event.sequence}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable.
      tabIndex={0}
      className="grid min-h-0 flex-1 content-start gap-4 overflow-y-auto p-3 text-[11.5px] focus-visible:-outline-offset-2"
    >
      <Facts event={event} />
      {event.type === 'RISK_LIMITS_CHANGED' ? (
        <section aria-label="Before and after">
          <h3 className="mb-1 text-s font-semibold text-faint">Before and after</h3>
          <LimitDiffList differences={limitDiff(previous, limits)} />
        </section>
      ) : null}
      {orderId === undefined ? null : (
        <OrderTimeline orderId={orderId} sequence={event.sequence} onChoose={onChoose} />
      )}
      <section aria-label="As it stands in the journal" className="min-w-0">
        <h3 className="mb-1 text-s font-semibold text-faint">As it stands in the journal</h3>
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable.
          tabIndex={0}
          className="figure max-h-[300px] overflow-auto rounded-desk border border-line-soft bg-sunken p-2 leading-snug whitespace-pre! select-text"
        >
          {JSON.stringify(event.payload, null, 2)}
        </pre>
      </section>
      <section aria-label="Link in the chain" className="min-w-0">
        <h3 className="mb-1 text-s font-semibold text-faint">Link in the chain</h3>
        <dl className="grid gap-1">
          <dt className="text-faint">This row</dt>
          <dd className="figure break-all whitespace-normal! select-text">{event.hash}</dd>
          <dt className="text-faint">The row before</dt>
          <dd className="figure break-all whitespace-normal! text-soft select-text">
            {event.previousHash}
          </dd>
        </dl>
      </section>
    </section>
  );
}

function Facts({ event }: { readonly event: Event }): ReactNode {
  const facts: readonly { readonly name: string; readonly value: ReactNode }[] = [
    {
      name: 'What',
      value: [eventName(event.type), eventSubject(event)].filter((text) => text !== '').join(' · '),
    },
    { name: 'Facts', value: eventSummary(event) || '–' },
    { name: 'Who', value: actorWords(event.actor) },
    {
      name: 'When',
      value: (
        <>
          <Timestamp value={event.time} style="date" />{' '}
          <Timestamp value={event.time} style="milliseconds" />
        </>
      ),
    },
    { name: 'Why', value: eventReason(event) || 'nobody had to say' },
  ];
  return (
    <dl className="grid grid-cols-[52px_minmax(0,1fr)] gap-x-3 gap-y-1">
      {facts.map(({ name, value }) => (
        <div key={name} className="contents">
          <dt className="text-faint">{name}</dt>
          <dd className="break-words select-text">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
