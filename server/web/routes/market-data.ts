import {
  type MarketDataRequest,
  marketDataRequest,
  marketDataSource,
  recordingList,
  replayRequest,
} from '../../../contract/market-data';
import { marketHours } from '../../../contract/market-hours';
import { toInstant } from '../../core/values/instant';
import type { MarketDataChoice } from '../../ports/market-data';
import { callerOf } from '../access/call-guard';
import { actorOf } from '../access/caller';
import { unwrap } from '../calls/unwrap';
import { presentSource } from '../present/present-market';
import { presentTime } from '../present/present-numbers';
import type { Api, WebContext } from '../web-context';
import { answers } from './answers';

const tags = ['market data'];

export function marketDataRoutes(api: Api, web: WebContext): void {
  const { desk, metrics, recordings } = web;
  api.get(
    '/market-data/hours',
    {
      schema: {
        tags,
        summary: 'Which markets are open, and when that changes',
        response: answers(200, marketHours),
      },
      config: { rule: { needs: 'read' } },
    },
    () => ({
      items: (web.marketHours?.(web.clock.now()) ?? []).map((hours) => ({
        ...hours,
        changesAt: hours.changesAt === undefined ? null : presentTime(hours.changesAt),
      })),
    }),
  );

  api.get(
    '/market-data/source',
    {
      schema: { tags, summary: 'Where prices come from', response: answers(200, marketDataSource) },
      config: { rule: { needs: 'read' } },
    },
    () => presentSource(desk.marketData.source()),
  );

  api.put(
    '/market-data/source',
    {
      schema: {
        tags,
        summary: 'Play a simulated market or a recorded day',
        body: marketDataRequest,
        response: answers(200, marketDataSource),
      },
      config: { rule: { needs: 'manageVenues', remembersAnswer: true } },
    },
    async (request) => {
      const actor = actorOf(callerOf(request));
      const source = unwrap(
        await metrics.command(
          'setMarketDataSource',
          desk.marketData.choose(toChoice(request.body), actor),
        ),
      );
      return presentSource(source);
    },
  );

  api.post(
    '/market-data/replay',
    {
      schema: {
        tags,
        summary: 'Hold the tape, let it go, or play it on to a moment of its own time',
        description:
          'With until it answers when the tape stands there and everything it caused is on record.',
        body: replayRequest,
        response: answers(200, marketDataSource),
      },
      config: { rule: { needs: 'manageVenues' } },
    },
    async (request) => {
      const { until, state, speed } = request.body;
      if (until !== undefined) {
        const moment = toInstant(Date.parse(until));
        return presentSource(
          unwrap(await metrics.command('playUntil', desk.marketData.playUntil(moment))),
        );
      }
      const move =
        state === 'playing'
          ? { state, ...(speed === undefined ? {} : { speed }) }
          : ({ state: 'paused' } as const);
      const actor = actorOf(callerOf(request));
      return presentSource(
        unwrap(await metrics.command('moveReplay', desk.marketData.move(move, actor))),
      );
    },
  );

  api.get(
    '/market-data/recordings',
    {
      schema: {
        tags,
        summary: 'Recordings that may be played',
        response: answers(200, recordingList),
      },
      config: { rule: { needs: 'read' } },
    },
    async () => ({ items: [...((await recordings?.()) ?? [])] }),
  );
}

function toChoice(request: MarketDataRequest): MarketDataChoice {
  if (request.kind === 'simulated') {
    return request;
  }
  const { kind, files, speed, startAt } = request;
  return {
    kind,
    files,
    speed,
    ...(startAt === undefined ? {} : { startAt: toInstant(Date.parse(startAt)) }),
  };
}
