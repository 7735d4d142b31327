import * as z from 'zod';
import { fillPage } from '../../../contract/fill';
import { accountText, instrumentText, orderIdText } from '../../../contract/names';
import { cursorParameter, limitParameter } from '../../../contract/page';
import { timeInput } from '../../../contract/time-text';
import { toAccountId, toInstrumentId, toOrderId } from '../../core/values/ids';
import { presentFill } from '../present/present-fill';
import type { Api, WebContext } from '../web-context';
import { answers } from './answers';
import { pageLimit, presentPage } from './page-of';
import { timeRange } from './time-range';

export function fillRoutes(api: Api, web: WebContext): void {
  api.get(
    '/fills',
    {
      schema: {
        tags: ['fills'],
        summary: 'List fills, newest first',
        querystring: z.strictObject({
          orderId: orderIdText.optional(),
          instrument: instrumentText.optional(),
          account: accountText.optional(),
          from: timeInput.optional(),
          to: timeInput.optional(),
          cursor: cursorParameter,
          limit: limitParameter,
        }),
        response: answers(200, fillPage),
      },
      config: { rule: { needs: 'read' } },
    },
    async ({ query }) => {
      const { orderId, instrument, account, cursor } = query;
      const found = await web.queries.loadFills({
        limit: pageLimit(query.limit),
        ...(orderId === undefined ? {} : { orderId: toOrderId(orderId) }),
        ...(instrument === undefined ? {} : { instrument: toInstrumentId(instrument) }),
        ...(account === undefined ? {} : { account: toAccountId(account) }),
        ...timeRange(query),
        ...(cursor === undefined ? {} : { cursor }),
      });
      return presentPage(found, ({ fill, sequence }) => presentFill(fill, sequence));
    },
  );
}
