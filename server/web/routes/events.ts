import * as z from 'zod';
import { eventPage, verification } from '../../../contract/event';
import { limitParameter } from '../../../contract/page';
import { presentEvent } from '../present/present-event';
import { WebProblem } from '../problems/web-problem';
import type { Api, WebContext } from '../web-context';
import { answers } from './answers';
import { pageLimit } from './page-of';

const tags = ['journal'];
const sequenceText = z
  .string()
  .regex(/^\d{1,15}$/, { error: 'Must be the sequence of an event: a whole number.' })
  .transform(Number);

export function eventRoutes(api: Api, { desk }: WebContext): void {
  let underWay: Promise<Awaited<ReturnType<typeof desk.verifyJournal>>> | undefined;

  api.get(
    '/events',
    {
      schema: {
        tags,
        summary: 'The journal, oldest first; nextCursor is the next `after`',
        querystring: z.strictObject({
          after: sequenceText.optional(),
          type: z
            .string()
            .regex(/^[A-Z_]{1,64}$/, { error: 'Must be a type such as ORDER_FILLED.' })
            .optional(),
          limit: limitParameter,
        }),
        response: answers(200, eventPage),
      },
      config: { rule: { needs: 'read' } },
    },
    async ({ query }) => {
      const limit = pageLimit(query.limit);
      const rows = await desk.events(query.after ?? 0, limit, query.type);
      const last = rows.at(-1);
      return {
        items: rows.map(presentEvent),
        nextCursor: rows.length < limit || last === undefined ? null : String(last.sequence),
      };
    },
  );

  api.get(
    '/events/verify',
    {
      schema: {
        tags,
        summary: 'Check the hash chain from the first row to the last',
        response: answers(200, verification),
      },
      config: { rule: { needs: 'read' } },
    },
    async () => {
      // Who asks while the whole chain is being read gets the answer of that reading.
      underWay ??= desk.verifyJournal().finally(() => {
        underWay = undefined;
      });
      const verified = await underWay.catch((error: unknown) => {
        throw new WebProblem('not-ready', `The journal cannot be read: ${String(error)}.`);
      });
      const { rows, lastSequence, lastHash, brokenAt } = verified;
      return { intact: brokenAt === undefined, rows, lastSequence, lastHash, brokenAt };
    },
  );
}
