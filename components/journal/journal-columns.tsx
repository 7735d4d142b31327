import { Timestamp } from '@/components/ui/figures';
import { StatusMark, type StatusShape, type StatusTone } from '@/components/ui/status-mark';
import type { Column } from '@/components/ui/table/column';
import type { Event } from '@/contract/event';
import { kindOf } from './event-kinds';
import {
  actorWords,
  eventName,
  eventReason,
  eventSubject,
  eventSummary,
  orderIdOf,
} from './event-words';

/** The columns of the journal: who, what, when, why. */
export const journalColumns: readonly Column<Event>[] = [
  {
    id: 'sequence',
    header: '#',
    hint: 'The place in the journal; no number is ever left out',
    width: 66,
    align: 'end',
    look: 'softFigure',
    cell: ({ sequence }) => String(sequence),
    sort: ({ sequence }) => sequence,
  },
  {
    id: 'time',
    header: 'When',
    width: 158,
    cell: ({ time }) => <Timestamp value={time} style="dateTime" className="text-soft" />,
    sort: ({ sequence }) => sequence,
    text: ({ time }) => time,
  },
  {
    id: 'type',
    header: 'What',
    width: 176,
    look: 'strong',
    cell: ({ type }) => (
      <span className="flex items-center gap-1.5">
        <StatusMark {...markOf(type)} />
        {eventName(type)}
      </span>
    ),
    sort: ({ type }) => type,
    text: ({ type }) => eventName(type),
    export: ({ type }) => type,
  },
  {
    id: 'subject',
    header: 'About',
    width: 116,
    cell: eventSubject,
    sort: eventSubject,
    text: eventSubject,
  },
  {
    id: 'summary',
    header: 'Facts',
    width: 300,
    grows: true,
    cell: eventSummary,
    text: eventSummary,
  },
  {
    id: 'actor',
    header: 'Who',
    width: 112,
    cell: ({ actor }) => actorWords(actor),
    sort: ({ actor }) => actorWords(actor),
    text: ({ actor }) => actorWords(actor),
  },
  {
    id: 'reason',
    header: 'Why',
    width: 190,
    look: 'soft',
    cell: eventReason,
    text: eventReason,
  },
  {
    id: 'orderId',
    header: 'Order id',
    width: 150,
    look: 'softFigure',
    hidden: true,
    cell: (event) => orderIdOf(event) ?? '',
  },
  {
    id: 'hash',
    header: 'Hash',
    width: 150,
    look: 'softFigure',
    hidden: true,
    cell: ({ hash }) => hash,
  },
];

const bad = /DENIED|REJECTED|BREACHED|ERROR|UNKNOWN|KILL_LATCHED/;

/** Shape and colour together: square for a no, diamond for what people set, dot for what went on. */
function markOf(type: string): { readonly shape: StatusShape; readonly tone: StatusTone } {
  if (bad.test(type)) {
    return { shape: 'square', tone: 'critical' };
  }
  switch (kindOf(type)) {
    case 'fills':
    case 'positions':
      return { shape: 'dot', tone: 'good' };
    case 'orders':
      return { shape: 'dot', tone: 'accent' };
    case 'risk':
    case 'control':
    case 'access':
    case 'reconciliation':
      return { shape: 'diamond', tone: 'warn' };
    case 'account':
    case 'system':
      return { shape: 'ring', tone: 'faint' };
  }
}
