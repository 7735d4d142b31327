import { createHash } from 'node:crypto';
import type * as z from 'zod';
import {
  dropCopyPage,
  dropCopyReading,
  dropCopyRequest,
  dropCopyWithdrawal,
} from '../../../contract/drop-copy';
import { type DropCopyFeed, refusalOf } from '../../core/drop-copy/decide-drop-copy';
import type { DropCopySubject } from '../../core/drop-copy/drop-copy';
import { type DropCopyRow, readDropCopyCsv } from '../../core/drop-copy/read-drop-copy-csv';
import { toDropCopyName } from '../../core/values/ids';
import { toInstant, toTradingDay } from '../../core/values/instant';
import type { Desk } from '../../desk';
import { callerOf } from '../access/call-guard';
import { actorOf } from '../access/caller';
import { accountOf, unwrap } from '../calls/unwrap';
import { presentDropCopy, presentReading } from '../present/present-drop-copy';
import { problemOf } from '../problems/web-problem';
import type { Api, WebContext } from '../web-context';
import { answers } from './answers';
import { onePage } from './page-of';

const tags = ['reconciliation'];

export function dropCopyRoutes(api: Api, { desk, metrics }: WebContext): void {
  api.get(
    '/reconciliation/drop-copies',
    {
      schema: {
        tags,
        summary: 'What second sources of fills have said of the open trading days',
        response: answers(200, dropCopyPage),
      },
      config: { rule: { needs: 'read' } },
    },
    () => standing(desk),
  );

  api.post(
    '/reconciliation/drop-copies/preview',
    {
      schema: {
        tags,
        summary: 'What a feed would come to; nothing is taken',
        body: dropCopyRequest,
        response: answers(200, dropCopyReading),
      },
      config: { rule: { needs: 'reconcile', whenLocked: 'goesOn' } },
    },
    async ({ body }) => {
      const feed = feedOf(desk, body);
      return presentReading(feed, unwrap(await desk.dropCopies.preview(feed)));
    },
  );

  api.post(
    '/reconciliation/drop-copies',
    {
      schema: {
        tags,
        summary: 'Feed in fills of a second source, and compare',
        body: dropCopyRequest,
        response: answers(200, dropCopyReading),
      },
      config: { rule: { needs: 'reconcile', remembersAnswer: true } },
    },
    async (request) => {
      const feed = feedOf(desk, request.body);
      const taken = desk.dropCopies.take(feed, actorOf(callerOf(request)));
      return presentReading(feed, unwrap(await metrics.command('takeDropCopy', taken)));
    },
  );

  api.post(
    '/reconciliation/drop-copies/withdraw',
    {
      schema: {
        tags,
        summary: 'Listen no more to a source of a day; what it alone had raised is over',
        body: dropCopyWithdrawal,
        response: answers(200, dropCopyPage),
      },
      config: { rule: { needs: 'reconcile', remembersAnswer: true } },
    },
    async (request) => {
      const { body } = request;
      const actor = actorOf(callerOf(request));
      const done = desk.dropCopies.withdraw(subjectOf(desk, body), body.reason, actor);
      unwrap(await metrics.command('withdrawDropCopy', done));
      return standing(desk);
    },
  );
}

function standing({ state }: Desk): z.infer<typeof dropCopyPage> {
  return onePage([...state.dropCopies.values()].map(presentDropCopy));
}

type Named = Pick<z.infer<typeof dropCopyWithdrawal>, 'name' | 'tradingDay' | 'account'>;

function subjectOf(desk: Desk, { name, tradingDay, account }: Named): DropCopySubject {
  return {
    name: toDropCopyName(name),
    tradingDay: toTradingDay(tradingDay),
    venue: desk.dropCopies.venue,
    account: accountOf(desk, account),
  };
}

function feedOf(desk: Desk, body: z.infer<typeof dropCopyRequest>): DropCopyFeed {
  const { csv, fills, upTo, corrects, fileName } = body;
  const told = csv ?? JSON.stringify(fills);
  return {
    ...subjectOf(desk, body),
    rows: csv === undefined ? rowsOf(fills ?? []) : rowsOfCsv(csv),
    ...(upTo === undefined ? {} : { upTo: toInstant(Date.parse(upTo)) }),
    corrects,
    hash: createHash('sha256').update(told).digest('hex'),
    ...(fileName === undefined ? {} : { fileName }),
  };
}

function rowsOfCsv(csv: string): readonly DropCopyRow[] {
  const read = readDropCopyCsv(csv);
  if (!read.ok) {
    throw problemOf(refusalOf(read.error));
  }
  return read.value;
}

function rowsOf(
  fills: NonNullable<z.infer<typeof dropCopyRequest>['fills']>,
): readonly DropCopyRow[] {
  return fills.map((fill, at) => {
    const entries = Object.entries(fill).filter(([, text]) => text !== undefined && text !== '');
    return { where: `fills.${at}`, cells: Object.fromEntries(entries) };
  });
}
