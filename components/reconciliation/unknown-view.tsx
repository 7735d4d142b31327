'use client';

import { type ReactNode, useState } from 'react';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Figure, Timestamp } from '@/components/ui/figures';
import { formatDuration } from '@/components/ui/format-time';
import { Segmented } from '@/components/ui/segmented';
import type { UnknownOrder, UnknownOrderList } from '@/contract/unknown-order';
import { ActForm } from './act-form';
import { Age } from './age';
import { Section } from './section';
import { type HandOutcome, toLook, toSettle } from './unknown-calls';
import { askedWords, evidenceWords, orderWords } from './unknown-words';

interface UnknownViewProps {
  readonly question: UnknownOrder;
  readonly list: UnknownOrderList;
  readonly mayLook: boolean;
  readonly maySettle: boolean;
}

/** One unknown order: what was asked, what is known so far, what it may do, and a person's word. */
export function UnknownView({ question, list, mayLook, maySettle }: UnknownViewProps): ReactNode {
  const { order, asked, askedAt, cause } = question;
  return (
    <div className="detail">
      <header className="detail-head">
        <div className="flex flex-wrap items-center gap-2">
          <h3 className="text-l font-semibold">{orderWords(order)}</h3>
          <Badge tone="warn">{order.status}</Badge>
          <Badge>{asked}</Badge>
        </div>
        <p className="max-w-[80ch]">
          {askedWords[asked]} at <Timestamp value={askedAt} style="dateTime" />,{' '}
          <Age since={askedAt} /> ago. {cause ?? 'Nobody can say yet what became of it.'}
        </p>
      </header>
      <div className="detail-facts">
        <Section title="Evidence so far">
          <Evidence question={question} />
        </Section>
        <Section title="What it may do">
          <Exposure question={question} list={list} />
        </Section>
      </div>
      <div className="detail-acts">
        <Section title="The next look">
          <NextLook question={question} mayLook={mayLook} />
        </Section>
        {order.status === 'unknown' ? (
          <Section title="Settle it by hand">
            {maySettle ? (
              <ByHand orderId={order.orderId} />
            ) : (
              <p className="text-soft">A risk manager settles it by hand.</p>
            )}
          </Section>
        ) : null}
      </div>
    </div>
  );
}

function Evidence({ question }: { readonly question: UnknownOrder }): ReactNode {
  if (question.evidence.length === 0) {
    return <p className="text-soft">The venue has not been asked yet.</p>;
  }
  return (
    <table className="compare-table" aria-label="Evidence so far">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">What came</th>
          <th scope="col" className="words">
            In words
          </th>
        </tr>
      </thead>
      <tbody>
        {question.evidence.toReversed().map(({ at, kind, words }) => (
          <tr key={at}>
            <td>
              <Timestamp value={at} />
            </td>
            <td>{evidenceWords[kind]}</td>
            <td className="words">{words}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Exposure({ question, list }: Pick<UnknownViewProps, 'question' | 'list'>): ReactNode {
  const { instrument } = question.order;
  const range = list.instruments.find((one) => one.instrument === instrument);
  return (
    <table className="compare-table" aria-label="What it may do">
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col">If not filled</th>
          <th scope="col">If filled</th>
        </tr>
      </thead>
      <tbody>
        <tr data-apart="true">
          <td>This order adds</td>
          <td>
            <Figure value={question.exposureIfNot} decimals={2} />
          </td>
          <td>
            <Figure value={question.exposureIfFilled} decimals={2} />
          </td>
        </tr>
        {range === undefined ? null : (
          <tr>
            <td>Position {instrument}, lowest and highest</td>
            <td>
              <Figure value={range.positionLow} />
            </td>
            <td>
              <Figure value={range.positionHigh} />
            </td>
          </tr>
        )}
        <tr>
          <td>Gross exposure of the account</td>
          <td>
            <Figure value={list.grossExposureLow} decimals={2} />
          </td>
          <td>
            <Figure value={list.grossExposureHigh} decimals={2} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function NextLook({
  question: { nextLookInMs },
  mayLook,
}: Pick<UnknownViewProps, 'question' | 'mayLook'>): ReactNode {
  const look = useApiMutation(toLook);
  return (
    <div className="flex items-center gap-3">
      <p className="flex-1 text-soft">
        {nextLookInMs === null
          ? 'The venue is away: it is asked as soon as it is back.'
          : `By itself in ${formatDuration(nextLookInMs)}; two answers “not found” prove that it was never placed.`}
      </p>
      {mayLook ? (
        <Button
          size="s"
          because={look.isPending ? 'being asked' : undefined}
          onClick={() => look.mutate(undefined)}
        >
          Ask now
        </Button>
      ) : null}
    </div>
  );
}

const outcomes = [
  { value: 'notPlaced', label: 'Never placed' },
  { value: 'canceled', label: 'Canceled' },
] as const satisfies readonly { readonly value: HandOutcome; readonly label: string }[];

function ByHand({ orderId }: { readonly orderId: string }): ReactNode {
  const [outcome, setOutcome] = useState<HandOutcome>('notPlaced');
  return (
    <div className="flex flex-col gap-3">
      <p className="text-soft">
        Only with the venue’s word from elsewhere: the capacity it holds is free at once. A fill
        that turns up later is booked as a late one, and an alert says so.
      </p>
      <Segmented
        label="What became of it"
        options={outcomes}
        value={outcome}
        onChange={setOutcome}
      />
      <ActForm
        about={`settle.${orderId}`}
        label="How you know"
        action="Settle it"
        tone="danger"
        toRequest={(reason) => toSettle({ orderId, outcome, reason })}
      />
    </div>
  );
}
