import * as z from 'zod';
import { accountText, orderIdText } from '../../../contract/names';
import { order } from '../../../contract/order';
import { settleRequest, unknownOrderList } from '../../../contract/unknown-order';
import { toOrderId } from '../../core/values/ids';
import { callerOf } from '../access/call-guard';
import { actorOf } from '../access/caller';
import { accountOf, unwrap } from '../calls/unwrap';
import { presentOrder } from '../present/present-order';
import { presentUnknown } from '../present/present-unknown';
import type { Api, WebContext } from '../web-context';
import { answers, nothing } from './answers';

const tags = ['orders'];
const params = z.strictObject({ orderId: orderIdText });

/** The worklist of what nobody can account for. */
export function unknownOrderRoutes(api: Api, { desk, metrics }: WebContext): void {
  api.get(
    '/unknown-orders',
    {
      schema: {
        tags,
        summary: 'Orders, cancels and changes whose outcome nobody knows, and the risk as a range',
        querystring: z.strictObject({ account: accountText.optional() }),
        response: answers(200, unknownOrderList),
      },
      config: { rule: { needs: 'read' } },
    },
    ({ query }) => presentUnknown(desk, accountOf(desk, query.account)),
  );

  api.post(
    '/unknown-orders/look',
    {
      schema: { tags, summary: 'Ask the venue now', response: answers(202, nothing) },
      config: { rule: { needs: 'cancel' } },
    },
    (_request, reply) => {
      desk.lookNow();
      reply.code(202).send();
    },
  );

  api.post(
    '/unknown-orders/:orderId/settle',
    {
      schema: {
        tags,
        summary: 'Settle an unknown order by hand, with a reason',
        params,
        body: settleRequest,
        response: answers(200, order),
      },
      config: { rule: { needs: 'changeMode', remembersAnswer: true } },
    },
    async (request) => {
      const { outcome, reason } = request.body;
      const actor = actorOf(callerOf(request));
      const settling = desk.settleByHand(toOrderId(request.params.orderId), outcome, reason, actor);
      return presentOrder(unwrap(await metrics.command('settleByHand', settling)));
    },
  );
}
