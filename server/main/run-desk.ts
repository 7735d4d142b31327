import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Config } from '../config';
import { ratio } from '../core/values/amounts';
import { toAccountId } from '../core/values/ids';
import { startDesk } from '../desk/start-desk';
import { tradingDayOf } from '../market-data/calendar';
import { listRecordings } from '../market-data/list-recordings';
import { PagesProcess } from '../pages/pages-process';
import { presentPersistenceProblem } from '../persistence/database/persistence-problem';
import { JournalError } from '../persistence/journal/journal-error';
import type { Persistence } from '../persistence/persistence';
import { giveMemoryBack } from '../persistence/threads/give-memory-back';
import type { Log } from '../ports/log';
import { seededRandom } from '../system/seeded-random';
import { systemClock } from '../system/system-clock';
import { createWebhookLine } from '../system/webhook-line';
import { FaultDesk } from '../venues/paper/fault-desk';
import { InjectedFaults } from '../venues/paper/injected-faults';
import { createWebServer } from '../web/create-web-server';
import { chooseTime } from './choose-time';
import { keepHeapSmall } from './keep-heap-small';
import { openMarketData, recordingFolders } from './open-market-data';
import { openPaperVenue } from './open-paper-venue';
import { paperControls } from './paper-controls';
import { paperTestControls } from './paper-test-controls';
import { paperVenueName } from './paper-venue-name';
import { quietOf } from './quiet';
import { readAhead } from './read-ahead';
import { scavengeAlone } from './scavenge-alone';
import { StartProblem } from './start-problem';
import { openWebhookKey } from './webhook-key';

const mainAccount = toAccountId('main');
/** What was read of so many orders is worth a pause of some tens of milliseconds, right after a start. */
const ordersOfLongPast = 10_000;
const afterStartMs = 300;

export interface RunningProcess {
  readonly address: string;
  readonly setUpLink: string | undefined;
  /** Resolves to false when the pages take longer; the desk is open all the same. */
  pagesUp(timeoutMs: number): Promise<boolean>;
  /** A part of the process has failed without anybody to catch it: the desk is halted. */
  noteFault(what: string): void;
  /** Ends everything in order; safe to call twice. */
  stop(reason: string): Promise<void>;
}

/** Opens what outlives the process; a test may put something in between. */
export type OpenPersistence = (config: Config, log: Log) => Promise<Persistence>;

/** Chooses the ports, starts the desk and opens its door. Rejects with a StartProblem in words. */
export async function runDesk(
  config: Config,
  log: Log,
  version: string,
  open: OpenPersistence,
): Promise<RunningProcess> {
  const opening = open(config, log);
  // The first question about a time zone loads the engine's tables: now this thread waits anyway.
  tradingDayOf(systemClock.now(), config.timeZone);
  const persistence = await opening;
  try {
    return await runOn(persistence, config, log, version);
  } catch (error) {
    await persistence.close();
    throw inWords(error);
  }
}

/** Rows that are replayed are proven as they are read: a break in them shows only here. */
function inWords(error: unknown): unknown {
  return error instanceof JournalError && error.chainBreak !== undefined
    ? new StartProblem(presentPersistenceProblem({ code: 'chain-broken', ...error.chainBreak }))
    : error;
}

async function runOn(
  persistence: Persistence,
  config: Config,
  log: Log,
  version: string,
): Promise<RunningProcess> {
  const {
    journal,
    caughtUp,
    readTables,
    people,
    queries,
    analytics,
    dayReports,
    idempotency,
    preferences,
  } = persistence;
  // Read by a thread that has nothing else to do, while this one evolves the state.
  const books = readAhead(persistence.venueBooks(paperVenueName));
  const time = await chooseTime(config, recordingFolders(config), await lastMoment(journal));
  const inFlight: { quiet(): Promise<unknown> | undefined }[] = [];
  const marketData = await openMarketData(config, time, quietOf(inFlight), log);
  const faults = new InjectedFaults();
  const venue = openPaperVenue(config, time, {
    account: mainAccount,
    books,
    marketData,
    log,
    faults,
  });
  inFlight.push(venue);
  const desk = await startDesk({
    journal,
    caughtUp,
    readTables,
    venue,
    marketData,
    ...time,
    random: seededRandom(config.seed),
    log,
    // Receivers look at the time of a signature: it is the world's, whatever day is played.
    webhooks: createWebhookLine({
      key: await openWebhookKey(config.dataFolder),
      mayCallPrivate: config.webhooksToPrivateAddresses,
      clock: systemClock,
    }),
    tradingDayOf: (moment) => tradingDayOf(moment, config.timeZone),
    giveWay: () => new Promise((resume) => setImmediate(resume)),
    settings: {
      epoch: randomUUID(),
      version,
      node: process.version,
      account: mainAccount,
      currency: 'USD',
      timeZone: config.timeZone,
      initialCapital: config.initialCapital,
      initialMargin: ratio('0.5'),
      collar: ratio('0.05'),
      signals: config.signals,
      markEquityEveryMs: 10_000,
      reconciliation: config.reconciliation,
    },
  });
  inFlight.push(desk);
  const pages = startPages(config, log);
  const web = await createWebServer({
    desk,
    people,
    queries,
    analytics,
    dayReports,
    idempotency,
    preferences,
    config: webConfig(config),
    clock: time.clock,
    wallClock: systemClock,
    log,
    pagesUrl: pages.address,
    candles: marketData,
    marketHours: (moment) => marketData.hours(moment),
    recordings: () => listRecordings(recordingFolders(config)),
    paper: paperControls(venue, (settings, actor) =>
      desk.notes.venueSettings(paperVenueName, settings, actor),
    ),
    paperTests: paperTestControls({
      desk,
      venue: paperVenueName,
      faults: new FaultDesk({
        ...{ faults, venue, account: mainAccount, clock: time.clock, timer: time.timer },
        random: seededRandom(config.seed),
      }),
      marketData,
      random: seededRandom(config.seed),
      seed: config.seed,
    }),
  });
  const { url } = await web.listen(config.port, config.host);
  keepHeapSmall();
  scavengeAlone();
  if (desk.state.orders.size > ordersOfLongPast) {
    setTimeout(giveMemoryBack, afterStartMs).unref();
  }
  // A second process that is refused is told where this one listens.
  await persistence.announce(url);
  return {
    address: url,
    setUpLink: await web.setupLink(),
    pagesUp: pages.whenUp,
    noteFault: (what) => desk.noteFault(what),
    stop: once(async (reason) => {
      await web.close();
      await pages.stop();
      await desk.stop(reason);
      await persistence.close();
    }),
  };
}

/** Where the desk's time stood when it last wrote; a tape goes on from there. */
async function lastMoment(journal: Persistence['journal']) {
  const [last] = await journal.read(Math.max(0, journal.durableSequence - 1), 1);
  return last?.time;
}

function webConfig(config: Config) {
  return {
    rateLimits: config.rateLimits,
    administrator: config.administrator,
    dataFolder: path.resolve(config.dataFolder),
    publicUrl: config.publicUrl,
    isDevelopment: config.pages.kind === 'url',
  };
}

interface Pages {
  address(): string | undefined;
  whenUp(timeoutMs: number): Promise<boolean>;
  stop(): Promise<void>;
}

function startPages({ pages }: Config, log: Log): Pages {
  switch (pages.kind) {
    case 'off':
      return { address: () => undefined, ...thereAlready };
    case 'url':
      return { address: () => pages.url, ...thereAlready };
    case 'on': {
      const entry = path.resolve('dist/server/pages-entry.js');
      const child = new PagesProcess({ entry, folder: process.cwd(), log });
      return {
        address: () => child.address(),
        whenUp: (timeoutMs) => child.whenUp(timeoutMs),
        stop: () => child.stop(),
      };
    }
  }
}

const thereAlready = { whenUp: () => Promise.resolve(true), stop: () => Promise.resolve() };

function once(stop: (reason: string) => Promise<void>): (reason: string) => Promise<void> {
  let stopping: Promise<void> | undefined;
  return (reason) => {
    stopping ??= stop(reason);
    return stopping;
  };
}
