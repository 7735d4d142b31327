import * as z from 'zod';
import { accountText, instrumentText } from '../../../contract/names';
import { order } from '../../../contract/order';
import { orderBatchResult } from '../../../contract/order-request';
import { cursorParameter, limitParameter, pageOf } from '../../../contract/page';
import { closedPosition, closePositionRequest, position } from '../../../contract/position';
import { timeInput } from '../../../contract/time-text';
import { quantity } from '../../core/values/amounts';
import { toInstrumentId } from '../../core/values/ids';
import { callerOf } from '../access/call-guard';
import { originOf } from '../access/caller';
import { accountOf, unwrap } from '../calls/unwrap';
import { orderIdOfKey } from '../commands/order-id-of-key';
import { presentOrder } from '../present/present-order';
import { presentClosedPosition, presentPosition, protectionOf } from '../present/present-position';
import type { Api, WebContext } from '../web-context';
import { answers } from './answers';
import { presentResult } from './order-checks';
import { onePage, pageLimit, presentPage } from './page-of';
import { timeRange } from './time-range';

const tags = ['positions'];
const accountQuery = z.strictObject({ account: accountText.optional() });

export function positionRoutes(api: Api, web: WebContext): void {
  const { desk, metrics } = web;

  api.get(
    '/positions',
    {
      schema: {
        tags,
        summary: 'Open positions as of now, or closed ones, newest first',
        querystring: z.strictObject({
          state: z.enum(['open', 'closed'], { error: 'Must be open or closed.' }).default('open'),
          account: accountText.optional(),
          instrument: instrumentText.optional(),
          from: timeInput.optional(),
          to: timeInput.optional(),
          cursor: cursorParameter,
          limit: limitParameter,
        }),
        response: answers(200, pageOf(z.union([position, closedPosition]))),
      },
      config: { rule: { needs: 'read' } },
    },
    async ({ query }) => {
      const account = accountOf(desk, query.account);
      const { state, instrument, cursor } = query;
      if (state === 'open') {
        const now = web.clock.now();
        const books = desk.state.accounts.get(account);
        const held = [...(books?.positions.values() ?? [])];
        return onePage(
          held
            .filter((one) => instrument === undefined || one.instrument === instrument)
            .map((one) =>
              presentPosition(one, desk.market.mark(one.instrument), protectionOf(desk, one), now),
            ),
        );
      }
      const found = await web.queries.loadClosedPositions({
        account,
        limit: pageLimit(query.limit),
        ...(instrument === undefined ? {} : { instrument: toInstrumentId(instrument) }),
        ...timeRange(query),
        ...(cursor === undefined ? {} : { cursor }),
      });
      return presentPage(found, presentClosedPosition);
    },
  );

  api.post(
    '/positions/:instrument/close',
    {
      schema: {
        tags,
        summary: 'Close a position or a part of it at the market',
        params: z.strictObject({ instrument: instrumentText }),
        querystring: accountQuery,
        body: closePositionRequest.optional(),
        response: answers(201, order),
      },
      config: { rule: { needs: 'trade', remembersAnswer: true, whenLocked: 'goesOn' } },
    },
    async (request, reply) => {
      const asked = request.body?.quantity;
      const closing = await metrics.command(
        'closePosition',
        desk.closePosition(
          accountOf(desk, request.query.account),
          toInstrumentId(request.params.instrument),
          asked === undefined ? undefined : quantity(asked),
          originOf(callerOf(request)),
          orderIdOfKey(request, 0, web.wallClock.now()),
        ),
      );
      return reply.code(201).send(presentOrder(unwrap(closing)));
    },
  );

  api.post(
    '/positions/close-all',
    {
      schema: {
        tags,
        summary: 'Close every position at the market; one row of result each',
        querystring: accountQuery,
        body: z.strictObject({}).optional(),
        response: answers(200, orderBatchResult),
      },
      config: { rule: { needs: 'trade', remembersAnswer: true, whenLocked: 'goesOn' } },
    },
    async (request) => {
      const account = accountOf(desk, request.query.account);
      const results = await metrics.command(
        'closeAllPositions',
        desk.closeAllPositions(account, originOf(callerOf(request))),
      );
      return { items: results.map(presentResult) };
    },
  );
}
