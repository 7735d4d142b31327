import type { FastifyRequest } from 'fastify';
import * as z from 'zod';
import {
  accountText,
  clientOrderIdText,
  instrumentText,
  orderIdText,
  strategyText,
} from '../../../contract/names';
import { order, orderPage, orderWithEvents } from '../../../contract/order';
import {
  cancelAllResult,
  type OrderUpdates,
  orderRequest,
  orderUpdates,
} from '../../../contract/order-request';
import { cursorParameter, limitParameter } from '../../../contract/page';
import type { Order } from '../../core/order/order';
import { quantity } from '../../core/values/amounts';
import {
  type OrderId,
  toAccountId,
  toClientOrderId,
  toInstrumentId,
  toOrderId,
  toStrategyId,
} from '../../core/values/ids';
import { success } from '../../core/values/result';
import type { OrderFilter } from '../../ports/desk-queries';
import { callerOf, refuseLocked } from '../access/call-guard';
import { actorOf, originOf } from '../access/caller';
import { accountOf, unwrap } from '../calls/unwrap';
import { toOrderParams, toOrderUpdates } from '../commands/to-order-params';
import { presentEvent } from '../present/present-event';
import { presentOrder } from '../present/present-order';
import { problemOf } from '../problems/web-problem';
import type { Api, WebContext } from '../web-context';
import { answers } from './answers';
import { openOrdersPage } from './open-orders-page';
import { pageLimit, presentPage } from './page-of';

const tags = ['orders'];
const orderParams = z.strictObject({ orderId: orderIdText });

export function orderRoutes(api: Api, web: WebContext): void {
  const { desk, metrics } = web;

  api.post(
    '/orders',
    {
      schema: {
        tags,
        summary: 'Send an order',
        description:
          'Answers when the order is on record. The clientOrderId is the key: the same id with the same content answers with the order that exists.',
        body: orderRequest,
        response: answers(201, order),
      },
      config: { rule: { needs: 'trade', whenLocked: 'decides' } },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      if (!request.body.reduceOnly) {
        refuseLocked(caller);
      }
      const account = accountOf(desk, request.body.account);
      const params = toOrderParams(request.body, account, idempotencyKeyOf(request));
      const sent = await metrics.command(
        'submitOrder',
        desk.submitOrder(params, originOf(caller, request.body.strategy)),
      );
      return reply.code(201).send(presentOrder(unwrap(sent)));
    },
  );

  api.get(
    '/orders',
    {
      schema: {
        tags,
        summary: 'List orders, newest first',
        querystring: z.strictObject({
          status: z
            .enum(['open', 'closed', 'all'], { error: 'Must be open, closed or all.' })
            .default('all'),
          instrument: instrumentText.optional(),
          account: accountText.optional(),
          strategy: strategyText.optional(),
          cursor: cursorParameter,
          limit: limitParameter,
        }),
        response: answers(200, orderPage),
      },
      config: { rule: { needs: 'read' } },
    },
    async ({ query }) => {
      const { status, instrument, account, strategy, cursor } = query;
      const found = await loadOrders(web, {
        status,
        limit: pageLimit(query.limit),
        ...(instrument === undefined ? {} : { instrument: toInstrumentId(instrument) }),
        ...(account === undefined ? {} : { account: toAccountId(account) }),
        ...(strategy === undefined ? {} : { strategy: toStrategyId(strategy) }),
        ...(cursor === undefined ? {} : { cursor }),
      });
      return presentPage(found, presentOrder);
    },
  );

  api.get(
    '/orders/:orderId',
    {
      schema: {
        tags,
        summary: 'One order with everything that happened to it',
        params: orderParams,
        response: answers(200, orderWithEvents),
      },
      config: { rule: { needs: 'read' } },
    },
    async ({ params }) => withEvents(web, await findOrder(web, params.orderId)),
  );

  api.get(
    '/orders/by-client-order-id/:clientOrderId',
    {
      schema: {
        tags,
        summary: 'The order of a client order id',
        params: z.strictObject({ clientOrderId: clientOrderIdText }),
        querystring: z.strictObject({ account: accountText.optional() }),
        response: answers(200, orderWithEvents),
      },
      config: { rule: { needs: 'read' } },
    },
    async ({ params, query }) => {
      const clientOrderId = toClientOrderId(params.clientOrderId);
      const account = accountOf(desk, query.account);
      const orderId = desk.state.clientOrderIds.get(account, clientOrderId);
      if (orderId === undefined) {
        throw problemOf({ code: 'order-not-found', orderId: params.clientOrderId });
      }
      return withEvents(web, await findOrder(web, orderId));
    },
  );

  api.patch(
    '/orders/:orderId',
    {
      schema: {
        tags,
        summary: 'Replace quantity or prices',
        description: 'Answers when the request is on record; the venue may still say no.',
        params: orderParams,
        body: orderUpdates,
        response: answers(200, order),
      },
      config: { rule: { needs: 'trade', remembersAnswer: true, whenLocked: 'decides' } },
    },
    async (request) => {
      const orderId = await knownOrderId(web, request.params.orderId);
      if (!onlyReduces(web, orderId, request.body)) {
        refuseLocked(callerOf(request));
      }
      const updates = toOrderUpdates(request.body);
      const changed = await metrics.command(
        'modifyOrder',
        desk.modifyOrder(orderId, updates, actorOf(callerOf(request)), request.body.warningReason),
      );
      return presentOrder(asItStands(web, unwrap(changed)));
    },
  );

  api.delete(
    '/orders/:orderId',
    {
      schema: {
        tags,
        summary: 'Cancel an order',
        description: 'Answers when the request is on record; a fill may still come first.',
        params: orderParams,
        response: answers(200, order),
      },
      config: { rule: { needs: 'cancel', isNeverLimited: true } },
    },
    async (request) => {
      const orderId = await knownOrderId(web, request.params.orderId);
      const canceled = await metrics.command(
        'cancelOrder',
        desk.cancelOrder(orderId, actorOf(callerOf(request))),
      );
      return presentOrder(asItStands(web, unwrap(canceled)));
    },
  );

  api.delete(
    '/orders',
    {
      schema: {
        tags,
        summary: 'Cancel all open orders in scope',
        querystring: z.strictObject({
          instrument: instrumentText.optional(),
          account: accountText.optional(),
          strategy: strategyText.optional(),
          user: z.string().min(1).max(64).optional(),
        }),
        response: answers(200, cancelAllResult),
      },
      config: { rule: { needs: 'cancel', isNeverLimited: true } },
    },
    async (request) => {
      const { instrument, account, strategy, user } = request.query;
      const scope = {
        ...(instrument === undefined ? {} : { instrument: toInstrumentId(instrument) }),
        ...(account === undefined ? {} : { account: toAccountId(account) }),
        ...(strategy === undefined ? {} : { strategy }),
        ...(user === undefined ? {} : { user }),
      };
      const canceled = await metrics.command(
        'cancelOrders',
        desk.cancelOrders(scope, actorOf(callerOf(request))),
      );
      return { orderIds: [...unwrap(canceled)] };
    },
  );
}

/** `Idempotency-Key` stands in for a client order id when it can be one. */
function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  return key === undefined ? undefined : clientOrderIdText.safeParse(key).data;
}

/** A change that leaves less to be filled, or the change of an order that can only reduce. */
function onlyReduces({ desk }: WebContext, orderId: OrderId, updates: OrderUpdates): boolean {
  const order = desk.state.orders.get(orderId);
  const { quantity: asked, limitPrice, stopPrice } = updates;
  const isLess =
    asked !== undefined && limitPrice === undefined && stopPrice === undefined
      ? order !== undefined && quantity(asked) < order.quantity
      : false;
  return order?.reduceOnly === true || isLess;
}

/**
 * A journal that has failed, or has no room but for what takes risk away, leaves the tables behind for good:
 * then memory alone knows what is open.
 */
async function loadOrders({ desk, queries }: WebContext, filter: OrderFilter) {
  const areTablesLeftBehind = desk.health.journal.status !== 'writing';
  if (areTablesLeftBehind && filter.status === 'open') {
    return success(openOrdersPage(desk.state, filter));
  }
  return await queries.loadOrders(filter);
}

/** With what was asked for on it, and with what has come of it meanwhile. */
function asItStands({ desk }: WebContext, order: Order): Order {
  return desk.state.orders.get(order.orderId) ?? order;
}

async function findOrder(web: WebContext, orderId: string): Promise<Order> {
  const id = toOrderId(orderId);
  const order = web.desk.state.orders.get(id) ?? (await web.queries.findOrder(id));
  if (order === undefined) {
    throw problemOf({ code: 'order-not-found', orderId });
  }
  return order;
}

/** An order that memory has let go is closed: the desk would not know it, but it is not unknown. */
async function knownOrderId(web: WebContext, orderId: string): Promise<OrderId> {
  const id = toOrderId(orderId);
  if (!web.desk.state.orders.has(id)) {
    const { status } = await findOrder(web, orderId);
    throw problemOf({ code: 'order-closed', orderId: id, status });
  }
  return id;
}

async function withEvents(web: WebContext, order: Order) {
  const rows = await web.queries.loadOrderEvents(order.orderId);
  return { ...presentOrder(order), events: rows.map(presentEvent) };
}
