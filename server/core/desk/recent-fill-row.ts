import type { RecentFill } from '../drop-copy/drop-copy';
import type { Money, Price, Quantity, Ratio } from '../values/amounts';
import type { AccountId, ExecutionId, InstrumentId, OrderId, VenueName } from '../values/ids';
import type { TradingDay } from '../values/instant';
import { asciiJson, headOf } from '../values/row-text';
import { fromUnits, toUnits } from './units';

/** A fill as text that reads back the same. What is asked of many of them at once comes first. */
export function recentFillText({ fill, bookedOn }: RecentFill): string {
  return asciiJson(rowOf(fill, bookedOn));
}

/** Reads what `recentFillText` wrote. */
export function recentFillOfText(text: string): RecentFill {
  const row = JSON.parse(text) as Row;
  return {
    fill: {
      executionId: row[1],
      venue: row[0],
      orderId: row[5] ?? undefined,
      account: row[2],
      instrument: row[4],
      multiplier: fromUnits<Ratio>(row[6]),
      side: row[7],
      quantity: fromUnits<Quantity>(row[8]),
      price: fromUnits<Price>(row[9]),
      commission: fromUnits<Money>(row[10]),
      slippage: fromUnits<Money>(row[11]),
      liquidity: row[12],
      transactTime: row[13],
      why: row[14] ?? undefined,
    },
    bookedOn: row[3],
  };
}

/** What is seen of a fill without reading all of its text. */
export interface RecentFillGlance {
  readonly venue: VenueName;
  readonly executionId: ExecutionId;
  readonly account: AccountId;
  readonly bookedOn: TradingDay;
  readonly instrument: InstrumentId;
  readonly orderId: OrderId | undefined;
}

/** A glance at a fill as its map keeps it. */
export function glanceAtRecentFill(kept: RecentFill | string): RecentFillGlance {
  if (typeof kept !== 'string') {
    const { venue, executionId, account, instrument, orderId } = kept.fill;
    return { venue, executionId, account, bookedOn: kept.bookedOn, instrument, orderId };
  }
  // The first columns of a row.
  const [venue, executionId, account, bookedOn, instrument, orderId] = headOf(kept, 6) as Glanced;
  return { venue, executionId, account, bookedOn, instrument, orderId: orderId ?? undefined };
}

type Glanced = [VenueName, ExecutionId, AccountId, TradingDay, InstrumentId, OrderId | null];

/** One column per field, null for absent. */
function rowOf(fill: RecentFill['fill'], bookedOn: TradingDay) {
  return [
    fill.venue,
    fill.executionId,
    fill.account,
    bookedOn,
    fill.instrument,
    fill.orderId ?? null,
    toUnits(fill.multiplier),
    fill.side,
    toUnits(fill.quantity),
    toUnits(fill.price),
    toUnits(fill.commission),
    toUnits(fill.slippage),
    fill.liquidity,
    fill.transactTime,
    fill.why ?? null,
  ] as const;
}

type Row = ReturnType<typeof rowOf>;
