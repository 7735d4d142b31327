'use client';

import { CornerDownLeft } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Kbd } from '@/components/ui/kbd';
import type { Instrument } from '@/contract/instrument';
import type { OrderRequestInput } from '@/contract/order-request';
import { HoldButton } from './hold-button';
import { conditionWords, shortWords } from './order-words';
import { ProtectionReview } from './protection-review';
import { sendOrder } from './send-order';
import { whatIsAsked } from './submit-ticket';
import { setPhase, useTicket } from './ticket-store';
import type { TicketView } from './use-ticket-view';
import { WarningReason } from './warning-reason';

interface SendRowProps {
  readonly view: TicketView;
  readonly instrument: Instrument;
}

/**
 * Enter reviews, Enter sends, Escape goes back. The second press of a double click does nothing. Who
 * has chosen so holds the button instead, or sends with one press.
 */
export function SendRow({ view, instrument }: SendRowProps): ReactNode {
  const { phase, request, draft, underWay, mayTrade, isPersonKnown } = view;
  if (isPersonKnown && !mayTrade) {
    return (
      <p className="rounded-desk border border-line-soft bg-raised px-2.5 py-2 text-[11.5px] text-soft">
        Your role may watch and try orders against the limits, but not send them. An administrator
        can make you a trader.
      </p>
    );
  }
  // A market that has moved past the stop under review leads back to the field.
  const isSound = request !== undefined && view.misplaced === undefined;
  const isSendingIt = phase === 'sending' && underWay?.clientOrderId === draft.clientOrderId;
  if (isSound && (phase === 'reviewing' || isSendingIt)) {
    return <Review view={view} instrument={instrument} request={request} />;
  }
  const words =
    request === undefined
      ? `${draft.side} ${instrument.instrument}`
      : shortWords(request, instrument);
  const because = whyNotNow(view);
  if (request !== undefined && because === undefined && view.way === 'hold') {
    return (
      <HoldButton side={draft.side} onHeld={() => void sendOrder(request)}>
        Hold to {words}
      </HoldButton>
    );
  }
  const verb = view.way === 'oneClick' && request !== undefined ? 'Send' : 'Review';
  return (
    <Button
      type="submit"
      tone={draft.side}
      size="l"
      because={because}
      className="w-full max-w-full"
      onClick={dropSecondPress}
    >
      <span className="truncate">
        {verb} {words}
      </span>
      <CornerDownLeft aria-hidden="true" size={14} />
    </Button>
  );
}

function Review({
  view,
  instrument,
  request,
}: SendRowProps & { readonly request: OrderRequestInput }): ReactNode {
  const { phase, draft, blocks, asksForAge, isAcknowledged, needsReason } = view;
  const isSending = phase === 'sending';
  return (
    <fieldset
      aria-label="Review"
      className={`grid min-w-0 gap-2 rounded-lg border p-2.5 ${draft.side === 'buy' ? 'border-up bg-up-ground' : 'border-down bg-down-ground'}`}
    >
      <div aria-live="polite">
        <p className="text-[13.5px] font-semibold">
          <span aria-hidden="true" className={draft.side === 'buy' ? 'text-up' : 'text-down'}>
            {draft.side === 'buy' ? '▲ ' : '▼ '}
          </span>
          {sentence(request, instrument)}
        </p>
        <p className="text-[11.5px] text-soft">{conditionWords(request)}</p>
      </div>
      {view.protection === undefined ? null : (
        <ProtectionReview outcome={view.protection} instrument={instrument} />
      )}
      {blocks.length === 0 ? null : (
        <p className="text-[11.5px] leading-snug text-critical">
          The desk will refuse it as it stands: {blocks[0]?.message}
        </p>
      )}
      {needsReason ? <WarningReason view={view} /> : null}
      {asksForAge ? (
        <div className="text-[11.5px] leading-snug">
          <Checkbox
            label="The desk has not been heard for a while: these prices may be old. Send all the same."
            checked={isAcknowledged}
            onChange={(ticked) => useTicket.setState({ isAcknowledged: ticked })}
          />
        </div>
      ) : null}
      <div className="flex items-center gap-2">
        <Button
          type="submit"
          tone={draft.side}
          size="l"
          className="flex-1"
          reason="hidden"
          because={sendBecause(view, isSending)}
          onClick={dropSecondPress}
        >
          {isSending ? 'Sending…' : `Send ${request.side}`}
          <CornerDownLeft aria-hidden="true" size={14} />
        </Button>
        <Button size="l" tone="quiet" onClick={() => setPhase('editing')}>
          Back <Kbd>Esc</Kbd>
        </Button>
      </div>
      <p className="figure truncate text-[10px] text-faint" title={request.clientOrderId}>
        id {request.clientOrderId}
      </p>
    </fieldset>
  );
}

function whyNotNow(view: TicketView): string | undefined {
  const { phase, draft, underWay, lockStops, isPersonKnown } = view;
  if (!isPersonKnown) {
    return 'the desk has not said yet who is signed in';
  }
  if (phase === 'unanswered') {
    return 'waiting to hear of the last order';
  }
  if (phase === 'sending') {
    return underWay?.clientOrderId === draft.clientOrderId
      ? 'it is on its way'
      : 'the order before it is on its way';
  }
  return lockStops ? 'the session is locked: only what reduces goes out' : undefined;
}

/** A missing reason is said beside its field, once somebody presses. */
function sendBecause(view: TicketView, isSending: boolean): string | undefined {
  if (isSending) {
    return 'it is on its way';
  }
  return whatIsAsked(view) === 'tick' ? 'tick the box above first' : undefined;
}

function sentence(request: OrderRequestInput, instrument: Instrument): string {
  const words = shortWords(request, instrument);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A double click is one press: its second half must not land on what the first one opened. */
function dropSecondPress(event: MouseEvent): void {
  if (event.detail > 1) {
    event.preventDefault();
  }
}
