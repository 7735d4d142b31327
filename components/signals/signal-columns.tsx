import { Check, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { unitsOf } from '@/components/ui/decimal';
import { Timestamp } from '@/components/ui/figures';
import { formatFigure } from '@/components/ui/format-figures';
import { RowButton } from '@/components/ui/row-button';
import { StatusMark } from '@/components/ui/status-mark';
import type { Column } from '@/components/ui/table/column';
import type { Signal } from '@/contract/signal';
import { LiveDrift } from './live-drift';
import { stateLooks, stopOf, typeWord } from './signal-words';
import { TimeLeft } from './time-left';

export interface SignalActs {
  readonly mayDecide: boolean;
  readonly approve: (signal: Signal) => void;
  readonly refuse: (signal: Signal) => void;
}

/** The columns of signals that wait for a person. */
export function queueColumns(acts: SignalActs): readonly Column<Signal>[] {
  return [
    {
      id: 'actions',
      header: 'Approve, refuse',
      width: 54,
      actions: true,
      cell: (signal, tabIndex) =>
        // A row that is looked at stays where it is; once decided there is nothing left to decide.
        acts.mayDecide && signal.state === 'awaitingApproval' ? (
          <Decide signal={signal} acts={acts} tabIndex={tabIndex} />
        ) : null,
    },
    {
      id: 'left',
      header: 'Left',
      hint: 'How long it may still wait; then it expires and nothing is sent',
      width: 84,
      align: 'end',
      cell: (signal) => <TimeLeft until={signal.expiresAt} />,
      sort: (signal) => signal.expiresAt,
      text: (signal) => signal.expiresAt ?? '',
    },
    ...askedColumns(),
    {
      id: 'drift',
      header: 'Drift',
      hint: 'How far the market has gone since it arrived; above zero it costs more than it did',
      width: 76,
      align: 'end',
      cell: (signal) => <LiveDrift signal={signal} />,
      text: () => '',
    },
    verdictColumn,
  ];
}

/** The columns of every signal that came. */
export const inboxColumns: readonly Column<Signal>[] = [
  {
    id: 'received',
    header: 'Received',
    width: 76,
    look: 'softFigure',
    cell: (signal) => <Timestamp value={signal.receivedAt} />,
    sort: (signal) => signal.receivedAt,
    text: (signal) => signal.receivedAt,
  },
  {
    id: 'state',
    header: 'State',
    width: 92,
    cell: (signal) => <State signal={signal} />,
    sort: (signal) => stateLooks[signal.state].word,
    text: (signal) => stateLooks[signal.state].word,
    choices: true,
  },
  ...askedColumns(),
  verdictColumnOf(),
  {
    id: 'repeats',
    header: 'Again',
    hint: 'How often the same signal came again; nothing was done again',
    width: 52,
    align: 'end',
    look: 'softFigure',
    cell: ({ repeats }) => (repeats === 0 ? '' : `${repeats} ×`),
    sort: ({ repeats }) => repeats,
    hidden: true,
  },
];

const verdictColumn: Column<Signal> = verdictColumnOf();

function verdictColumnOf(): Column<Signal> {
  return {
    id: 'verdict',
    header: 'Verdict',
    width: 240,
    grows: true,
    look: 'soft',
    cell: (signal) => (
      <span className="truncate" title={signal.verdict}>
        {signal.verdict}
      </span>
    ),
    text: (signal) => signal.verdict,
  };
}

function askedColumns(): readonly Column<Signal>[] {
  return [
    {
      id: 'strategy',
      header: 'Strategy',
      width: 104,
      cell: (signal) => signal.strategy ?? '–',
      sort: (signal) => signal.strategy,
      choices: true,
    },
    {
      id: 'type',
      header: 'Asks',
      width: 74,
      cell: (signal) => typeWord(signal),
      sort: typeWord,
      choices: true,
    },
    {
      id: 'instrument',
      header: 'Instrument',
      width: 86,
      look: 'strong',
      cell: (signal) => signal.instrument ?? '–',
      sort: (signal) => signal.instrument,
      choices: true,
    },
    {
      id: 'direction',
      header: 'Side',
      width: 66,
      cell: (signal) => <Direction signal={signal} />,
      sort: (signal) => signal.direction,
      text: (signal) => signal.direction ?? '',
    },
    {
      id: 'quantity',
      header: 'Quantity',
      width: 84,
      align: 'end',
      look: 'figure',
      cell: ({ quantity }) => (quantity === undefined ? '' : formatFigure(quantity)),
      sort: ({ quantity }) => (quantity === undefined ? undefined : unitsOf(quantity)),
      export: ({ quantity }) => quantity ?? '',
    },
    {
      id: 'price',
      header: 'Price',
      hint: 'What the framework saw',
      width: 84,
      align: 'end',
      look: 'softFigure',
      cell: ({ price }) => (price === undefined ? '' : formatFigure(price)),
      sort: ({ price }) => (price === undefined ? undefined : unitsOf(price)),
      export: ({ price }) => price ?? '',
    },
    {
      id: 'stop',
      header: 'Stop',
      width: 120,
      look: 'softFigure',
      cell: (signal) => stopOf(signal),
      text: stopOf,
    },
  ];
}

function Decide({
  signal,
  acts,
  tabIndex,
}: {
  readonly signal: Signal;
  readonly acts: SignalActs;
  readonly tabIndex: 0 | -1;
}): ReactNode {
  const what = `${typeWord(signal)} ${signal.instrument ?? ''} of ${signal.strategy ?? 'nobody'}`;
  return (
    <>
      <RowButton
        icon={Check}
        label={`Approve ${what}`}
        tabIndex={tabIndex}
        onPress={() => acts.approve(signal)}
      />
      <RowButton
        icon={X}
        label={`Refuse ${what}`}
        tone="danger"
        tabIndex={tabIndex}
        onPress={() => acts.refuse(signal)}
      />
    </>
  );
}

function State({ signal }: { readonly signal: Signal }): ReactNode {
  const { word, shape, tone } = stateLooks[signal.state];
  return (
    <span className="flex items-center gap-1.5">
      <StatusMark shape={shape} tone={tone} />
      <span className="text-soft">{word}</span>
    </span>
  );
}

function Direction({ signal: { direction } }: { readonly signal: Signal }): ReactNode {
  if (direction === undefined) {
    return null;
  }
  return direction === 'long' ? (
    <span className="font-semibold text-up">▲ long</span>
  ) : (
    <span className="font-semibold text-down">▼ short</span>
  );
}
