import * as z from 'zod';
import { signalIdText, strategyText } from '../../../contract/names';
import { cursorParameter, limitParameter } from '../../../contract/page';
import { signal, signalAnswer, signalPage, signalWithOrders } from '../../../contract/signal';
import { signalApproval, signalRefusal, signalRequest } from '../../../contract/signal-request';
import type { DeskState } from '../../core/desk/desk-state';
import type { Order } from '../../core/order/order';
import type { Signal } from '../../core/signal/signal';
import { signalStates } from '../../core/signal/signal-words';
import { canonicalPlain } from '../../core/values/canonical-plain';
import { type OrderId, toSignalId } from '../../core/values/ids';
import { asciiJson } from '../../core/values/row-text';
import { callerOf } from '../access/call-guard';
import { actorOf } from '../access/caller';
import { unwrap } from '../calls/unwrap';
import { keepMalformedSignal, takeSignal } from '../commands/take-signal';
import { presentOrder } from '../present/present-order';
import { presentSignal } from '../present/present-signal';
import { problemOf, WebProblem } from '../problems/web-problem';
import type { Api, WebContext } from '../web-context';
import { answers } from './answers';
import { pageLimit } from './page-of';

const tags = ['signals'];
const signalParams = z.strictObject({ signalId: signalIdText });

export function signalRoutes(api: Api, web: WebContext): void {
  const { desk, metrics } = web;

  api.post(
    '/signals',
    {
      schema: {
        tags,
        summary: 'Send a signal',
        description:
          'Answers with the verdict when it is on record. The signalId is the key: a signal is acted on once, a repeat answers with state duplicate and the first verdict. One that is malformed is kept in the inbox too.',
        body: signalRequest,
        response: answers(202, signalAnswer),
      },
      attachValidation: true,
      config: { rule: { needs: 'sendSignals' } },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const malformed: unknown = request.validationError;
      if (malformed !== undefined) {
        if (malformed instanceof WebProblem) {
          await keepMalformedSignal(web, caller, request.body, malformed);
        }
        throw malformed;
      }
      return reply.code(202).send(await takeSignal(web, caller, request.body));
    },
  );

  api.get(
    '/signals',
    {
      schema: {
        tags,
        summary: 'The inbox, newest first; older ones are in the journal',
        querystring: z.strictObject({
          state: z
            .enum(signalStates, { error: `Must be one of ${signalStates.join(', ')}.` })
            .optional(),
          strategy: strategyText.optional(),
          cursor: cursorParameter,
          limit: limitParameter,
        }),
        response: answers(200, signalPage),
      },
      config: { rule: { needs: 'read' } },
    },
    ({ query }) => {
      const before = query.cursor === undefined ? Number.POSITIVE_INFINITY : Number(query.cursor);
      if (Number.isNaN(before)) {
        throw new WebProblem('cursor-malformed', 'The cursor is not one that an answer gave.');
      }
      const found = [...desk.state.signals.values()]
        .filter(({ sequence }) => sequence < before)
        .filter(({ verdict }) => query.state === undefined || verdict.state === query.state)
        .filter(({ facts }) => query.strategy === undefined || facts.strategy === query.strategy)
        .sort((one, other) => other.sequence - one.sequence);
      const items = found.slice(0, pageLimit(query.limit));
      const last = items.at(-1);
      return {
        items: items.map(presentSignal),
        nextCursor: last === undefined || items.length === found.length ? null : `${last.sequence}`,
      };
    },
  );

  api.get(
    '/signals/:signalId',
    {
      schema: {
        tags,
        summary: 'One signal with every order that came of it',
        params: signalParams,
        response: answers(200, signalWithOrders),
      },
      config: { rule: { needs: 'read' } },
    },
    ({ params }) => {
      const found = findSignal(web, params.signalId);
      const orders = ordersOfSignal(desk.state, found);
      return { ...presentSignal(found), orders: orders.map(presentOrder) };
    },
  );

  api.post(
    '/signals/:signalId/approve',
    {
      schema: {
        tags,
        summary: 'Say yes to a signal that waits',
        description:
          'Time, kill, mode and limits are looked at again; the answer says what came of it. Nothing is sent unless its state is executed.',
        params: signalParams,
        body: signalApproval.optional(),
        response: answers(200, signal),
      },
      config: { rule: { needs: 'approveSignals', remembersAnswer: true } },
    },
    async (request) => {
      const { signalId } = findSignal(web, request.params.signalId);
      const actor = actorOf(callerOf(request));
      unwrap(await metrics.command('approveSignal', desk.signals.approve(signalId, actor)));
      return presentSignal(findSignal(web, signalId));
    },
  );

  api.post(
    '/signals/:signalId/refuse',
    {
      schema: {
        tags,
        summary: 'Say no to a signal that waits',
        params: signalParams,
        body: signalRefusal,
        response: answers(200, signal),
      },
      config: { rule: { needs: 'approveSignals', remembersAnswer: true } },
    },
    async (request) => {
      const { signalId } = findSignal(web, request.params.signalId);
      const actor = actorOf(callerOf(request));
      const { reason } = request.body;
      unwrap(await metrics.command('refuseSignal', desk.signals.refuse(signalId, reason, actor)));
      return presentSignal(findSignal(web, signalId));
    },
  );
}

/** Every order ever made of it: entries and what protects them. */
function ordersOfSignal(
  { orders }: Readonly<DeskState>,
  { signalId, orderIds }: Signal,
): readonly Order[] {
  const named = new Set<OrderId>(orderIds);
  const ofSignal = `"signalId":${asciiJson(canonicalPlain(signalId))}`;
  const found: OrderId[] = [];
  for (const [orderId, kept] of orders.kept()) {
    const isOf =
      typeof kept === 'string' ? kept.includes(ofSignal) : kept.origin.signalId === signalId;
    if (isOf || named.has(orderId)) {
      found.push(orderId);
    }
  }
  return found.flatMap((orderId) => orders.get(orderId) ?? []);
}

function findSignal({ desk }: WebContext, signalId: string): Signal {
  const found = desk.state.signals.get(toSignalId(signalId));
  if (found === undefined) {
    throw problemOf({ code: 'signal-not-found', signalId });
  }
  return found;
}
