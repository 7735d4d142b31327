import type { DeskHealth } from '../../../contract/health';
import type { WebDependencies } from '../web-dependencies';
import { presentTime } from './present-numbers';

export function presentHealth({
  desk,
  pagesUrl,
}: Pick<WebDependencies, 'desk' | 'pagesUrl'>): DeskHealth {
  const { health } = desk;
  return {
    ready: health.ready,
    journal: { ...health.journal },
    journalSequence: health.journalSequence,
    durableSequence: health.durableSequence,
    venue: { ...health.venue },
    troubles: health.troubles.map((one) => ({ ...one, since: presentTime(one.since) })),
    marketData: {
      running: health.marketData.running,
      lastTickAgeMs: health.marketData.lastTickAgeMs ?? null,
    },
    pages: pagesUrl() === undefined ? 'down' : 'up',
    version: desk.version,
    startedAt: presentTime(health.startedAt),
  };
}
