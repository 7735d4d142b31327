import type { ConfigProblem } from './config/config-problem';
import { findContradictions } from './config/contradictions';
import type { Environment } from './config/environment';
import {
  type DatabaseAddress,
  type LogLevel,
  type PagesChoice,
  type Settings,
  secretSettings,
  settingsSchema,
} from './config/settings';
import { findUnknownSettings } from './config/unknown-settings';
import { type SignalSettings, shippedSignalSettings } from './core/signal/signal-settings';
import { type Money, money, type Ratio, toMoney, toRatio } from './core/values/amounts';
import { failure, type Result, success } from './core/values/result';

/** What the operator has decided, read once at start-up. */
export interface Config {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** What browsers call the desk when a proxy with TLS stands in front of it. */
  readonly publicUrl: URL | undefined;
  readonly database: DatabaseAddress;
  readonly dataFolder: string;
  /** Creates the first administrator on an empty database. */
  readonly administrator: { readonly user: string; readonly password: string } | undefined;
  readonly seed: number;
  readonly rateLimits: { readonly apiKeyPerSecond: number; readonly sessionPerSecond: number };
  readonly marketData: ConfiguredMarketData;
  /** How often each quote changes, on average, whenever the market is simulated. */
  readonly marketUpdatesPerSecond: number;
  /** `tape`: the whole desk lives in the time of the recorded day that is played. */
  readonly clock: 'system' | 'tape';
  readonly pages: PagesChoice;
  /** What the account begins with on an empty database. */
  readonly initialCapital: Money;
  readonly timeZone: string;
  /** Only what was set; the reconciler has defaults for the rest. */
  readonly reconciliation: ConfiguredReconciliation;
  readonly logLevel: LogLevel;
  readonly signals: SignalSettings;
  /** Whether alerts may be sent to addresses of private and loopback networks. */
  readonly webhooksToPrivateAddresses: boolean;
  /** Only the knobs that were set; the paper venue has defaults for the others. */
  readonly paper: ConfiguredPaperKnobs;
}

export interface ConfiguredReconciliation {
  readonly everyMs?: number;
  readonly settleMs?: number;
  readonly deadlineMs?: number;
}

export type ConfiguredMarketData =
  | { readonly kind: 'simulated'; readonly seed: number }
  | {
      readonly kind: 'recorded';
      readonly files: readonly string[];
      readonly speed: number | 'max';
    };

/** Percentages of the settings are plain ratios here: 0.05 % is 0.0005. */
export interface ConfiguredPaperKnobs {
  /** Per share. */
  readonly commission?: Money;
  readonly commissionRatio?: Ratio;
  readonly slippageRatio?: Ratio;
  readonly fillDelayMs?: number;
  readonly rejectRate?: Ratio;
  readonly partialFillRate?: Ratio;
}

/**
 * Reads the settings of the desk from an environment; an empty text counts as not set.
 * Errors: every setting that cannot be used, all at once, each with what would be right.
 */
export function parseConfig(environment: Environment): Result<Config, ConfigProblem[]> {
  const given = Object.fromEntries(
    Object.keys(settingsSchema.shape)
      .map((name) => [name, environment[name]?.trim()] as const)
      .filter(([, text]) => text !== undefined && text !== ''),
  );
  const parsed = settingsSchema.safeParse(given);
  const problems = [
    ...findUnknownSettings(environment),
    ...(parsed.success ? [] : malformedSettings(parsed.error.issues, given)),
    ...findContradictions(given),
  ];
  return parsed.success && problems.length === 0
    ? success(configOf(parsed.data))
    : failure(problems);
}

function malformedSettings(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
  given: Environment,
): ConfigProblem[] {
  const expectedOf = new Map(issues.map((issue) => [String(issue.path[0]), issue.message]));
  return [...expectedOf].map(([setting, expected]) => ({
    code: 'setting-malformed',
    setting,
    given: secretSettings.has(setting) ? 'not usable' : JSON.stringify(given[setting]),
    expected,
  }));
}

function configOf(settings: Settings): Config {
  const dataFolder = settings.DESK_DATA_DIR ?? './data';
  const seed = settings.DESK_SEED ?? 42;
  const { DESK_ADMIN_USER: user, DESK_ADMIN_PASSWORD: password } = settings;
  return {
    host: settings.HOST ?? '127.0.0.1',
    port: settings.PORT ?? 3000,
    publicUrl: settings.DESK_PUBLIC_URL,
    database: settings.DATABASE_URL ?? { kind: 'sqlite', file: `${dataFolder}/desk.db` },
    dataFolder,
    administrator: user === undefined || password === undefined ? undefined : { user, password },
    seed,
    rateLimits: {
      apiKeyPerSecond: settings.DESK_RATE_LIMIT_PER_SECOND ?? 500,
      sessionPerSecond: settings.DESK_RATE_LIMIT_PER_SECOND ?? 50,
    },
    marketData:
      settings.DESK_MARKET_DATA?.kind === 'recorded'
        ? { ...settings.DESK_MARKET_DATA, speed: settings.DESK_MARKET_SPEED ?? 1 }
        : { kind: 'simulated', seed },
    marketUpdatesPerSecond: settings.DESK_MARKET_UPDATES_PER_SECOND ?? 4,
    clock: settings.DESK_CLOCK ?? 'system',
    pages: settings.DESK_PAGES ?? { kind: 'on' },
    initialCapital: toMoney(settings.DESK_INITIAL_CAPITAL ?? money('1000000')),
    timeZone: settings.DESK_TIME_ZONE ?? 'America/New_York',
    reconciliation: {
      ...withValue('everyMs', settings.DESK_RECONCILE_EVERY_S, (seconds) => seconds * 1_000),
      ...withValue('settleMs', settings.DESK_RECONCILE_SETTLE_MS, (milliseconds) => milliseconds),
      ...withValue('deadlineMs', settings.DESK_RECONCILE_DEADLINE_MS, (waited) => waited),
    },
    logLevel: settings.DESK_LOG_LEVEL ?? 'info',
    signals: signalSettingsOf(settings),
    webhooksToPrivateAddresses: settings.DESK_WEBHOOKS_TO_PRIVATE_ADDRESSES === 'on',
    paper: paperKnobsOf(settings),
  };
}

function signalSettingsOf(settings: Settings): SignalSettings {
  const { ageMaxMs, timeToLiveMs, automaticInARowMax } = shippedSignalSettings;
  return {
    ageMaxMs: settings.DESK_SIGNAL_MAX_AGE_MS ?? ageMaxMs,
    timeToLiveMs: settings.DESK_SIGNAL_TIME_TO_LIVE_MS ?? timeToLiveMs,
    automaticInARowMax: settings.DESK_AUTOMATIC_IN_A_ROW_MAX ?? automaticInARowMax,
  };
}

function paperKnobsOf(settings: Settings): ConfiguredPaperKnobs {
  return {
    ...withValue('commission', settings.PAPER_COMMISSION, toMoney),
    ...withValue('commissionRatio', settings.PAPER_COMMISSION_PERCENT, toRatio),
    ...withValue('slippageRatio', settings.PAPER_SLIPPAGE_PERCENT, toRatio),
    ...withValue('fillDelayMs', settings.PAPER_FILL_DELAY_MS, (milliseconds) => milliseconds),
    ...withValue('rejectRate', settings.PAPER_REJECT_RATE, toRatio),
    ...withValue('partialFillRate', settings.PAPER_PARTIAL_FILL_RATE, toRatio),
  };
}

function withValue<const Key extends string, From, To>(
  key: Key,
  value: From | undefined,
  convert: (value: From) => To,
): { readonly [key in Key]?: To } {
  return value === undefined ? {} : ({ [key]: convert(value) } as { [key in Key]: To });
}
