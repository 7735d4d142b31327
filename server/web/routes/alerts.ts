import * as z from 'zod';
import { acknowledgeRequest, alert, alertPage } from '../../../contract/alert';
import { callerOf } from '../access/call-guard';
import { actorOf } from '../access/caller';
import { unwrap } from '../calls/unwrap';
import { presentAlert } from '../present/present-alert';
import type { Api, WebContext } from '../web-context';
import { answers } from './answers';
import { onePage } from './page-of';

const tags = ['alerts'];

export function alertRoutes(api: Api, { desk, metrics }: WebContext): void {
  api.get(
    '/alerts',
    {
      schema: {
        tags,
        summary: 'What somebody has to know, newest first',
        querystring: z.strictObject({
          state: z.enum(['open', 'all'], { error: 'Must be open or all.' }).default('all'),
        }),
        response: answers(200, alertPage),
      },
      config: { rule: { needs: 'read' } },
    },
    ({ query }) =>
      onePage(
        [...desk.state.alerts.values()]
          .filter(({ acknowledgedBy }) => query.state === 'all' || acknowledgedBy === undefined)
          .map(presentAlert)
          .reverse(),
      ),
  );

  api.post(
    '/alerts/:alertId/acknowledge',
    {
      schema: {
        tags,
        summary: 'Say that it was seen, and what is done about it',
        params: z.strictObject({ alertId: z.string().min(1).max(200) }),
        body: acknowledgeRequest,
        response: answers(200, alert),
      },
      config: { rule: { needs: 'acknowledgeAlerts', remembersAnswer: true } },
    },
    async (request) => {
      const { params, body } = request;
      const actor = actorOf(callerOf(request));
      const acknowledged = await metrics.command(
        'acknowledgeAlert',
        desk.alerts.acknowledge(params.alertId, body.reason, actor),
      );
      return presentAlert(unwrap(acknowledged));
    },
  );
}
