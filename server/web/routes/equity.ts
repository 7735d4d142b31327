import { equityCurve, equityQuery, intervalMilliseconds } from '../../../contract/equity';
import { drawdownOf } from '../../core/account/account-figures-of';
import { formatDecimal } from '../../core/values/decimal';
import type { EquityPoint } from '../../ports/desk-queries';
import { accountOf } from '../calls/unwrap';
import { presentTime } from '../present/present-numbers';
import type { Api, WebContext } from '../web-context';
import { answers } from './answers';
import { timeRange } from './time-range';

const pointsMax = 5_000;

export function equityRoutes(api: Api, { desk, queries }: WebContext): void {
  api.get(
    '/equity',
    {
      schema: {
        tags: ['account'],
        summary: 'The equity curve, oldest first: the last point of each interval',
        querystring: equityQuery,
        response: answers(200, equityCurve),
      },
      config: { rule: { needs: 'read' } },
    },
    async ({ query }) => {
      const account = accountOf(desk, query.account);
      const points = await queries.loadEquity({
        account,
        intervalMs: intervalMilliseconds[query.interval],
        limit: pointsMax,
        ...timeRange(query),
      });
      return { account, items: points.map(presentPoint) };
    },
  );
}

function presentPoint(point: EquityPoint) {
  return {
    time: presentTime(point.time),
    equity: formatDecimal(point.equity),
    realizedPnL: formatDecimal(point.realizedPnL),
    unrealizedPnL: formatDecimal(point.unrealizedPnL),
    netDeposits: formatDecimal(point.netDeposits),
    drawdown: formatDecimal(drawdownOf(point.peakEquity, point.equity)),
  };
}
