import type { InjectOptions, LightMyRequestResponse as Response } from 'fastify';
import type { Role } from '../core/access/role';
import { money, ratio } from '../core/values/amounts';
import { toAccountId, toInstrumentId, toUserName, toVenueName } from '../core/values/ids';
import { addMilliseconds, type Instant, toInstant } from '../core/values/instant';
import type { DeskSettings } from '../desk/desk-parts';
import type { RunningDesk } from '../desk/running-desk';
import { startDesk } from '../desk/start-desk';
import { paperControls } from '../main/paper-controls';
import { paperTestControls } from '../main/paper-test-controls';
import { tradingDayOf } from '../market-data/calendar';
import { createMarketData } from '../market-data/create-market-data';
import type { MarketDataFeed } from '../market-data/market-data-feed';
import { createMemoryPersistence } from '../persistence/create-memory-persistence';
import type { Persistence } from '../persistence/persistence';
import type { Clock } from '../ports/clock';
import type { WebhookLine } from '../ports/webhook-line';
import { type MemoryLog, memoryLog } from '../system/memory-log';
import { seededRandom } from '../system/seeded-random';
import { systemClock } from '../system/system-clock';
import { systemTimer } from '../system/system-timer';
import { FaultDesk } from '../venues/paper/fault-desk';
import { InjectedFaults } from '../venues/paper/injected-faults';
import { presetSettings } from '../venues/paper/paper-presets';
import { PaperTradingVenue } from '../venues/paper/paper-trading-venue';
import { createWebServer, type WebServer } from './create-web-server';
import { Passwords } from './sign-in/passwords';
import type { WebConfig, WebDependencies } from './web-dependencies';

export const password = 'correct horse battery';
export const mainAccount = toAccountId('main');

/** A wall clock that a test can put forward. */
export class MovableClock implements Clock {
  private aheadMs = 0;

  now(): Instant {
    return addMilliseconds(systemClock.now(), this.aheadMs);
  }

  monotonic(): number {
    return systemClock.monotonic() + this.aheadMs;
  }

  forward(milliseconds: number): void {
    this.aheadMs += milliseconds;
  }
}

export interface WorldOptions {
  readonly config?: Partial<WebConfig>;
  readonly persistence?: Persistence;
  readonly webhooks?: WebhookLine;
  /** Settings of the desk that are others than usual. */
  readonly desk?: Partial<DeskSettings>;
  /** Changes a part of what the server is given. */
  readonly change?: (given: WebDependencies) => WebDependencies;
}

/** What proves who calls. */
export type Credentials = Readonly<Record<string, string>>;

export interface WebWorld {
  readonly desk: RunningDesk;
  readonly persistence: Persistence;
  readonly marketData: MarketDataFeed;
  readonly venue: PaperTradingVenue;
  /** What goes wrong on the line to the venue. */
  readonly faults: InjectedFaults;
  readonly web: WebServer;
  readonly wallClock: MovableClock;
  readonly log: MemoryLog;
  /** One call, without a network. */
  call(method: Method, path: string, as?: Credentials, body?: unknown): Promise<Answer>;
  /** A session of somebody with that role; the same for every call of it. */
  person(role: Role): Promise<Credentials>;
  /** A key of the trader with those scopes. */
  key(...scopes: readonly string[]): Promise<Credentials>;
  close(): Promise<void>;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Answer {
  readonly status: number;
  readonly body: Body;
  readonly headers: Response['headers'];
  readonly text: string;
}

/** The body of an answer, for tests to reach into. */
// biome-ignore lint/suspicious/noExplicitAny: a test that reads a wrong member fails, which is its point.
type Body = any;

/** Headers of a page of the desk itself, as a browser sends them. */
export const ownPage = { host: 'localhost:3000', origin: 'http://localhost:3000' } as const;

/**
 * A whole desk on memory: the real core, paper venue, simulated market and doors. Orders that can
 * fill do so at once at the best price; there is no commission.
 */
export async function openWorld(options: WorldOptions = {}): Promise<WebWorld> {
  const log = memoryLog();
  const wallClock = new MovableClock();
  const persistence = options.persistence ?? createMemoryPersistence();
  const marketData = await openMarket(log);
  const faults = new InjectedFaults();
  const venue = paperVenue(persistence, marketData, log, faults);
  const desk = await startDesk({
    ...persistence,
    venue,
    marketData,
    clock: systemClock,
    timer: systemTimer,
    random: seededRandom(7),
    log,
    ...(options.webhooks && { webhooks: options.webhooks }),
    tradingDayOf: (moment) => tradingDayOf(moment, 'America/New_York'),
    giveWay: () => new Promise((resume) => setImmediate(resume)),
    settings: {
      epoch: 'epoch-1',
      version: '0.0.0-test',
      node: process.version,
      account: mainAccount,
      currency: 'USD',
      timeZone: 'America/New_York',
      initialCapital: money('1000000'),
      initialMargin: ratio('0.5'),
      collar: ratio('0.05'),
      markEquityEveryMs: Number.POSITIVE_INFINITY,
      ...options.desk,
    },
  });
  const given: WebDependencies = {
    desk,
    people: persistence.people,
    queries: persistence.queries,
    analytics: persistence.analytics,
    dayReports: persistence.dayReports,
    idempotency: persistence.idempotency,
    preferences: persistence.preferences,
    config: {
      rateLimits: { apiKeyPerSecond: 100_000, sessionPerSecond: 100_000 },
      checkAnswers: true,
      ...options.config,
    },
    clock: systemClock,
    wallClock,
    log,
    pagesUrl: () => undefined,
    candles: marketData,
    marketHours: (moment) => marketData.hours(moment),
    paper: paperControls(venue, (settings, actor) =>
      desk.notes.venueSettings('paper', settings, actor),
    ),
    paperTests: paperTestControls({
      desk,
      venue: 'paper',
      faults: new FaultDesk({
        ...{ faults, venue, account: mainAccount, clock: systemClock, timer: systemTimer },
        random: seededRandom(7),
      }),
      marketData,
      random: seededRandom(7),
      seed: 7,
    }),
  };
  const web = await createWebServer(options.change?.(given) ?? given);
  await until(() => desk.quote(toInstrumentId('AAPL')) !== undefined);
  const call = caller(web);
  const person = remembered((role: Role) => signIn(persistence, call, role));
  return {
    desk,
    persistence,
    marketData,
    venue,
    faults,
    web,
    wallClock,
    log,
    call,
    person,
    key: async (...scopes) => {
      const owner = await person('administrator');
      const name = `key ${scopes.join(' ')} ${Math.random()}`;
      const make = () => call('POST', '/api/v1/api-keys', owner, { name, scopes });
      let made = await make();
      if (made.body.code === 'password-needed') {
        await call('POST', '/api/v1/session/confirm', owner, { password });
        made = await make();
      }
      return { authorization: `Bearer ${made.body.secret}` };
    },
    close: async () => {
      await web.close();
      await desk.stop('the test is over');
      await persistence.close();
    },
  };
}

async function openMarket(log: MemoryLog): Promise<MarketDataFeed> {
  const opened = await createMarketData(
    { choice: { kind: 'simulated', seed: 7 }, folders: [] },
    { clock: systemClock, timer: systemTimer, log, random: seededRandom },
  );
  if (!opened.ok) {
    throw new Error(opened.error.text);
  }
  return opened.value;
}

function paperVenue(
  persistence: Persistence,
  marketData: MarketDataFeed,
  log: MemoryLog,
  faults: InjectedFaults,
): PaperTradingVenue {
  return new PaperTradingVenue({
    name: toVenueName('paper'),
    books: persistence.venueBooks('paper'),
    marketData,
    clock: systemClock,
    timer: systemTimer,
    random: seededRandom(7),
    log,
    settings: presetSettings('frictionless'),
    accounts: [{ account: mainAccount, currency: 'USD', initialCapital: money('1000000') }],
    faults,
    sessionEndsAt: () => toInstant(systemClock.now() + 3_600_000),
  });
}

function caller(web: WebServer): WebWorld['call'] {
  return async (method, path, as, body) => {
    const request: InjectOptions = { method, url: path, headers: { ...as } };
    if (body !== undefined) {
      request.payload = typeof body === 'string' ? body : JSON.stringify(body);
      request.headers = { 'content-type': 'application/json', ...as };
    }
    return toAnswer(await web.fastify.inject(request));
  };
}

export function toAnswer(response: Response): Answer {
  const { statusCode: status, headers, body: text } = response;
  const isJson = String(headers['content-type']).includes('json');
  return { status, headers, text, body: isJson ? JSON.parse(text) : text };
}

async function signIn(
  persistence: Persistence,
  call: WebWorld['call'],
  role: Role,
): Promise<Credentials> {
  const passwordHash = await new Passwords().hash(password);
  const createdAt = systemClock.now();
  await persistence.people.createPerson({ name: toUserName(role), role, passwordHash, createdAt });
  const answer = await call('POST', '/api/v1/session', ownPage, { username: role, password });
  if (answer.status !== 200) {
    throw new Error(`Sign-in failed: ${answer.text}`);
  }
  return { ...ownPage, cookie: cookieOf(answer) };
}

/** The pair that a browser would send back. */
export function cookieOf(answer: Answer): string {
  return String(answer.headers['set-cookie']).split(';')[0] ?? '';
}

function remembered<Key, Value>(make: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const made = new Map<Key, Promise<Value>>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

/** Waits for something to become true; fails loudly when it does not. */
export async function until(isTrue: () => boolean | Promise<boolean>, ms = 5_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!(await isTrue())) {
    if (performance.now() > deadline) {
      throw new Error(`It has not become true in ${ms} ms: ${isTrue}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
