import { priceAgeMax } from '@/contract/price-age';
import type { RiskLimits } from '@/contract/risk-limits';
import { decimalOf, unitsOf } from './decimal';
import { formatFigure, formatPercent } from './format-figures';

export const limitNames = [
  'maxPositionSize',
  'maxOrderQuantity',
  'maxOrderValue',
  'maxDailyOrders',
  'maxOpenPositions',
  'maxPriceAgeMs',
  'minAccountBalance',
  'maxLeverage',
  'maxDailyLoss',
  'maxDrawdown',
] as const;
export type LimitName = (typeof limitNames)[number];

export const limitListNames = ['allowList', 'blockList'] as const;
export type LimitListName = (typeof limitListNames)[number];

/**
 * What a figure of a limit counts; a ratio is typed and read as a share of a hundred, an age in seconds
 * where the wire has milliseconds.
 */
export type LimitUnit = 'quantity' | 'money' | 'count' | 'seconds' | 'times' | 'share';

interface LimitWords {
  readonly name: string;
  readonly unit: LimitUnit;
  /** What the desk does with it, in a sentence. */
  readonly meaning: string;
}

export const limitWords = {
  maxPositionSize: {
    name: 'Position size',
    unit: 'quantity',
    meaning: 'The most that may be held of one instrument, long or short, open orders included.',
  },
  maxOrderQuantity: {
    name: 'Order quantity',
    unit: 'quantity',
    meaning: 'The most that one order may ask for.',
  },
  maxOrderValue: {
    name: 'Order value',
    unit: 'money',
    meaning: 'The most that one order may cost at its worst price.',
  },
  maxDailyOrders: {
    name: 'Orders a day',
    unit: 'count',
    meaning: 'Orders sent since the trading day began at midnight in the desk’s time zone.',
  },
  maxOpenPositions: {
    name: 'Open positions',
    unit: 'count',
    meaning: 'Instruments that are held or about to be entered, at the same time.',
  },
  maxPriceAgeMs: {
    name: 'Age of a price',
    unit: 'seconds',
    meaning:
      'An entry on an older price is warned of and needs a reason; a strategy is refused. Exits go through.',
  },
  minAccountBalance: {
    name: 'Least cash',
    unit: 'money',
    meaning: 'Cash that an entry must leave in the account after all open orders are paid.',
  },
  maxLeverage: {
    name: 'Leverage',
    unit: 'times',
    meaning: 'Gross exposure over equity; 2 means twice as much in the market as one owns.',
  },
  maxDailyLoss: {
    name: 'Loss a day',
    unit: 'money',
    meaning:
      'What a trading day may lose, open positions included. At it the desk goes to reduce-only until the next day.',
  },
  maxDrawdown: {
    name: 'Drawdown',
    unit: 'share',
    meaning:
      'How far equity may fall from its highest point. Beyond it the desk goes to reduce-only until the next day.',
  },
} as const satisfies Record<LimitName, LimitWords>;

export const limitListWords = {
  allowList: {
    name: 'Allow list',
    meaning: 'With any entry here, nothing else may be entered. Exits always go through.',
  },
  blockList: {
    name: 'Block list',
    meaning: 'What stands here may not be entered. Exits always go through.',
  },
} as const satisfies Record<LimitListName, { name: string; meaning: string }>;

/**
 * Whether a node of that kind can have the limit: equity, and so what is lost of it, is kept by account;
 * a price is of an instrument.
 */
export function isLimitOf(kind: string, name: LimitName): boolean {
  switch (name) {
    case 'maxDailyLoss':
    case 'maxDrawdown':
      return kind === 'desk' || kind === 'account';
    case 'maxPriceAgeMs':
      return kind === 'desk' || kind === 'instrument';
    default:
      return true;
  }
}

/** What an empty field means: of the age of a price there is always a limit. */
export function emptyFieldText(name: LimitName): string {
  return name === 'maxPriceAgeMs' ? `${priceAgeMax({}) / 1_000} as shipped` : 'no limit';
}

/** A limit of that name as people read it: `250,000`, `2 ×`, `10 %`; undefined: no limit. */
export function limitText(name: LimitName, value: string | number | undefined): string {
  if (value !== undefined) {
    return figureText(limitWords[name].unit, String(value));
  }
  return name === 'maxPriceAgeMs'
    ? `${figureText('seconds', String(priceAgeMax({})))} as shipped`
    : 'no limit';
}

export function figureText(unit: LimitUnit, value: string): string {
  switch (unit) {
    case 'times':
      return `${formatFigure(value, fewDecimals(value))} ×`;
    case 'share':
      return formatPercent(value);
    case 'money':
      return formatFigure(value, fewDecimals(value));
    case 'seconds':
      return `${formatFigure(decimalOf(unitsOf(value) / 1_000n))} s`;
    case 'quantity':
    case 'count':
      return formatFigure(value);
  }
}

/** Two decimals where there are any: measured figures have eight. */
function fewDecimals(value: string): { decimals?: number } {
  return value.includes('.') ? { decimals: 2 } : {};
}

/** Which node of the tree, in words: `Whole desk`, `Instrument AAPL`. */
export function scopeWords({
  kind,
  id,
}: {
  readonly kind: string;
  readonly id?: string | undefined;
}) {
  if (id === undefined) {
    return 'Whole desk';
  }
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${id}`;
}

/** A list as far as two versions of it differ in sight. */
export type LimitList = NonNullable<RiskLimits['allowList']>;
