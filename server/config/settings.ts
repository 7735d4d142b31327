import * as z from 'zod';
import { parseDecimal } from '../core/values/decimal';

const hostPattern = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-.]*[A-Za-z0-9])?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)$/;
const passwordLengthMin = 12;

/** Word lists of the settings that choose. */
const clocks = ['system', 'tape'] as const;
const switches = ['off', 'on'] as const;
const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** Settings whose values may carry a secret: a problem never repeats them. */
export const secretSettings: ReadonlySet<string> = new Set(['DATABASE_URL', 'DESK_ADMIN_PASSWORD']);

/**
 * Every setting of the desk: text of the environment on the left of the pipe, a value on the right.
 * The message of a schema completes the sentence "<setting> must be …".
 */
export const settingsSchema = z.object({
  PORT: wholeNumber(0, 65_535, 'the port to listen on, 3000 for example; 0 takes a free one'),
  HOST: matching(hostPattern, 'an address or host name of this machine, 127.0.0.1 for example'),
  DESK_PUBLIC_URL: publicUrl(),
  DATABASE_URL: databaseUrl(),
  DESK_DATA_DIR: anyText('a folder for the database and what belongs to it, ./data for example'),
  DESK_ADMIN_USER: matching(
    /^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/,
    'a name of 1 to 64 letters, digits, dots, hyphens, underscores or @, beginning with a letter or digit',
  ),
  DESK_ADMIN_PASSWORD: z
    .string()
    .min(passwordLengthMin, `at least ${passwordLengthMin} characters long`)
    .max(256, 'at most 256 characters long')
    .optional(),
  DESK_SEED: wholeNumber(0, 4_294_967_295, 'the seed of simulated chance, 42 for example'),
  DESK_RATE_LIMIT_PER_SECOND: wholeNumber(1, 10_000_000, 'calls per second and caller'),
  DESK_MARKET_DATA: marketData(),
  DESK_MARKET_SPEED: marketSpeed(),
  DESK_MARKET_UPDATES_PER_SECOND: wholeNumber(
    1,
    100,
    'how often each simulated quote changes in a second, 4 for example',
  ),
  DESK_CLOCK: word(clocks),
  DESK_PAGES: pages(),
  DESK_INITIAL_CAPITAL: decimal((value) => value > 0n, 'an amount above 0, 1000000 for example'),
  DESK_TIME_ZONE: timeZone(),
  DESK_RECONCILE_EVERY_S: wholeNumber(10, 86_400, 'seconds between comparisons with the venue'),
  DESK_RECONCILE_SETTLE_MS: wholeNumber(
    0,
    10_000,
    'milliseconds that a change may take to reach both sides',
  ),
  DESK_RECONCILE_DEADLINE_MS: wholeNumber(
    100,
    10_000,
    'milliseconds that a venue may take to tell its books',
  ),
  DESK_LOG_LEVEL: word(logLevels),
  DESK_WEBHOOKS_TO_PRIVATE_ADDRESSES: word(switches),
  DESK_SIGNAL_MAX_AGE_MS: wholeNumber(
    100,
    86_400_000,
    'milliseconds after which a signal that arrives is too late, 30000 for example',
  ),
  DESK_SIGNAL_TIME_TO_LIVE_MS: wholeNumber(
    1_000,
    86_400_000,
    'milliseconds that a signal waits for a person, 300000 for example',
  ),
  DESK_AUTOMATIC_IN_A_ROW_MAX: wholeNumber(
    1,
    1_000_000,
    'entries of one strategy without a person between them, 500 for example',
  ),
  PAPER_COMMISSION: decimal(
    (value) => value >= 0n,
    'an amount per share from 0, 0.005 for example',
  ),
  PAPER_COMMISSION_PERCENT: percent(),
  PAPER_SLIPPAGE_PERCENT: percent(),
  PAPER_FILL_DELAY_MS: wholeNumber(0, 3_600_000, 'milliseconds until an order reaches the book'),
  PAPER_REJECT_RATE: probability(),
  PAPER_PARTIAL_FILL_RATE: probability(),
});

export type Settings = z.output<typeof settingsSchema>;
export type LogLevel = (typeof logLevels)[number];

/** Where the database is; `file` is relative to the working directory unless absolute. */
export type DatabaseAddress =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgresql'; readonly url: string };

/** Whether the desk starts the process that renders the pages, or forwards to one that runs. */
export type PagesChoice =
  | { readonly kind: 'on' }
  | { readonly kind: 'off' }
  | { readonly kind: 'url'; readonly url: string };

function wholeNumber(min: number, max: number, meaning: string) {
  const expected = `a whole number from ${min} to ${max} (${meaning})`;
  return z
    .string()
    .regex(/^\d{1,15}$/, expected)
    .transform(Number)
    .pipe(z.number().min(min, expected).max(max, expected))
    .optional();
}

function matching(pattern: RegExp, expected: string) {
  return z.string().regex(pattern, expected).optional();
}

function anyText(expected: string) {
  return z.string().min(1, expected).optional();
}

function word<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, `one of ${words.join(', ')}`).optional();
}

/** Decimal text as a fixed-point number of 8 decimals. */
function decimal(accept: (value: bigint) => boolean, expected: string) {
  return converted(expected, (text) => {
    const parsed = parseDecimal(text);
    return parsed.ok && accept(parsed.value) ? parsed.value : undefined;
  });
}

/** A percentage as a plain ratio: `0.5` (percent) is 0.005. Finer than 6 decimals is refused. */
function percent() {
  return converted('a percentage from 0 to 100, 0.05 for example (no % sign)', (text) => {
    const parsed = parseDecimal(text);
    const hundred = 10_000_000_000n;
    const inRange = parsed.ok && parsed.value >= 0n && parsed.value <= hundred;
    return inRange && parsed.value % 100n === 0n ? parsed.value / 100n : undefined;
  });
}

function probability() {
  const one = 100_000_000n;
  return decimal(
    (value) => value >= 0n && value <= one,
    'a probability from 0 to 1, 0.1 for example',
  );
}

/** An address without a path: what browsers put into Origin and Host. */
function publicUrl() {
  const expected =
    'the address that browsers use, https://desk.example for example, without a path';
  return converted(expected, (text): URL | undefined => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isHttp = url?.protocol === 'https:' || url?.protocol === 'http:';
    return isHttp && url.href === `${url.origin}/` ? url : undefined;
  });
}

function databaseUrl() {
  const expected =
    'file:<path>, file:./data/desk.db for example, or postgresql://<user>:<password>@<host>/<database>';
  return converted(expected, (text): DatabaseAddress | undefined => {
    if (/^postgres(ql)?:\/\//.test(text)) {
      return URL.canParse(text) && new URL(text).pathname.length > 1
        ? { kind: 'postgresql', url: text }
        : undefined;
    }
    const file = /^file:([^?#]+)$/.exec(text)?.[1];
    return file === undefined || file.includes(':memory:') ? undefined : { kind: 'sqlite', file };
  });
}

function marketData() {
  const expected =
    'simulated, or recorded:<files separated by commas> (recorded:data/tick-ibm-20131007_trade.csv.gz)';
  return converted(expected, (text) => {
    if (text === 'simulated') {
      return { kind: 'simulated' as const };
    }
    const files = /^recorded:(.+)$/
      .exec(text)?.[1]
      ?.split(',')
      .map((file) => file.trim());
    return files === undefined || files.includes('')
      ? undefined
      : { kind: 'recorded' as const, files };
  });
}

function marketSpeed() {
  const expected = 'times real speed, a number above 0 up to 1000000, or max';
  return converted(expected, (text): number | 'max' | undefined => {
    if (text === 'max') {
      return text;
    }
    const speed = /^\d{1,7}(\.\d{1,3})?$/.test(text) ? Number(text) : 0;
    return speed > 0 && speed <= 1_000_000 ? speed : undefined;
  });
}

function pages() {
  const expected =
    'on, off, or url:<address of a pages process>, url:http://127.0.0.1:3001 for example';
  return converted(expected, (text): PagesChoice | undefined => {
    if (text === 'on' || text === 'off') {
      return { kind: text };
    }
    const url = /^url:(https?:\/\/.+)$/.exec(text)?.[1];
    return url !== undefined && URL.canParse(url) ? { kind: 'url', url } : undefined;
  });
}

function timeZone() {
  return converted('a time zone of the IANA list, America/New_York for example', (text) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
    } catch {
      return undefined;
    }
  });
}

/** A schema by a conversion that answers undefined to what it cannot read. */
function converted<Value>(expected: string, convert: (text: string) => Value | undefined) {
  return z
    .string()
    .transform((text, context): Value => {
      const value = convert(text);
      if (value === undefined) {
        context.addIssue({ code: 'custom', message: expected });
        return z.NEVER;
      }
      return value;
    })
    .optional();
}
