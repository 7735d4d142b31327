import * as z from 'zod';
import { type BarSeries, barQuery, barSeries } from '../../../contract/bar';
import { depth } from '../../../contract/depth';
import { instrumentPage } from '../../../contract/instrument';
import { instrumentText } from '../../../contract/names';
import { quote } from '../../../contract/quote';
import { formatDecimal } from '../../core/values/decimal';
import { type InstrumentId, toInstrumentId } from '../../core/values/ids';
import type { Desk } from '../../desk';
import { presentDepth } from '../present/present-depth';
import { presentInstrument, presentQuote } from '../present/present-market';
import { presentTime } from '../present/present-numbers';
import { problemOf, WebProblem } from '../problems/web-problem';
import type { Api, WebContext } from '../web-context';
import type { Candle } from '../web-dependencies';
import { answers } from './answers';
import { onePage } from './page-of';
import { timeRange } from './time-range';

const tags = ['instruments'];
const instrumentParams = z.strictObject({ instrument: instrumentText });

export function instrumentRoutes(api: Api, { desk, feed, candles, clock }: WebContext): void {
  api.get(
    '/instruments',
    {
      schema: {
        tags,
        summary: 'Everything that can be traded',
        response: answers(200, instrumentPage),
      },
      config: { rule: { needs: 'read' } },
    },
    () =>
      onePage(
        desk.instruments.map((one) =>
          presentInstrument(one, desk.instrumentStatus(one.instrument)),
        ),
      ),
  );

  api.get(
    '/instruments/:instrument/quote',
    {
      schema: {
        tags,
        summary: 'The latest quote',
        params: instrumentParams,
        response: answers(200, quote),
      },
      config: { rule: { needs: 'read' } },
    },
    ({ params }) => {
      const latest = desk.quote(knownInstrument(desk, params.instrument));
      if (latest === undefined) {
        throw new WebProblem('not-ready', `There is no quote of ${params.instrument} yet.`, {
          retryAfterMs: 1_000,
        });
      }
      return presentQuote(latest, clock.now());
    },
  );

  api.get(
    '/instruments/:instrument/depth',
    {
      schema: {
        tags,
        summary: 'Displayed levels, best first, and what stands ahead of own resting orders',
        params: instrumentParams,
        response: answers(200, depth),
      },
      config: { rule: { needs: 'read' } },
    },
    ({ params }) => {
      const instrument = knownInstrument(desk, params.instrument);
      return presentDepth(desk, instrument, feed.orders.open.values(), clock.now());
    },
  );

  api.get(
    '/instruments/:instrument/bars',
    {
      schema: {
        tags,
        summary: 'Candles, oldest first; the newest may still grow',
        params: instrumentParams,
        querystring: barQuery,
        response: answers(200, barSeries),
      },
      config: { rule: { needs: 'read' } },
    },
    ({ params, query }): BarSeries => {
      const instrument = knownInstrument(desk, params.instrument);
      if (candles === undefined) {
        throw problemOf({ code: 'not-supported-yet', what: 'this desk keeps no candles' });
      }
      const found = candles.bars(instrument, query.interval, timeRange(query));
      const items = found.map(presentBar);
      return { instrument, interval: query.interval, items };
    },
  );
}

function knownInstrument(desk: Desk, text: string): InstrumentId {
  const instrument = toInstrumentId(text);
  if (desk.market.instrument(instrument) === undefined) {
    throw problemOf({ code: 'instrument-unknown', instrument: text });
  }
  return instrument;
}

function presentBar(bar: Candle) {
  return {
    time: presentTime(bar.startsAt),
    open: formatDecimal(bar.open),
    high: formatDecimal(bar.high),
    low: formatDecimal(bar.low),
    close: formatDecimal(bar.close),
    volume: formatDecimal(bar.volume),
  };
}
