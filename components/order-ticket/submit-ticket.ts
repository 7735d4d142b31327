import type { FormEvent } from 'react';
import { sendOrder } from './send-order';
import { ticketFields } from './ticket-draft';
import { setPhase, touchField } from './ticket-store';
import type { TicketView } from './use-ticket-view';

/**
 * Enter: the first one reviews, the second one sends; with a wrong field it goes to that field. Who has
 * chosen one press sends with the first one, unless there is something to be seen before.
 */
export function submitTicket(event: FormEvent<HTMLFormElement>, view: TicketView): void {
  event.preventDefault();
  const { request, misplaced, phase, mayTrade, way, lockStops } = view;
  if (!mayTrade || lockStops || phase === 'sending' || phase === 'unanswered') {
    return;
  }
  if (request === undefined || misplaced !== undefined) {
    for (const field of ticketFields) {
      touchField(field);
    }
    focusFirstError(event.currentTarget);
    return;
  }
  if (phase === 'editing' && way === 'oneClick') {
    void sendOrder(request);
  } else if (phase === 'editing') {
    setPhase('reviewing');
  } else if (whatIsAsked(view) === undefined) {
    const warningReason = view.draft.warningReason.trim();
    void sendOrder(view.needsReason ? { ...request, confirm: true, warningReason } : request);
  } else {
    touchField('warningReason');
    focusFirstError(event.currentTarget);
  }
}

/** What the review still asks of a person before it goes out; undefined: nothing. */
export function whatIsAsked({
  needsReason,
  asksForAge,
  isAcknowledged,
  draft,
}: Pick<TicketView, 'needsReason' | 'asksForAge' | 'isAcknowledged' | 'draft'>):
  | 'tick'
  | 'reason'
  | undefined {
  if (asksForAge && !isAcknowledged) {
    return 'tick';
  }
  return needsReason && draft.warningReason.trim() === '' ? 'reason' : undefined;
}

/** Takes the person to the field that is wrong, once its message is drawn. */
function focusFirstError(form: HTMLFormElement): void {
  requestAnimationFrame(() => {
    form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  });
}
