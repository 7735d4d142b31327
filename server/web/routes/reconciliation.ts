import * as z from 'zod';
import {
  breakDetails,
  breakPage,
  breakReason,
  reconciliation,
  reconciliationBreak,
  repairChoice,
  repairPreview,
  repairRequest,
  waiveRequest,
} from '../../../contract/reconciliation';
import { isLiveBreak } from '../../core/reconciliation/break';
import { type BreakId, toBreakId } from '../../core/values/ids';
import { toInstant } from '../../core/values/instant';
import type { Desk } from '../../desk';
import { callerOf } from '../access/call-guard';
import { actorOf } from '../access/caller';
import { unwrap } from '../calls/unwrap';
import { presentBreak, presentRun } from '../present/present-reconciliation';
import { presentRepair } from '../present/present-repair';
import type { Api, WebContext } from '../web-context';
import { answers } from './answers';
import { compareBreakFills } from './break-fills';
import { onePage } from './page-of';

const tags = ['reconciliation'];
const params = z.strictObject({ breakId: z.string().min(1).max(64) });

export function reconciliationRoutes(api: Api, web: WebContext): void {
  const { desk, metrics } = web;

  api.get(
    '/reconciliation',
    {
      schema: {
        tags,
        summary: 'The last runs, and the breaks that are not over',
        response: answers(200, reconciliation),
      },
      config: { rule: { needs: 'read' } },
    },
    () => standing(desk),
  );

  api.post(
    '/reconciliation/run',
    {
      schema: {
        tags,
        summary: 'Compare the books with every venue now',
        response: answers(200, reconciliation),
      },
      config: { rule: { needs: 'acknowledgeAlerts' } },
    },
    async () => {
      await desk.reconciliation.run();
      return standing(desk);
    },
  );

  api.get(
    '/reconciliation/breaks',
    {
      schema: {
        tags,
        summary: 'Differences with venues and drop copies, newest first',
        querystring: z.strictObject({
          state: z.enum(['live', 'all'], { error: 'Must be live or all.' }).default('live'),
        }),
        response: answers(200, breakPage),
      },
      config: { rule: { needs: 'read' } },
    },
    ({ query }) =>
      onePage(
        [...desk.state.reconciliation.breaks.values()]
          .filter((one) => query.state === 'all' || isLiveBreak(one))
          .map(presentBreak)
          .reverse(),
      ),
  );

  api.get(
    '/reconciliation/breaks/:breakId',
    {
      schema: {
        tags,
        summary: 'One break, with the fills of both sides',
        params,
        response: answers(200, breakDetails),
      },
      config: { rule: { needs: 'read' } },
    },
    (request) => compareBreakFills(web, breakOf(desk, idOf(request.params))),
  );

  api.get(
    '/reconciliation/breaks/:breakId/preview',
    {
      schema: {
        tags,
        summary: 'What a repair would do; nothing is changed',
        params,
        querystring: z.strictObject({ choice: repairChoice.optional() }),
        response: answers(200, repairPreview),
      },
      config: { rule: { needs: 'read' } },
    },
    (request) => {
      const actor = actorOf(callerOf(request));
      const preview = desk.reconciliation.preview(
        idOf(request.params),
        request.query.choice,
        actor,
      );
      return presentRepair(unwrap(preview), desk.state.limits);
    },
  );

  api.post(
    '/reconciliation/breaks/:breakId/acknowledge',
    {
      schema: {
        tags,
        summary: 'Say that it was seen, and what is done about it',
        params,
        body: breakReason,
        response: answers(200, reconciliationBreak),
      },
      config: { rule: { needs: 'acknowledgeAlerts', remembersAnswer: true } },
    },
    async (request) => {
      const breakId = idOf(request.params);
      const done = desk.reconciliation.acknowledge(
        breakId,
        request.body.reason,
        actorOf(callerOf(request)),
      );
      return presentBreak(unwrap(await metrics.command('acknowledgeBreak', done)));
    },
  );

  api.post(
    '/reconciliation/breaks/:breakId/waive',
    {
      schema: {
        tags,
        summary: 'Live with it until a moment; it is open again after that',
        params,
        body: waiveRequest,
        response: answers(200, reconciliationBreak),
      },
      config: { rule: { needs: 'reconcile', remembersAnswer: true } },
    },
    async (request) => {
      const { until, reason } = request.body;
      const breakId = idOf(request.params);
      const moment = toInstant(Date.parse(until));
      const done = desk.reconciliation.waive(breakId, moment, reason, actorOf(callerOf(request)));
      return presentBreak(unwrap(await metrics.command('waiveBreak', done)));
    },
  );

  api.post(
    '/reconciliation/breaks/:breakId/repair',
    {
      schema: {
        tags,
        summary: 'Do what the preview has shown, and nothing else',
        params,
        body: repairRequest,
        response: answers(200, reconciliationBreak),
      },
      config: { rule: { needs: 'reconcile', remembersAnswer: true } },
    },
    async (request) => {
      const repair = { breakId: idOf(request.params), ...request.body };
      const done = desk.reconciliation.repair(repair, actorOf(callerOf(request)));
      return presentBreak(unwrap(await metrics.command('repairBreak', done)));
    },
  );

  api.post(
    '/reconciliation/breaks/:breakId/revert',
    {
      schema: {
        tags,
        summary: 'Take a repair back; the break is open again',
        params,
        body: breakReason,
        response: answers(200, reconciliationBreak),
      },
      config: { rule: { needs: 'reconcile', remembersAnswer: true } },
    },
    async (request) => {
      const breakId = idOf(request.params);
      const done = desk.reconciliation.revert(
        breakId,
        request.body.reason,
        actorOf(callerOf(request)),
      );
      return presentBreak(unwrap(await metrics.command('revertBreak', done)));
    },
  );
}

function standing(desk: Desk): z.infer<typeof reconciliation> {
  const { runs, breaks } = desk.state.reconciliation;
  const { everyMs, isRunning } = desk.reconciliation.standing;
  return {
    everyMs,
    isRunning,
    runs: [...runs.values()].map(presentRun),
    breaks: [...breaks.values()].filter(isLiveBreak).map(presentBreak).reverse(),
  };
}

function idOf({ breakId }: z.infer<typeof params>): BreakId {
  return toBreakId(breakId);
}

function breakOf(desk: Desk, breakId: BreakId) {
  const found = desk.state.reconciliation.breaks.get(breakId);
  return unwrap(
    found === undefined
      ? { ok: false, error: { code: 'break-not-found', breakId } }
      : { ok: true, value: found },
  );
}
