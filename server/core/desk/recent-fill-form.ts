import type { RecentFill } from '../drop-copy/drop-copy';
import type { Fill } from '../order/fill';
import type { Money, Price, Quantity, Ratio } from '../values/amounts';
import type { Instant } from '../values/instant';
import { type Drawer, type EveryField, fitsUnits, type RowForm } from '../values/shelf';

/** A booked fill as a row. */
export const recentFillForm: RowForm<RecentFill> = {
  words: 9,
  units: 5,
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
  const word = 9 * row;
  words[word] = fill.executionId;
  words[word + 1] = fill.venue;
  words[word + 2] = fill.orderId;
  words[word + 3] = fill.account;
  words[word + 4] = fill.instrument;
  words[word + 5] = fill.side;
  words[word + 6] = fill.liquidity;
  words[word + 7] = fill.why;
  words[word + 8] = bookedOn;
  const unit = 5 * row;
  units[unit] = fill.multiplier;
  units[unit + 1] = fill.quantity;
  units[unit + 2] = fill.price;
  units[unit + 3] = fill.commission;
  units[unit + 4] = fill.slippage;
  numbers[row] = fill.transactTime;
}

function read(drawer: Drawer, row: number): EveryField<RecentFill> {
  const bookedOn = drawer.words[9 * row + 8] as RecentFill['bookedOn'];
  return { fill: readFill(drawer, row), bookedOn };
}

function readFill({ words, units, numbers }: Drawer, row: number): EveryField<Fill> {
  const word = 9 * row;
  const unit = 5 * row;
  return {
    executionId: words[word] as Fill['executionId'],
    venue: words[word + 1] as Fill['venue'],
    account: words[word + 3] as Fill['account'],
    instrument: words[word + 4] as Fill['instrument'],
    multiplier: units[unit] as Ratio,
    side: words[word + 5] as Fill['side'],
    quantity: units[unit + 1] as Quantity,
    price: units[unit + 2] as Price,
    commission: units[unit + 3] as Money,
    slippage: units[unit + 4] as Money,
    liquidity: words[word + 6] as Fill['liquidity'],
    transactTime: numbers[row] as Instant,
    orderId: words[word + 2] as Fill['orderId'],
    why: words[word + 7] as Fill['why'],
  };
}
