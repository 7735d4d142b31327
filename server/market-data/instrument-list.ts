import type { Instrument, InstrumentKind } from '../core/market/instrument';
import { one, price, quantity } from '../core/values/amounts';
import { toInstrumentId } from '../core/values/ids';
import type { CalendarName } from './calendars';

/** An instrument of the desk, and how the simulated market moves it. */
export interface ListedInstrument {
  readonly instrument: Instrument;
  readonly walk: WalkSettings;
}

/** How the simulated market draws one instrument's prices. */
export interface WalkSettings {
  readonly startPrice: string;
  /** Standard deviation of a year's log return: 0.25 = 25 %. */
  readonly volatility: number;
  /** Usual distance of ask and bid, in ticks. */
  readonly spreadTicks: number;
  /** Ticks between one displayed level and the next. */
  readonly levelTicks: number;
  /** Usual size displayed at the best price, and what all displayed sizes are multiples of. */
  readonly depth: string;
  readonly depthStep: string;
  /** Trades printed in a second, on average. */
  readonly tradesPerSecond: number;
  /** Seconds of trading in a year: what the volatility is spread over. */
  readonly secondsPerYear: number;
}

/** What all instruments of one family share. */
interface Family {
  readonly kind: InstrumentKind;
  readonly session: CalendarName;
  readonly tickSize: string;
  readonly lotSize: string;
  readonly minQuantity: string;
  readonly maxQuantity: string;
  readonly priceDecimals: number;
  readonly quantityDecimals: number;
  readonly depthStep: string;
  readonly secondsPerYear: number;
}

/** id, name, start price, volatility, spread and level gap in ticks, depth, trades per second. */
type Row = readonly [string, string, string, number, number, number, string, number];

const sessionSeconds = 252 * 6.5 * 3600;

const equity: Family = {
  kind: 'equity',
  session: 'us-equity',
  tickSize: '0.01',
  lotSize: '1',
  minQuantity: '1',
  maxQuantity: '1000000',
  priceDecimals: 2,
  quantityDecimals: 0,
  depthStep: '100',
  secondsPerYear: sessionSeconds,
};

/** Under one dollar a quote may be a hundredth of a cent (SEC Rule 612). */
const subDollar: Family = {
  ...equity,
  tickSize: '0.0001',
  maxQuantity: '10000000',
  priceDecimals: 4,
};

const etf: Family = { ...equity, kind: 'etf' };

const fx: Family = {
  kind: 'fx',
  session: 'fx-week',
  tickSize: '0.00001',
  lotSize: '1000',
  minQuantity: '1000',
  maxQuantity: '50000000',
  priceDecimals: 5,
  quantityDecimals: 0,
  depthStep: '100000',
  secondsPerYear: 260 * 24 * 3600,
};

const crypto: Family = {
  kind: 'crypto',
  session: 'around-the-clock',
  tickSize: '0.01',
  lotSize: '0.00000001',
  minQuantity: '0.00001',
  maxQuantity: '100000',
  priceDecimals: 2,
  quantityDecimals: 8,
  depthStep: '0.0001',
  secondsPerYear: 365 * 24 * 3600,
};

const cryptoCents: Family = {
  ...crypto,
  tickSize: '0.0001',
  minQuantity: '1',
  maxQuantity: '50000000',
  priceDecimals: 4,
  depthStep: '1',
};

/** Everything that can be traded, in the order in which a watchlist shows it. */
const table: readonly (readonly [Family, readonly Row[]])[] = [
  [
    equity,
    [
      ['AAPL', 'Apple Inc.', '189.40', 0.26, 1, 1, '600', 1.6],
      ['MSFT', 'Microsoft Corporation', '412.80', 0.24, 3, 1, '300', 1.2],
      ['NVDA', 'NVIDIA Corporation', '858.20', 0.48, 8, 3, '200', 1.8],
      ['AMZN', 'Amazon.com, Inc.', '178.15', 0.32, 1, 1, '500', 1.4],
      ['GOOGL', 'Alphabet Inc. Class A', '152.26', 0.29, 1, 1, '500', 1.1],
      ['META', 'Meta Platforms, Inc.', '494.10', 0.38, 6, 2, '200', 1.1],
      ['TSLA', 'Tesla, Inc.', '175.60', 0.55, 2, 1, '500', 1.8],
      ['JPM', 'JPMorgan Chase & Co.', '196.30', 0.22, 1, 1, '400', 0.8],
      ['V', 'Visa Inc.', '279.05', 0.19, 3, 1, '200', 0.6],
      ['WMT', 'Walmart Inc.', '60.45', 0.17, 1, 1, '900', 0.7],
      ['XOM', 'Exxon Mobil Corporation', '104.12', 0.24, 1, 1, '800', 0.8],
      ['JNJ', 'Johnson & Johnson', '157.90', 0.16, 1, 1, '300', 0.5],
      ['PG', 'Procter & Gamble Company', '162.33', 0.16, 1, 1, '300', 0.5],
      ['KO', 'Coca-Cola Company', '59.70', 0.15, 1, 1, '1500', 0.6],
      ['IBM', 'International Business Machines', '181.82', 0.21, 2, 1, '300', 0.6],
      ['INTC', 'Intel Corporation', '42.20', 0.4, 1, 1, '2500', 1],
      ['DIS', 'Walt Disney Company', '112.77', 0.27, 1, 1, '500', 0.6],
      ['BA', 'Boeing Company', '185.40', 0.33, 5, 2, '200', 0.6],
      ['BAC', 'Bank of America Corporation', '37.05', 0.25, 1, 1, '4000', 0.9],
      ['F', 'Ford Motor Company', '12.94', 0.34, 1, 1, '9000', 0.7],
      ['BRK.B', 'Berkshire Hathaway Class B', '408.60', 0.15, 6, 2, '200', 0.4],
    ],
  ],
  [
    subDollar,
    [
      ['SNDL', 'SNDL Inc.', '0.4125', 0.85, 4, 2, '12000', 0.6],
      ['ZOM', 'Zomedica Corp.', '0.1382', 0.9, 3, 1, '25000', 0.4],
      ['CTRM', 'Castor Maritime Inc.', '0.7240', 0.75, 8, 3, '6000', 0.3],
    ],
  ],
  [
    etf,
    [
      ['SPY', 'SPDR S&P 500 ETF Trust', '512.10', 0.14, 1, 1, '1200', 2],
      ['QQQ', 'Invesco QQQ Trust', '441.75', 0.19, 1, 1, '900', 1.6],
      ['IWM', 'iShares Russell 2000 ETF', '205.30', 0.21, 1, 1, '1100', 1],
      ['GLD', 'SPDR Gold Shares', '199.85', 0.14, 1, 1, '700', 0.6],
      ['TLT', 'iShares 20+ Year Treasury Bond ETF', '93.48', 0.15, 1, 1, '2500', 0.7],
    ],
  ],
  [
    fx,
    [
      ['EURUSD', 'Euro / US dollar', '1.08411', 0.07, 5, 2, '1500000', 1],
      ['GBPUSD', 'Pound sterling / US dollar', '1.26540', 0.08, 8, 3, '1000000', 0.8],
      ['AUDUSD', 'Australian dollar / US dollar', '0.65320', 0.1, 7, 3, '1000000', 0.6],
      ['NZDUSD', 'New Zealand dollar / US dollar', '0.60115', 0.1, 10, 4, '800000', 0.4],
    ],
  ],
  [
    crypto,
    [
      ['BTCUSD', 'Bitcoin / US dollar', '64121.10', 0.55, 120, 90, '0.4', 1.8],
      ['ETHUSD', 'Ether / US dollar', '3184.25', 0.65, 18, 12, '6', 1.4],
      ['SOLUSD', 'Solana / US dollar', '142.60', 0.9, 4, 3, '80', 1],
    ],
  ],
  [
    cryptoCents,
    [
      ['XRPUSD', 'XRP / US dollar', '0.5238', 0.75, 2, 1, '9000', 0.8],
      ['DOGEUSD', 'Dogecoin / US dollar', '0.1594', 0.95, 2, 1, '30000', 0.8],
    ],
  ],
];

export const listedInstruments: readonly ListedInstrument[] = table.flatMap(([family, rows]) =>
  rows.map((row) => toListed(family, row)),
);

export const instrumentList: readonly Instrument[] = listedInstruments.map(
  ({ instrument }) => instrument,
);

function toListed(family: Family, row: Row): ListedInstrument {
  const [id, name, startPrice, volatility, spreadTicks, levelTicks, depth, tradesPerSecond] = row;
  const { depthStep, secondsPerYear } = family;
  return {
    instrument: toInstrument(family, id, name),
    walk: {
      startPrice,
      volatility,
      spreadTicks,
      levelTicks,
      depth,
      depthStep,
      tradesPerSecond,
      secondsPerYear,
    },
  };
}

function toInstrument(family: Family, id: string, name: string): Instrument {
  return {
    instrument: toInstrumentId(id),
    name,
    kind: family.kind,
    currency: 'USD',
    tickSize: price(family.tickSize),
    lotSize: quantity(family.lotSize),
    minQuantity: quantity(family.minQuantity),
    maxQuantity: quantity(family.maxQuantity),
    multiplier: one,
    session: family.session,
    priceDecimals: family.priceDecimals,
    quantityDecimals: family.quantityDecimals,
  };
}
