import { price } from '../../core/values/amounts';
import type { VenueHarness } from '../suite/venue-harness.suite';
import { account, acme, closesAt, PaperWorld, type WorldOptions } from './paper-world.fixture';

/** A paper venue for the suite of execution venues; messages travel `fillDelay` milliseconds. */
export async function paperHarness(options: WorldOptions = {}): Promise<VenueHarness> {
  const world = new PaperWorld(options);
  await world.venue.connect();
  const travelMs = options.settings?.fillDelay ?? 0;
  const middle = price('100.00');
  // A stop travels twice: when it is sent, and when it wakes.
  const settle = () => world.advance(2 * travelMs);
  world.market.setStatus(acme.instrument, 'open');
  world.show([['99.99', '900']], [['100.01', '900']]);
  return {
    get venue() {
      return world.venue;
    },
    account,
    instrument: acme,
    middle,
    reports: world.reports,
    now: () => world.clock.now(),
    settle,
    close: () => world.venue.disconnect(),
    market: {
      show: (bids, asks) => world.market.showLevels(acme.instrument, bids, asks),
      trade: (at, size) => world.market.print(acme.instrument, at, size),
    },
    time: {
      advanceTo: (moment) => world.advance(moment - world.clock.now()),
      sessionEndsAt: closesAt,
      travelMs,
    },
    restart: { restart: () => world.restart() },
    connection: {
      break: () => world.venue.breakConnection(),
      mend: async () => {
        world.venue.restoreConnection();
        await world.settle();
      },
    },
    replies: {
      loseNextReply: () => world.faults.inject({ kind: 'lose-reply' }),
      loseNextRequest: () => world.faults.inject({ kind: 'lose-request' }),
    },
  };
}
