import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseConfig } from './config';
import { presentConfigProblems } from './config/config-problem';
import { settingsSchema } from './config/settings';
import { money, ratio } from './core/values/amounts';

const problemsOf = (environment: Record<string, string>) => {
  const parsed = parseConfig(environment);
  return parsed.ok ? [] : parsed.error;
};
const configOf = (environment: Record<string, string>) => {
  const parsed = parseConfig(environment);
  if (!parsed.ok) {
    throw new Error(presentConfigProblems(parsed.error));
  }
  return parsed.value;
};

describe('settings that are not given', () => {
  test('an empty environment gives a desk on loopback with a SQLite file and a simulated market', () => {
    expect(configOf({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: undefined,
      database: { kind: 'sqlite', file: './data/desk.db' },
      dataFolder: './data',
      administrator: undefined,
      seed: 42,
      rateLimits: { apiKeyPerSecond: 500, sessionPerSecond: 50 },
      marketData: { kind: 'simulated', seed: 42 },
      marketUpdatesPerSecond: 4,
      clock: 'system',
      pages: { kind: 'on' },
      initialCapital: money('1000000'),
      timeZone: 'America/New_York',
      reconciliation: {},
      logLevel: 'info',
      signals: { ageMaxMs: 30_000, timeToLiveMs: 300_000, automaticInARowMax: 500 },
      webhooksToPrivateAddresses: false,
      paper: {},
    });
  });

  test('an empty text counts as not given', () => {
    expect(configOf({ PORT: '', DESK_SEED: '  ' })).toEqual(configOf({}));
  });

  test('the database follows the data folder unless it has an address of its own', () => {
    expect(configOf({ DESK_DATA_DIR: '/srv/desk' }).database).toEqual({
      kind: 'sqlite',
      file: '/srv/desk/desk.db',
    });
    expect(
      configOf({ DESK_DATA_DIR: '/srv/desk', DATABASE_URL: 'file:/other/a.db' }).database,
    ).toEqual({ kind: 'sqlite', file: '/other/a.db' });
  });
});

describe('settings that are given', () => {
  test('each finds its place', () => {
    const config = configOf({
      PORT: '0',
      HOST: '::1',
      DESK_PUBLIC_URL: 'https://desk.example:8443',
      DATABASE_URL: 'postgresql://desk:secret@db.example:5433/desk',
      DESK_ADMIN_USER: 'ada',
      DESK_ADMIN_PASSWORD: 'twelve chars',
      DESK_SEED: '7',
      DESK_RATE_LIMIT_PER_SECOND: '9',
      DESK_MARKET_DATA: 'recorded: a.csv.gz, b.csv',
      DESK_MARKET_SPEED: 'max',
      DESK_MARKET_UPDATES_PER_SECOND: '20',
      DESK_CLOCK: 'tape',
      DESK_PAGES: 'url:http://127.0.0.1:4000',
      DESK_INITIAL_CAPITAL: '250000.50',
      DESK_TIME_ZONE: 'Europe/Zurich',
      DESK_RECONCILE_EVERY_S: '10',
      DESK_RECONCILE_SETTLE_MS: '0',
      DESK_RECONCILE_DEADLINE_MS: '100',
      DESK_LOG_LEVEL: 'warn',
      DESK_WEBHOOKS_TO_PRIVATE_ADDRESSES: 'on',
      DESK_SIGNAL_MAX_AGE_MS: '5000',
      DESK_SIGNAL_TIME_TO_LIVE_MS: '60000',
      DESK_AUTOMATIC_IN_A_ROW_MAX: '20',
      PAPER_COMMISSION: '0.005',
      PAPER_COMMISSION_PERCENT: '0.1',
      PAPER_SLIPPAGE_PERCENT: '0.05',
      PAPER_FILL_DELAY_MS: '20',
      PAPER_REJECT_RATE: '0',
      PAPER_PARTIAL_FILL_RATE: '1',
    });

    expect(config).toEqual({
      host: '::1',
      port: 0,
      publicUrl: new URL('https://desk.example:8443'),
      database: { kind: 'postgresql', url: 'postgresql://desk:secret@db.example:5433/desk' },
      dataFolder: './data',
      administrator: { user: 'ada', password: 'twelve chars' },
      seed: 7,
      rateLimits: { apiKeyPerSecond: 9, sessionPerSecond: 9 },
      marketData: { kind: 'recorded', files: ['a.csv.gz', 'b.csv'], speed: 'max' },
      marketUpdatesPerSecond: 20,
      clock: 'tape',
      pages: { kind: 'url', url: 'http://127.0.0.1:4000' },
      initialCapital: money('250000.5'),
      timeZone: 'Europe/Zurich',
      reconciliation: { everyMs: 10_000, settleMs: 0, deadlineMs: 100 },
      logLevel: 'warn',
      signals: { ageMaxMs: 5_000, timeToLiveMs: 60_000, automaticInARowMax: 20 },
      webhooksToPrivateAddresses: true,
      paper: {
        commission: money('0.005'),
        commissionRatio: ratio('0.001'),
        slippageRatio: ratio('0.0005'),
        fillDelayMs: 20,
        rejectRate: ratio('0'),
        partialFillRate: ratio('1'),
      },
    });
  });
});

describe('a wrong setting', () => {
  test.each([
    ['PORT', '80a'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '1e3'],
    ['PORT', '3000.5'],
    ['HOST', 'two words'],
    ['HOST', 'http://127.0.0.1'],
    ['DESK_PUBLIC_URL', 'desk.example'],
    ['DESK_PUBLIC_URL', 'ftp://desk.example'],
    ['DESK_PUBLIC_URL', 'https://desk.example/trading'],
    ['DESK_PUBLIC_URL', 'https://me:secret@desk.example'],
    ['DATABASE_URL', 'desk.db'],
    ['DATABASE_URL', 'file:'],
    ['DATABASE_URL', 'file::memory:'],
    ['DATABASE_URL', 'file:./desk.db?mode=ro'],
    ['DATABASE_URL', 'mysql://a/b'],
    ['DATABASE_URL', 'postgresql://host'],
    ['DESK_SEED', '1.5'],
    ['DESK_SEED', '4294967296'],
    ['DESK_RATE_LIMIT_PER_SECOND', '0'],
    ['DESK_MARKET_UPDATES_PER_SECOND', '0'],
    ['DESK_MARKET_UPDATES_PER_SECOND', '101'],
    ['DESK_MARKET_DATA', 'live'],
    ['DESK_MARKET_DATA', 'recorded:'],
    ['DESK_MARKET_DATA', 'recorded:a,,b'],
    ['DESK_CLOCK', 'wall'],
    ['DESK_PAGES', 'yes'],
    ['DESK_PAGES', 'url:127.0.0.1'],
    ['DESK_INITIAL_CAPITAL', '0'],
    ['DESK_INITIAL_CAPITAL', '1e6'],
    ['DESK_INITIAL_CAPITAL', 'NaN'],
    ['DESK_TIME_ZONE', 'New York'],
    ['DESK_RECONCILE_EVERY_S', '9'],
    ['DESK_RECONCILE_EVERY_S', '86401'],
    ['DESK_RECONCILE_EVERY_S', '5 min'],
    ['DESK_RECONCILE_SETTLE_MS', '10001'],
    ['DESK_RECONCILE_DEADLINE_MS', '99'],
    ['DESK_LOG_LEVEL', 'loud'],
    ['DESK_WEBHOOKS_TO_PRIVATE_ADDRESSES', 'yes'],
    ['DESK_SIGNAL_MAX_AGE_MS', '30s'],
    ['DESK_SIGNAL_MAX_AGE_MS', '99'],
    ['DESK_SIGNAL_TIME_TO_LIVE_MS', '999'],
    ['DESK_SIGNAL_TIME_TO_LIVE_MS', '86400001'],
    ['DESK_AUTOMATIC_IN_A_ROW_MAX', '0'],
    ['DESK_AUTOMATIC_IN_A_ROW_MAX', '1e3'],
    ['PAPER_COMMISSION', '-0.01'],
    ['PAPER_COMMISSION_PERCENT', '100.1'],
    ['PAPER_COMMISSION_PERCENT', '0.1%'],
    ['PAPER_SLIPPAGE_PERCENT', '0.0000001'],
    ['PAPER_FILL_DELAY_MS', '3600001'],
    ['PAPER_REJECT_RATE', '1.00000001'],
    ['PAPER_PARTIAL_FILL_RATE', '-0.1'],
  ])('%s=%s is named with what would be right', (setting, text) => {
    const [problem, ...others] = problemsOf({ [setting]: text });

    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'setting-malformed', setting });
    expect(presentConfigProblems([problem!])).toMatch(new RegExp(`${setting} is .*; it must be .`));
  });

  test.each(['0.5', '20', 'max', '1000000'])('DESK_MARKET_SPEED=%s plays a tape', (speed) => {
    const environment = { DESK_MARKET_DATA: 'recorded:a.csv', DESK_MARKET_SPEED: speed };

    expect(configOf(environment).marketData).toMatchObject({
      speed: speed === 'max' ? 'max' : Number(speed),
    });
  });

  test.each(['0', '-1', 'fast', '1000001', '1e3'])('DESK_MARKET_SPEED=%s plays none', (speed) => {
    const environment = { DESK_MARKET_DATA: 'recorded:a.csv', DESK_MARKET_SPEED: speed };

    expect(problemsOf(environment)).toMatchObject([{ setting: 'DESK_MARKET_SPEED' }]);
  });

  test('all wrong ones are told at once', () => {
    const problems = problemsOf({ PORT: 'x', DESK_SEED: 'y', DESK_ADMIN_USER: 'ada' });

    expect(problems.map((problem) => problem.setting).sort()).toEqual([
      'DESK_ADMIN_PASSWORD',
      'DESK_SEED',
      'PORT',
    ]);
    expect(presentConfigProblems(problems)).toBe(
      [
        'The desk does not start: 3 settings cannot be used.',
        '  PORT is "x"; it must be a whole number from 0 to 65535 (the port to listen on, 3000 for example; 0 takes a free one).',
        '  DESK_SEED is "y"; it must be a whole number from 0 to 4294967295 (the seed of simulated chance, 42 for example).',
        '  DESK_ADMIN_PASSWORD is missing: DESK_ADMIN_USER is set, and the first administrator needs both.',
        'Settings are read from the environment and from the file .env; .env.example explains each.',
      ].join('\n'),
    );
  });

  test('a secret is never repeated', () => {
    const text = presentConfigProblems(
      problemsOf({
        DESK_ADMIN_USER: 'ada',
        DESK_ADMIN_PASSWORD: 'hunter2',
        DATABASE_URL: 'postgres:hunter2',
      }),
    );

    expect(text).toContain('DESK_ADMIN_PASSWORD');
    expect(text).toContain('DATABASE_URL');
    expect(text).not.toContain('hunter2');
  });

  test('a misspelled setting is told with the one that was meant', () => {
    expect(problemsOf({ DESK_SEDE: '1', PAPER_TIGER: '1', NODE_ENV: 'test' })).toEqual([
      { code: 'setting-unknown', setting: 'DESK_SEDE', nearest: 'DESK_SEED' },
      { code: 'setting-unknown', setting: 'PAPER_TIGER', nearest: undefined },
    ]);
  });
});

describe('settings that cannot stand together', () => {
  test.each([
    [{ DESK_ADMIN_USER: 'ada' }, 'DESK_ADMIN_PASSWORD'],
    [{ DESK_ADMIN_PASSWORD: 'twelve chars' }, 'DESK_ADMIN_USER'],
    [{ DESK_CLOCK: 'tape' }, 'DESK_CLOCK'],
    [{ DESK_MARKET_SPEED: '2' }, 'DESK_MARKET_SPEED'],
    [{ DESK_MARKET_SPEED: '2', DESK_MARKET_DATA: 'simulated' }, 'DESK_MARKET_SPEED'],
  ])('%j names %s', (environment, setting) => {
    expect(problemsOf(environment)).toMatchObject([{ setting }]);
  });

  test.each([
    ['11 chars ok', false],
    ['12 chars ok!', true],
  ])('a password of %s', (password, isOk) => {
    expect(problemsOf({ DESK_ADMIN_USER: 'ada', DESK_ADMIN_PASSWORD: password })).toHaveLength(
      isOk ? 0 : 1,
    );
  });
});

describe('.env.example', () => {
  const text = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  const lines = [...text.matchAll(/^#? ?([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [
    name,
    value,
  ]);

  test('explains every setting and no other', () => {
    expect(lines.map(([name]) => name).sort()).toEqual(Object.keys(settingsSchema.shape).sort());
  });

  test('every value in it is one that the desk accepts', () => {
    expect(problemsOf(Object.fromEntries(lines))).toEqual([]);
  });
});
