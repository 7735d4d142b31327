import type { DeskHealth } from '../desk';
import type { RunningParts } from './running-parts';

/** How the desk and what it leans on are. `lastTickAt`: monotonic, undefined before the first price. */
export function healthOf(
  { parts, connection, gate, recovery, degradation, kernel, startedAt }: RunningParts,
  lastTickAt: number | undefined,
  isStopped: boolean,
): DeskHealth {
  const { journal, venue, clock, marketData } = parts;
  const source = marketData.source();
  const { problem } = connection;
  return {
    ready: !isStopped && journal.health.status === 'writing' && venue.isConnected(),
    journal: journal.health,
    journalSequence: kernel.state.sequence,
    durableSequence: journal.durableSequence,
    venue: {
      name: venue.name,
      connected: venue.isConnected(),
      ...(problem === undefined ? {} : { problem }),
      circuit: gate.circuitState,
      unknownOrders: recovery.worklist().length,
    },
    troubles: degradation.inForce,
    marketData: {
      running: source.kind === 'simulated' ? source.running : source.state === 'playing',
      lastTickAgeMs: lastTickAt === undefined ? undefined : clock.monotonic() - lastTickAt,
    },
    startedAt,
  };
}
