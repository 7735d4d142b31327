import * as z from 'zod';
import { orderIdText } from '../../../contract/names';
import { changePreview, orderPreview } from '../../../contract/order-preview';
import {
  orderBatchRequest,
  orderBatchResult,
  orderRequest,
  orderUpdates,
} from '../../../contract/order-request';
import type { Refusal } from '../../core/desk/refusal';
import type { Order } from '../../core/order/order';
import { blocking } from '../../core/risk/risk-checks';
import { toOrderId } from '../../core/values/ids';
import type { Result } from '../../core/values/result';
import { callerOf, refuseLocked } from '../access/call-guard';
import { originOf } from '../access/caller';
import { accountOf, unwrap } from '../calls/unwrap';
import { orderIdOfKey } from '../commands/order-id-of-key';
import { toOrderParams, toOrderUpdates } from '../commands/to-order-params';
import { presentOrder } from '../present/present-order';
import { presentPreview } from '../present/present-preview';
import { presentVerdicts } from '../present/present-verdict';
import { problemDocument, problemOf } from '../problems/web-problem';
import type { Api, WebContext } from '../web-context';
import { answers } from './answers';

const tags = ['orders'];

/** Orders that are only looked at, and orders that come together. */
export function orderCheckRoutes(api: Api, web: WebContext): void {
  const { desk, metrics } = web;

  api.post(
    '/orders/preview',
    {
      schema: {
        tags,
        summary: 'What would become of an order; nothing is sent',
        body: orderRequest,
        response: answers(200, orderPreview),
      },
      config: { rule: { needs: 'read', whenLocked: 'goesOn' } },
    },
    (request) => {
      const account = accountOf(desk, request.body.account);
      const origin = originOf(callerOf(request), request.body.strategy);
      return presentPreview(desk.previewOrder(toOrderParams(request.body, account), origin));
    },
  );

  api.post(
    '/orders/:orderId/preview',
    {
      schema: {
        tags,
        summary: 'What would become of a change of an order; nothing is sent',
        params: z.strictObject({ orderId: orderIdText }),
        body: orderUpdates,
        response: answers(200, changePreview),
      },
      config: { rule: { needs: 'read' } },
    },
    (request) => {
      const orderId = toOrderId(request.params.orderId);
      const updates = toOrderUpdates(request.body);
      const verdicts = unwrap(desk.previewModify(orderId, updates, originOf(callerOf(request))));
      return {
        passes: blocking(verdicts).length === 0,
        verdicts: presentVerdicts(verdicts),
        sequence: desk.state.sequence,
      };
    },
  );

  api.post(
    '/orders/batch',
    {
      schema: {
        tags,
        summary: 'Send several orders; one row of result each',
        description:
          'With atomicRisk one denied order denies all. Give each order a clientOrderId, or the call an Idempotency-Key, to be able to repeat it; the key stands in for ids that are missing.',
        body: orderBatchRequest,
        response: answers(200, orderBatchResult),
      },
      config: { rule: { needs: 'trade', remembersAnswer: true, whenLocked: 'decides' } },
    },
    async (request) => {
      const { orders, atomicRisk } = request.body;
      if (orders.some(({ reduceOnly }) => !reduceOnly)) {
        refuseLocked(callerOf(request));
      }
      const now = web.wallClock.now();
      const params = orders.map((order, place) =>
        toOrderParams(order, accountOf(desk, order.account), orderIdOfKey(request, place, now)),
      );
      const origin = originOf(callerOf(request));
      const results = await metrics.command(
        'submitOrders',
        desk.submitOrders(params, origin, atomicRisk),
      );
      return { items: results.map(presentResult) };
    },
  );
}

/** One row: the order, or why not. */
export function presentResult(result: Result<Order, Refusal>) {
  return result.ok
    ? { order: presentOrder(result.value) }
    : { problem: problemDocument(problemOf(result.error)) };
}
