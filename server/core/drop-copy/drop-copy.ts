import type { Fill } from '../order/fill';
import type { Side } from '../order/side';
import type { Money, Price, Quantity } from '../values/amounts';
import type {
  AccountId,
  ClientOrderId,
  DropCopyName,
  ExecutionId,
  InstrumentId,
  UserName,
  VenueName,
  VenueOrderId,
} from '../values/ids';
import type { Instant, TradingDay } from '../values/instant';

/** One execution as a second, independent source tells it. */
export interface DropCopyFill {
  /** The venue's name of the execution: what the desk's own fill is found by. */
  readonly executionId: ExecutionId;
  readonly instrument: InstrumentId;
  readonly side: Side;
  readonly quantity: Quantity;
  readonly price: Price;
  /** A cost is positive. Absent: the source does not say, and it is not compared. */
  readonly commission?: Money;
  readonly clientOrderId?: ClientOrderId;
  readonly venueOrderId?: VenueOrderId;
  readonly transactTime: Instant;
}

/** Which drop copy of which day: a source speaks for one day at a time. */
export interface DropCopyRef {
  readonly name: DropCopyName;
  readonly tradingDay: TradingDay;
}

/** Whose word it is, about whom. */
export interface DropCopySubject extends DropCopyRef {
  readonly venue: VenueName;
  readonly account: AccountId;
}

/** The fills of one account, venue and trading day as a source tells them. */
export interface ToldFills extends DropCopySubject {
  readonly fills: ReadonlyMap<ExecutionId, DropCopyFill>;
  /** It has told all of its fills before this moment: one that it lacks by now is missing. */
  readonly highWater: Instant;
}

/** What one source has said so far, and by whose hand. */
export interface DropCopy extends ToldFills {
  /** How often something new was taken from it. */
  readonly feeds: number;
  readonly lastFeed: DropCopyFeedNote;
  /** Sequence of the event that last changed it. */
  readonly sequence: number;
}

/** Who fed in what. */
export interface DropCopyFeedNote {
  readonly by: UserName;
  readonly at: Instant;
  /** SHA-256 of what was fed in, in hexadecimal. */
  readonly hash: string;
  readonly fileName?: string;
}

/** A fill that the desk has booked lately, kept to be compared: of this trading day or the last. */
export interface RecentFill {
  readonly fill: Fill;
  /** The account's trading day when it was booked. */
  readonly bookedOn: TradingDay;
}

export function keyOfDropCopy({ venue, account, name, tradingDay }: DropCopySubject): string {
  return `${venue}/${account}/${name}/${tradingDay}`;
}
