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
  const { request, phase, mayTrade, warnings, asksForAge, isAcknowledged, way, lockStops } = view;
  if (!mayTrade || lockStops || phase === 'sending' || phase === 'unanswered') {
    return;
  }
  if (request === undefined) {
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
  } else if (isAcknowledged || (warnings.length === 0 && !asksForAge)) {
    void sendOrder(warnings.length === 0 ? request : { ...request, confirm: true });
  }
}

/** Takes the person to the field that is wrong, once its message is drawn. */
function focusFirstError(form: HTMLFormElement): void {
  requestAnimationFrame(() => {
    form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  });
}
