import type * as z from 'zod';
import {
  analyticsGroups,
  analyticsGroupsQuery,
  analyticsQuery,
  analytics as analyticsSchema,
} from '../../../contract/analytics';
import { statistics, statisticsQuery } from '../../../contract/statistics';
import type { Selection } from '../../core/statistics/selection';
import { toInstrumentId, toStrategyId } from '../../core/values/ids';
import type { Desk } from '../../desk';
import { accountOf } from '../calls/unwrap';
import { presentAnalytics, presentGroups, presentStatistics } from '../present/present-statistics';
import type { Api, WebContext } from '../web-context';
import { answers } from './answers';
import { timeRange } from './time-range';

const tags = ['account'];

export function statisticsRoutes(api: Api, { desk, analytics }: WebContext): void {
  api.get(
    '/statistics',
    {
      schema: {
        tags,
        summary:
          'Execution statistics of an account or the desk: of a period, strategy, instrument or operator',
        querystring: statisticsQuery,
        response: answers(200, statistics),
      },
      config: { rule: { needs: 'read' } },
    },
    async ({ query }) => {
      const selection = selectionOf(desk, query);
      return presentStatistics(
        runningFigures(desk, selection) ?? (await analytics.figures(selection)).statistics,
      );
    },
  );

  api.get(
    '/analytics',
    {
      schema: {
        tags,
        summary:
          'Statistics, execution quality, equity curve, daily P&L, trades and groups of a selection',
        querystring: analyticsQuery,
        response: answers(200, analyticsSchema),
      },
      config: { rule: { needs: 'read' } },
    },
    async ({ query }) => {
      const selection = selectionOf(desk, query);
      const report = await analytics.report(selection, {
        pointsMax: query.points,
        timeZone: query.timeZone,
      });
      return presentAnalytics(report, selection.account);
    },
  );

  api.get(
    '/analytics/groups',
    {
      schema: {
        tags,
        summary: 'Fills, trades and P&L of a selection by instrument, strategy, operator or hour',
        querystring: analyticsGroupsQuery,
        response: answers(200, analyticsGroups),
      },
      config: { rule: { needs: 'read' } },
    },
    async ({ query }) => {
      const { by, timeZone } = query;
      const selection = selectionOf(desk, query);
      return presentGroups(
        await analytics.groups(selection, { by, timeZone }),
        by,
        selection.account,
      );
    },
  );
}

/** A whole account since it was opened: the desk keeps that itself, up to this very moment. */
function runningFigures(desk: Desk, { account, ...narrower }: Selection) {
  return account !== undefined && Object.keys(narrower).length === 0
    ? desk.statistics(account)
    : undefined;
}

function selectionOf(desk: Desk, query: z.output<typeof statisticsQuery>): Selection {
  const { strategy, instrument, operator } = query;
  const isOfAccount = query.scope === 'account' || query.account !== undefined;
  return {
    ...(isOfAccount ? { account: accountOf(desk, query.account) } : {}),
    ...(strategy === undefined ? {} : { strategy: toStrategyId(strategy) }),
    ...(instrument === undefined ? {} : { instrument: toInstrumentId(instrument) }),
    ...(operator === undefined ? {} : { operator }),
    ...timeRange(query),
  };
}
