'use client';

import { LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { sentenceOf } from '@/components/feed/api-problem';
import { formatFigure } from '@/components/ui/format-figures';
import { LoadingLines } from '@/components/ui/loading-lines';
import type { Instrument } from '@/contract/instrument';
import type { OrderPreview } from '@/contract/order-preview';
import { BeforeAfter } from './before-after';
import { CheckLadder } from './check-ladder';
import { checkNames } from './check-names';
import type { TicketErrors } from './field-problems';
import { fieldNames } from './order-words';
import { Refusal } from './refusal';
import { SentOrder } from './sent-order';
import { ticketFields } from './ticket-draft';
import { changeTicket } from './ticket-store';
import type { TicketView } from './use-ticket-view';

/** What the desk says of the order: its checks, what it would change, and what became of the last. */
export function TicketOutcome({
  view,
  instrument,
}: {
  readonly view: TicketView;
  readonly instrument: Instrument;
}): ReactNode {
  const { preview, problem, phase, neverArrived, sentOrderId, instruments, request } = view;
  return (
    <>
      {phase === 'unanswered' ? <Unanswered /> : null}
      {neverArrived === undefined ? null : <NeverArrived order={neverArrived} />}
      {problem === undefined ? null : <Refusal problem={problem} />}
      {sentOrderId === undefined || (request !== undefined && problem !== undefined) ? null : (
        <SentOrder orderId={sentOrderId} instruments={instruments} />
      )}
      <PreviewPart view={view} instrument={instrument} preview={preview.preview} />
    </>
  );
}

function PreviewPart({
  view: { preview: state, request, problem, errors },
  instrument,
  preview,
}: {
  readonly view: TicketView;
  readonly instrument: Instrument;
  readonly preview: OrderPreview | undefined;
}): ReactNode {
  if (request === undefined) {
    return (
      <p className="border-t border-line-soft pt-2 text-[11.5px] text-faint">
        Not whole yet: {openFields(errors)}. Once it is, the desk checks it here against every limit
        as you type.
      </p>
    );
  }
  if (state.problem !== undefined && problem === undefined) {
    return (
      <p role="status" className="border-t border-line-soft pt-2 text-[11.5px] text-warn">
        The checks could not be made: {sentenceOf(state.problem)} They are made again when the order
        is sent.
      </p>
    );
  }
  if (preview === undefined) {
    return <LoadingLines label="Checking the order" lines={5} />;
  }
  return (
    <div
      aria-busy={!state.isCurrent}
      className={`grid gap-2 transition-opacity duration-(--quick) ${state.isCurrent ? '' : 'opacity-60'}`}
    >
      <CheckLadder preview={preview} quantityDecimals={instrument.quantityDecimals} />
      <Largest preview={preview} instrument={instrument} />
      <BeforeAfter preview={preview} instrument={instrument} />
    </div>
  );
}

/** The fields that keep the order from being checked, in the order in which they stand. */
function openFields(errors: TicketErrors): string {
  return ticketFields
    .filter((field) => errors[field] !== undefined)
    .map((field) => fieldNames[field])
    .join(', ');
}

function Largest({
  preview: { largestQuantity, boundBy },
  instrument,
}: {
  readonly preview: OrderPreview;
  readonly instrument: Instrument;
}): ReactNode {
  if (boundBy === undefined) {
    return null;
  }
  const shown = formatFigure(largestQuantity, {
    decimals: instrument.quantityDecimals === 0 ? 0 : undefined,
  });
  const isNone = /^[0.]+$/.test(largestQuantity);
  return (
    <p className="text-[11.5px] leading-snug text-accent">
      {isNone ? (
        <>No quantity passes: {checkNames[boundBy].toLowerCase()}.</>
      ) : (
        <>
          Largest that passes: <b className="figure">{shown}</b> by{' '}
          {checkNames[boundBy].toLowerCase()} ·{' '}
          <button
            type="button"
            onClick={() => changeTicket({ quantity: shown })}
            className="rounded underline underline-offset-2 hover:text-text"
          >
            use it
          </button>
        </>
      )}
    </p>
  );
}

function Unanswered(): ReactNode {
  return (
    <div
      role="alert"
      className="flex gap-2 rounded-desk border border-warn bg-warn-ground px-2.5 py-2 text-[11.5px] leading-snug"
    >
      <LoaderCircle
        aria-hidden="true"
        size={14}
        className="mt-px flex-none animate-spin text-warn"
      />
      <p>
        The order was sent and no answer came back. The desk is being asked what became of it;
        nothing is sent a second time.
      </p>
    </div>
  );
}

function NeverArrived({ order }: { readonly order: 'thisOrder' | 'orderBefore' }): ReactNode {
  return (
    <p
      role="status"
      className="rounded-desk border border-warn bg-warn-ground px-2.5 py-2 text-[11.5px] leading-snug"
    >
      {order === 'thisOrder'
        ? 'The order did not reach the desk: nothing was sent. Review and send it again; it keeps its id, so it cannot be placed twice.'
        : 'The order before this one did not reach the desk: nothing was sent.'}
    </p>
  );
}
