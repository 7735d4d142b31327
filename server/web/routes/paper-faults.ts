import * as z from 'zod';
import {
  paperFault,
  paperFaultList,
  paperFaultRequest,
  paperFaultScript,
  paperReset,
  paperScenarioList,
  paperScenarioRequest,
  savedFaultScript,
} from '../../../contract/paper-faults';
import { callerOf } from '../access/call-guard';
import { actorOf } from '../access/caller';
import { unwrap } from '../calls/unwrap';
import type { PaperTestControls } from '../paper-test-controls';
import { problemOf } from '../problems/web-problem';
import type { Api, WebContext } from '../web-context';
import { answers, nothing } from './answers';

const tags = ['paper venue'];
const changes = { rule: { needs: 'manageVenues', remembersAnswer: true } } as const;
const reads = { rule: { needs: 'read' } } as const;
const faultName = z.strictObject({
  faultId: z.string().regex(/^F-\d{1,9}$/, { error: 'Must be the id of a fault.' }),
});

/** Faults of the paper venue: to see what the desk does when a venue fails. */
export function paperFaultRoutes(api: Api, web: WebContext): void {
  api.get(
    '/paper/faults',
    {
      schema: { tags, summary: 'Faults put in so far', response: answers(200, paperFaultList) },
      config: reads,
    },
    () => ({ items: [...controlsOf(web).faults()] }),
  );

  api.post(
    '/paper/faults',
    {
      schema: {
        tags,
        summary: 'Put a fault in',
        body: paperFaultRequest,
        response: answers(201, paperFault),
      },
      config: changes,
    },
    async (request, reply) => {
      const injected = await controlsOf(web).inject(request.body, actorOf(callerOf(request)));
      return reply.code(201).send(unwrap(injected));
    },
  );

  api.delete(
    '/paper/faults',
    {
      schema: { tags, summary: 'Take all faults out', response: answers(204, nothing) },
      config: changes,
    },
    async (request, reply) => {
      unwrap(await controlsOf(web).clearFaults(actorOf(callerOf(request))));
      return reply.code(204).send();
    },
  );

  api.delete(
    '/paper/faults/:faultId',
    {
      schema: {
        tags,
        summary: 'Take one fault out',
        params: faultName,
        response: answers(204, nothing),
      },
      config: changes,
    },
    async (request, reply) => {
      const actor = actorOf(callerOf(request));
      unwrap(await controlsOf(web).clearFaults(actor, request.params.faultId));
      return reply.code(204).send();
    },
  );

  api.get(
    '/paper/faults/script',
    {
      schema: {
        tags,
        summary: 'The faults since the last clearing, to be saved as a test',
        response: answers(200, savedFaultScript),
      },
      config: reads,
    },
    () => controlsOf(web).faultScript(),
  );

  api.post(
    '/paper/faults/script',
    {
      schema: {
        tags,
        summary: 'Play saved faults, from now on',
        body: paperFaultScript,
        response: answers(202, nothing),
      },
      config: changes,
    },
    async (request, reply) => {
      await controlsOf(web).playFaults(request.body, actorOf(callerOf(request)));
      return reply.code(202).send();
    },
  );
}

/** Scenarios of the paper venue's market, and its way back to calm. */
export function paperScenarioRoutes(api: Api, web: WebContext): void {
  api.get(
    '/paper/scenarios',
    {
      schema: { tags, summary: 'Scenarios in force', response: answers(200, paperScenarioList) },
      config: reads,
    },
    () => ({ items: [...controlsOf(web).scenarios()] }),
  );

  api.post(
    '/paper/scenarios',
    {
      schema: {
        tags,
        summary: 'Do something to the market',
        body: paperScenarioRequest,
        response: answers(201, paperScenarioList),
      },
      config: changes,
    },
    async (request, reply) => {
      const actor = actorOf(callerOf(request));
      const items = unwrap(await controlsOf(web).startScenario(request.body, actor));
      return reply.code(201).send({ items: [...items] });
    },
  );

  api.delete(
    '/paper/scenarios',
    {
      schema: {
        tags,
        summary: 'Let the market be as its source says',
        response: answers(204, nothing),
      },
      config: changes,
    },
    async (request, reply) => {
      await controlsOf(web).clearScenarios(actorOf(callerOf(request)));
      return reply.code(204).send();
    },
  );

  api.post(
    '/paper/reset',
    {
      schema: {
        tags,
        summary: 'Clear faults and scenarios, cancel all orders, close all positions',
        response: answers(200, paperReset),
      },
      config: changes,
    },
    (request) => controlsOf(web).reset(actorOf(callerOf(request))),
  );
}

function controlsOf({ paperTests }: WebContext): PaperTestControls {
  if (paperTests === undefined) {
    throw problemOf({ code: 'not-supported-yet', what: 'this desk has no paper venue' });
  }
  return paperTests;
}
