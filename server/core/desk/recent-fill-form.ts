import type { RecentFill } from '../drop-copy/drop-copy';
import type { Fill } from '../order/fill';
import type { Money, Price, Quantity, Ratio } from '../values/amounts';
import type { Instant } from '../values/instant';
import { type Drawer, type EveryField, fitsUnits, placesOf, type RowForm } from '../values/shelf';

const wordNames = [
  'executionId',
  'venue',
  'orderId',
  'account',
  'instrument',
  'side',
  'liquidity',
  'why',
  'bookedOn',
] as const;
const unitNames = ['multiplier', 'quantity', 'price', 'commission', 'slippage'] as const;
const wordAt = placesOf(wordNames);
const unitAt = placesOf(unitNames);

/** A booked fill as a row. */
export const recentFillForm: RowForm<RecentFill> = {
  words: wordNames.length,
  units: unitNames.length,
  numbers: 1,
  fits,
  write,
  read,
};

function fits({ fill }: RecentFill): boolean {
  return (
    fitsUnits(fill.multiplier) &&
    fitsUnits(fill.quantity) &&
    fitsUnits(fill.price) &&
    fitsUnits(fill.commission) &&
    fitsUnits(fill.slippage)
  );
}

function write({ fill, bookedOn }: RecentFill, { words, units, numbers }: Drawer, row: number) {
  const word = wordNames.length * row;
  words[word + wordAt.executionId] = fill.executionId;
  words[word + wordAt.venue] = fill.venue;
  words[word + wordAt.orderId] = fill.orderId;
  words[word + wordAt.account] = fill.account;
  words[word + wordAt.instrument] = fill.instrument;
  words[word + wordAt.side] = fill.side;
  words[word + wordAt.liquidity] = fill.liquidity;
  words[word + wordAt.why] = fill.why;
  words[word + wordAt.bookedOn] = bookedOn;
  const unit = unitNames.length * row;
  units[unit + unitAt.multiplier] = fill.multiplier;
  units[unit + unitAt.quantity] = fill.quantity;
  units[unit + unitAt.price] = fill.price;
  units[unit + unitAt.commission] = fill.commission;
  units[unit + unitAt.slippage] = fill.slippage;
  numbers[row] = fill.transactTime;
}

function read(drawer: Drawer, row: number): EveryField<RecentFill> {
  const bookedOn = drawer.words[wordNames.length * row + wordAt.bookedOn] as RecentFill['bookedOn'];
  return { fill: readFill(drawer, row), bookedOn };
}

function readFill({ words, units, numbers }: Drawer, row: number): EveryField<Fill> {
  const word = wordNames.length * row;
  const unit = unitNames.length * row;
  return {
    executionId: words[word + wordAt.executionId] as Fill['executionId'],
    venue: words[word + wordAt.venue] as Fill['venue'],
    account: words[word + wordAt.account] as Fill['account'],
    instrument: words[word + wordAt.instrument] as Fill['instrument'],
    multiplier: units[unit + unitAt.multiplier] as Ratio,
    side: words[word + wordAt.side] as Fill['side'],
    quantity: units[unit + unitAt.quantity] as Quantity,
    price: units[unit + unitAt.price] as Price,
    commission: units[unit + unitAt.commission] as Money,
    slippage: units[unit + unitAt.slippage] as Money,
    liquidity: words[word + wordAt.liquidity] as Fill['liquidity'],
    transactTime: numbers[row] as Instant,
    orderId: words[word + wordAt.orderId] as Fill['orderId'],
    why: words[word + wordAt.why] as Fill['why'],
  };
}
