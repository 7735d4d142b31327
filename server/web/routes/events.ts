import * as z from 'zod';
import { eventPage, newestEventsQuery, verification } from '../../../contract/event';
import { limitParameter } from '../../../contract/page';
import type { Actor } from '../../core/order/order-origin';
import { decodeExact } from '../../core/values/exact-json';
import type { JournalRow } from '../../ports/journal';
import { presentActor } from '../present/present-actor';
import { presentEvent } from '../present/present-event';
import { WebProblem } from '../problems/web-problem';
import type { Api, WebContext } from '../web-context';
import { answers } from './answers';
import { newestEvents } from './newest-events';
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
    '/events/newest',
    {
      schema: {
        tags,
        summary: 'The journal, newest first, filtered; nextCursor is the next `before`',
        description:
          'A call looks at 10 000 rows at most, so that it may find fewer than `limit` and still have a nextCursor.',
        querystring: newestEventsQuery,
        response: answers(200, eventPage),
      },
      config: { rule: { needs: 'read' } },
    },
    async ({ query }) => {
      const { before, after, limit } = query;
      const { rows, nextBefore } = await newestEvents((from, count) => desk.events(from, count), {
        before: before ?? desk.health.durableSequence + 1,
        ...(after === undefined ? {} : { after }),
        limit: pageLimit(limit),
        matches: matcherOf(query),
      });
      return {
        items: rows.map(presentEvent),
        nextCursor: nextBefore === undefined ? null : String(nextBefore),
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

/** What is cheap to ask comes first: most rows are turned away by their type. */
function matcherOf({ types, without = [], actor, user, text }: z.output<typeof newestEventsQuery>) {
  const wantedTypes = types === undefined ? undefined : new Set(types);
  const wantedText = text?.toLowerCase();
  return (row: JournalRow): boolean =>
    !without.includes(row.type) &&
    (wantedTypes === undefined || wantedTypes.has(row.type)) &&
    (wantedText === undefined ||
      row.payload.toLowerCase().includes(wantedText) ||
      row.type.toLowerCase().includes(wantedText)) &&
    ((actor === undefined && user === undefined) || isBy(row, actor, user));
}

function isBy(row: JournalRow, kind: string | undefined, user: string | undefined): boolean {
  // The row was verified against the chain: it is what the desk wrote.
  const actor = presentActor(decodeExact(row.actor) as Actor);
  return (kind === undefined || actor.kind === kind) && (user === undefined || actor.user === user);
}
