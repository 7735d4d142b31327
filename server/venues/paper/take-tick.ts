import type { MarketTick } from '../../ports/market-data';
import { matchQuote } from './match-quote';
import { matchTrade } from './match-trade';
import { runTasks } from './run-tasks';
import type { TradingFloor } from './trading-floor';
import { watchStops } from './watch-stops';

/** What a tick does to the open orders of its instrument; without any it costs one look-up. */
export function takeTick(floor: TradingFloor, tick: MarketTick): void {
  floor.priceVersion += 1;
  if (tick.kind === 'status') {
    floor.statusChangedAt.set(tick.instrument, tick.time);
    floor.unsaved.noteStatus(tick.instrument);
    return;
  }
  const pit = floor.pits.get(tick.instrument);
  if (pit === undefined) {
    return;
  }
  runTasks(floor);
  if (tick.kind === 'quote') {
    matchQuote(floor, pit);
  } else {
    matchTrade(floor, pit, tick);
  }
  watchStops(floor, pit);
  runTasks(floor);
  if (pit.isIdle) {
    floor.pits.delete(tick.instrument);
  }
}
