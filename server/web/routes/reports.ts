import { dayReport, dayReportQuery } from '../../../contract/day-report';
import type { DayReport } from '../../core/report/day-report';
import type { DayAnswer } from '../../core/report/day-reporter';
import { toTradingDay } from '../../core/values/instant';
import { jsonInTurns, longList } from '../calls/json-in-turns';
import { accountOf } from '../calls/unwrap';
import { presentDayReport } from '../present/present-day-report';
import { presentFill } from '../present/present-fill';
import { presentOrder } from '../present/present-order';
import { WebProblem } from '../problems/web-problem';
import type { Api, WebContext } from '../web-context';
import { answers } from './answers';

export function reportRoutes(api: Api, { desk, dayReports }: WebContext): void {
  api.get(
    '/reports/end-of-day',
    {
      schema: {
        tags: ['reports'],
        summary: 'A trading day as the journal has it, with the hash at its close',
        querystring: dayReportQuery,
        response: answers(200, dayReport),
      },
      config: { rule: { needs: 'read' } },
    },
    async ({ query }, reply) => {
      const { date } = query;
      const account = accountOf(desk, query.account);
      const day = date === undefined ? undefined : toTradingDay(date);
      const report = reportOf(await dayReports.day(account, day), date ?? '');
      // The text is the answer: it is made in turns, and a closed day's is the same each time.
      return reply
        .type('application/json')
        .serializer(String)
        .send((await textOf(report)) as never);
    },
  );
}

function reportOf(answer: DayAnswer, date: string): DayReport {
  switch (answer.kind) {
    case 'report':
      return answer.report;
    case 'beforeDesk':
      throw new WebProblem(
        'report-before-desk',
        `There is no report of ${date}: the first trading day of this desk was ${answer.firstDay}.`,
        { firstDay: answer.firstDay },
      );
    case 'ahead':
      throw new WebProblem(
        'report-of-day-ahead',
        `There is no report of ${date} yet: the trading day is ${answer.currentDay}.`,
        { currentDay: answer.currentDay },
      );
    case 'accountUnknown':
      throw new WebProblem('account-not-found', 'The journal does not know that account yet.');
  }
}

function textOf(report: DayReport): Promise<string> {
  return jsonInTurns(presentDayReport(report), [
    longList('orders', report.orders, (order) => presentOrder(order)),
    longList('fills', report.fills, ({ fill, sequence }) => presentFill(fill, sequence)),
  ]);
}
