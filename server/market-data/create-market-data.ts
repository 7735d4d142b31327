import { type Instant, toInstant } from '../core/values/instant';
import { failure, type Result, success } from '../core/values/result';
import type { Clock } from '../ports/clock';
import type { Log } from '../ports/log';
import type { MarketDataChoice } from '../ports/market-data';
import type { Random } from '../ports/random';
import type { Timer } from '../ports/timer';
import { instrumentList, listedInstruments } from './instrument-list';
import { loadTape } from './load-tape';
import { MarketDataFeed } from './market-data-feed';
import { type MarketDataProblem, type MarketDataRefusal, refusalOf } from './market-data-problem';
import type { MarketSource } from './market-source';
import { RecordedMarket } from './recorded-market';
import { type Sessions, SimulatedMarket } from './simulated-market';
import type { Tape } from './tape';
import { type DrivenClock, type Quiet, TapeDriver } from './tape-driver';
import { fileWalkMemory } from './walk-memory';

export interface MarketDataSettings {
  readonly choice: MarketDataChoice;
  /** Folders that recordings may be read from. */
  readonly folders: readonly string[];
  /** Average changes of a quote in a second, per instrument; 4 unless said. */
  readonly updatesPerSecond?: number;
  /** Whether simulated instruments keep their real hours; `always` open unless said. */
  readonly sessions?: Sessions;
  /** A file in which the simulated prices are kept from one start to the next. */
  readonly memoryFile?: string;
}

export interface MarketDataPorts {
  readonly clock: Clock;
  readonly timer: Timer;
  readonly log: Log;
  /** Chance from a seed. */
  random(seed: number): Random;
  /** Set when the desk lives in the tape's time: the clock to move, and when to wait. */
  readonly tapeClock?: { readonly clock: DrivenClock; readonly quiet: Quiet };
}

/**
 * Opens the market data of a desk. The feed tells nothing before its `start`.
 * Errors: everything that can be wrong with the choice, with its sentence in `text`.
 */
export async function createMarketData(
  settings: MarketDataSettings,
  ports: MarketDataPorts,
): Promise<Result<MarketDataFeed, MarketDataRefusal>> {
  const open = (choice: MarketDataChoice) => openSource(choice, settings, ports);
  const source = await open(settings.choice);
  return source.ok
    ? success(
        new MarketDataFeed({
          instruments: instrumentList,
          source: source.value,
          open,
          sessions: settings.sessions ?? 'always',
          now: () => ports.clock.now(),
        }),
      )
    : failure(refusalOf(source.error));
}

/** The first and the last moment of recordings: a clock that follows a tape begins at the first. */
export async function tapeSpan(
  files: readonly string[],
  folders: readonly string[],
): Promise<Result<{ readonly startsAt: Instant; readonly endsAt: Instant }, MarketDataRefusal>> {
  const tape = await loadTape(files, { folders, instruments: instrumentList });
  return tape.ok ? tape : failure(refusalOf(tape.error));
}

const updatesPerSecondUsual = 4;
const speedMax = 1_000_000;

async function openSource(
  choice: MarketDataChoice,
  settings: MarketDataSettings,
  ports: MarketDataPorts,
): Promise<Result<MarketSource, MarketDataProblem>> {
  if (choice.kind === 'simulated') {
    return ports.tapeClock === undefined
      ? success(openSimulated(choice.seed, settings, ports))
      : failure({ code: 'clock-follows-tape', wanted: 'a simulated market' });
  }
  const { speed } = choice;
  if (speed !== 'max' && !(speed > 0 && speed <= speedMax)) {
    return failure({ code: 'speed-out-of-range', speed });
  }
  const tape = await loadTape(choice.files, {
    folders: settings.folders,
    instruments: instrumentList,
  });
  return tape.ok ? openRecorded(tape.value, choice, ports) : tape;
}

function openSimulated(
  seed: number,
  { updatesPerSecond = updatesPerSecondUsual, sessions = 'always', memoryFile }: MarketDataSettings,
  ports: MarketDataPorts,
): MarketSource {
  return new SimulatedMarket(
    {
      seed,
      instruments: listedInstruments,
      updatesPerSecond,
      sessions,
      ...(memoryFile === undefined ? {} : { memory: fileWalkMemory(memoryFile, ports.log) }),
    },
    { clock: ports.clock, timer: ports.timer, random: ports.random(seed) },
  );
}

function openRecorded(
  tape: Tape,
  { startAt, speed }: MarketDataChoice & { kind: 'recorded' },
  { clock, timer, tapeClock }: MarketDataPorts,
): Result<MarketSource, MarketDataProblem> {
  const { startsAt, endsAt } = tape;
  if (startAt !== undefined && (startAt > endsAt || startAt < startsAt)) {
    return failure({ code: 'moment-outside-tape', moment: startAt, startsAt, endsAt });
  }
  if (tapeClock === undefined) {
    const settings = { tape, speed, startAt: startAt ?? startsAt };
    return success(new RecordedMarket(settings, { clock, timer }));
  }
  // A desk that was started again goes on where its own time stopped.
  const position = tapeClock.clock.now();
  const from = startAt ?? toInstant(Math.max(position, startsAt));
  return from < position
    ? failure({ code: 'moment-is-past', moment: from, position })
    : success(new TapeDriver({ tape, startAt: from }, tapeClock.clock, tapeClock.quiet));
}
