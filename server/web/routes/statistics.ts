import * as z from 'zod';
import { accountText } from '../../../contract/names';
import { statistics, statisticsQuery } from '../../../contract/statistics';
import type { ExecutionFigures, Figure } from '../../core/statistics/execution-figures';
import { formatDecimal } from '../../core/values/decimal';
import { problemOf } from '../problems/web-problem';
import type { Api, WebContext } from '../web-context';
import { answers } from './answers';
import { accountOf } from './unwrap';

export function statisticsRoutes(api: Api, { desk }: WebContext): void {
  api.get(
    '/statistics',
    {
      schema: {
        tags: ['account'],
        summary: 'Execution statistics of an account since it was opened',
        querystring: z.strictObject({ ...statisticsQuery.shape, account: accountText.optional() }),
        response: answers(200, statistics),
      },
      config: { rule: { needs: 'read' } },
    },
    ({ query }) => {
      const { account, ...selection } = query;
      const narrowed = Object.entries(selection).find(([, value]) => value !== undefined);
      if (narrowed !== undefined) {
        throw problemOf({
          code: 'not-supported-yet',
          what: `statistics selected by ${narrowed[0]}`,
        });
      }
      const id = accountOf(desk, account);
      const figures = desk.statistics(id);
      if (figures === undefined) {
        throw problemOf({ code: 'account-not-found', account: id });
      }
      return presentFigures(figures);
    },
  );
}

function presentFigures(figures: ExecutionFigures) {
  return {
    totalOrders: figures.totalOrders,
    deniedOrders: figures.deniedOrders,
    filledOrders: figures.filledOrders,
    cancelledOrders: figures.cancelledOrders,
    expiredOrders: figures.expiredOrders,
    rejectedOrders: figures.rejectedOrders,
    fillRate: decimalOrNull(figures.fillRate),
    averageFillTime:
      figures.averageFillTime.kind === 'value' ? figures.averageFillTime.value : null,
    totalCommissions: formatDecimal(figures.totalCommissions),
    totalSlippage: formatDecimal(figures.totalSlippage),
    largestWin: decimalOrNull(figures.largestWin),
    largestLoss: decimalOrNull(figures.largestLoss),
    averageWin: decimalOrNull(figures.averageWin),
    averageLoss: decimalOrNull(figures.averageLoss),
    winRate: decimalOrNull(figures.winRate),
    profitFactor:
      figures.profitFactor.kind === 'infinite' ? 'infinite' : decimalOrNull(figures.profitFactor),
    sharpeRatio: decimalOrNull(figures.sharpeRatio),
    maxDrawdown: formatDecimal(figures.maxDrawdown),
    closedPositions: figures.closedPositions,
  };
}

function decimalOrNull(figure: Figure<bigint>): string | null {
  return figure.kind === 'value' ? formatDecimal(figure.value) : null;
}
