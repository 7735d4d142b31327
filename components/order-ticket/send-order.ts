import { callApi, pathOf } from '@/components/feed/api-client';
import { type Order, order } from '@/contract/order';
import type { OrderRequestInput } from '@/contract/order-request';
import {
  noteNeverArrived,
  noteRefused,
  noteSending,
  noteSent,
  noteUnanswered,
  useTicket,
} from './ticket-store';

/**
 * Sends the order of the ticket, once: while one is on its way a second press does nothing. An answer
 * that got lost leaves the ticket *unanswered*, and `findUnanswered` asks what became of it.
 */
export async function sendOrder(request: OrderRequestInput): Promise<Order | undefined> {
  const { phase } = useTicket.getState();
  if (phase !== 'reviewing' && phase !== 'editing') {
    return undefined;
  }
  noteSending();
  const answer = await callApi({
    method: 'POST',
    path: '/orders',
    body: request,
    schema: order,
    ...(request.clientOrderId === undefined ? {} : { idempotencyKey: request.clientOrderId }),
  });
  if (answer.ok) {
    noteSent(answer.value.orderId);
    return answer.value;
  }
  if (answer.problem.kind === 'refused') {
    noteRefused(answer.problem);
  } else {
    noteUnanswered();
  }
  return undefined;
}

/** Asks the desk for the order that got no answer. Tells whether the question was settled. */
export async function findUnanswered(signal: AbortSignal): Promise<boolean> {
  const { draft, underWay = draft } = useTicket.getState();
  const { clientOrderId } = underWay;
  const answer = await callApi({
    method: 'GET',
    path: pathOf`/orders/by-client-order-id/${clientOrderId}`,
    schema: order,
    signal,
  });
  if (signal.aborted || useTicket.getState().phase !== 'unanswered') {
    return true;
  }
  if (answer.ok) {
    noteSent(answer.value.orderId);
    return true;
  }
  if (answer.problem.kind === 'refused' && answer.problem.status === 404) {
    noteNeverArrived();
    return true;
  }
  return false;
}
