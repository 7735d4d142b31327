import type { RecordedEvent } from '../../server/core/desk/desk-event';
import type { Fill } from '../../server/core/order/fill';

/** Whose statistics, and of when. */
export interface Asked {
  readonly account?: string;
  readonly strategy?: string;
  readonly instrument?: string;
  readonly operator?: string;
  readonly from?: number;
  readonly to?: number;
}

/** One order, read off the events that speak of it. */
export interface NaiveOrder {
  readonly account: string;
  readonly instrument: string;
  readonly strategy: string | undefined;
  readonly operator: string | undefined;
  readonly side: string;
  readonly submittedAt: number;
  readonly arrivalPrice: bigint | undefined;
  quantity: bigint;
  limitPrice: bigint | undefined;
  filled: bigint;
  isAtVenue: boolean;
  /** open, denied, filled, canceled, expired, rejected. */
  end: string;
  endedAt: number;
  firstFillAt: number | undefined;
  lastFillAt: number | undefined;
  reasons: string[];
}

export interface NaiveFill {
  readonly fill: Fill;
  readonly time: number;
  readonly order: NaiveOrder | undefined;
  /** As it stood when the fill came. */
  readonly limitPrice: bigint | undefined;
  readonly tradingDay: string;
  /** The execution that it takes out of the books, and whether the account was put back to before it. */
  readonly reverses?: string;
  readonly putsBack?: boolean;
}

export interface NaiveDay {
  readonly account: string;
  readonly tradingDay: string;
  readonly startedAt: number;
  readonly isOver: boolean;
  readonly atStart: bigint;
  readonly atEnd: bigint;
}

/** Equity of one account at one moment. */
export interface NaiveMark {
  readonly account: string;
  readonly time: number;
  /** Without what was ever paid in or out, and with it. */
  readonly equity: bigint;
  readonly owned: bigint;
  /** What was paid just before; 0 for a mark that nothing was paid at. */
  readonly paid: bigint;
}

export interface NaiveHistory {
  readonly orders: readonly NaiveOrder[];
  readonly fills: readonly NaiveFill[];
  readonly days: readonly NaiveDay[];
  readonly marks: readonly NaiveMark[];
  readonly capital: ReadonlyMap<string, bigint>;
  readonly lastTime: number;
}

/** An order that no person sent was sent by the desk. */
const operators = new Map<string, string>([['desk', 'desk']]);

/** Reads the whole journal into plain lists, by one walk over it. */
export function readHistory(events: readonly RecordedEvent[]): NaiveHistory {
  const orders = new Map<string, NaiveOrder>();
  const fills: NaiveFill[] = [];
  const days: NaiveDay[] = [];
  const marks: NaiveMark[] = [];
  const capital = new Map<string, bigint>();
  const paidIn = new Map<string, bigint>();
  const today = new Map<string, { tradingDay: string; startedAt: number; atStart: bigint }>();
  for (const { event, time } of events) {
    const order = 'orderId' in event ? orders.get(String(event.orderId)) : undefined;
    switch (event.type) {
      case 'ORDER_SUBMITTED':
      case 'ORDER_DENIED': {
        const { actor, strategy } = event.order.origin;
        const terms = event.order.terms;
        orders.set(event.order.orderId, {
          account: event.order.account,
          instrument: event.order.instrument,
          strategy,
          operator: operators.get(actor.kind) ?? ('user' in actor ? actor.user : undefined),
          side: event.order.side,
          submittedAt: event.order.submittedAt,
          arrivalPrice: event.order.arrivalPrice,
          quantity: event.order.quantity,
          limitPrice: 'limitPrice' in terms ? terms.limitPrice : undefined,
          filled: 0n,
          isAtVenue: false,
          end: event.type === 'ORDER_DENIED' ? 'denied' : 'open',
          endedAt: event.order.updatedAt,
          firstFillAt: undefined,
          lastFillAt: undefined,
          reasons: event.order.verdicts
            .filter((verdict) => verdict.severity === 'block' && !verdict.passed)
            .map((verdict) => verdict.code),
        });
        break;
      }
      case 'ORDER_ACCEPTED':
        if (order !== undefined) {
          order.isAtVenue = true;
        }
        break;
      case 'ORDER_REJECTED':
      case 'ORDER_CANCELED':
      case 'ORDER_EXPIRED':
        if (order !== undefined) {
          order.end = event.type.slice('ORDER_'.length).toLowerCase();
          order.endedAt = time;
          order.reasons = event.type === 'ORDER_REJECTED' ? [event.reason] : order.reasons;
        }
        break;
      case 'ORDER_REPLACED':
        if (order !== undefined) {
          order.quantity = event.quantity;
          order.limitPrice = 'limitPrice' in event.terms ? event.terms.limitPrice : undefined;
          order.isAtVenue ||= event.venueOrderId !== undefined;
          if (order.filled > 0n && order.filled >= order.quantity && order.end !== 'filled') {
            order.end = 'filled';
            order.endedAt = time;
          }
        }
        break;
      case 'ORDER_PARTIALLY_FILLED':
      case 'ORDER_FILLED':
      case 'EXTERNAL_FILL_BOOKED': {
        const { fill } = event;
        const own = order ?? (fill.orderId === undefined ? undefined : orders.get(fill.orderId));
        const tradingDay = today.get(fill.account)?.tradingDay ?? '';
        fills.push({ fill, time, order: own, limitPrice: own?.limitPrice, tradingDay });
        if (order !== undefined) {
          order.filled += fill.quantity;
          order.isAtVenue = true;
          order.firstFillAt ??= time;
          order.lastFillAt = time;
          if (order.filled >= order.quantity && order.end !== 'filled') {
            order.end = 'filled';
            order.endedAt = time;
          }
        }
        break;
      }
      case 'FILL_REVERSED': {
        const { fill, reverses } = event;
        const own = fill.orderId === undefined ? undefined : orders.get(fill.orderId);
        const tradingDay = today.get(fill.account)?.tradingDay ?? '';
        const putsBack = event.restored !== undefined;
        const limitPrice = own?.limitPrice;
        fills.push({ fill, time, order: own, limitPrice, tradingDay, reverses, putsBack });
        break;
      }
      case 'ACCOUNT_OPENED':
        capital.set(event.account, event.initialCapital);
        marks.push({
          account: event.account,
          time,
          equity: event.initialCapital,
          owned: event.initialCapital,
          paid: 0n,
        });
        today.set(event.account, {
          tradingDay: event.tradingDay,
          startedAt: time,
          atStart: event.initialCapital,
        });
        break;
      case 'CASH_ADJUSTED':
      case 'POSITION_ADJUSTED': {
        const { account } = event;
        const paid = event.type === 'CASH_ADJUSTED' ? event.cashChange : event.valueChange;
        const newest = marks.filter((mark) => mark.account === account).at(-1);
        const owned = event.equity ?? newest?.owned ?? 0n;
        const before = paidIn.get(account) ?? 0n;
        marks.push({ account, time, equity: owned - before, owned, paid: 0n });
        paidIn.set(account, before + paid);
        marks.push({ account, time, equity: owned - before, owned: owned + paid, paid });
        break;
      }
      case 'EQUITY_MARKED':
      case 'TRADING_DAY_ROLLED': {
        // What was paid in is neither profit nor loss.
        const equity = event.equity - (paidIn.get(event.account) ?? 0n);
        marks.push({ account: event.account, time, equity, owned: event.equity, paid: 0n });
        if (event.type === 'EQUITY_MARKED') {
          break;
        }
        const day = today.get(event.account);
        if (day !== undefined) {
          days.push({ account: event.account, ...day, isOver: true, atEnd: equity });
        }
        today.set(event.account, {
          tradingDay: event.tradingDay,
          startedAt: time,
          atStart: equity,
        });
        break;
      }
      default:
        break;
    }
  }
  for (const [account, day] of today) {
    const newest = marks.filter((mark) => mark.account === account).at(-1);
    days.push({ account, ...day, isOver: false, atEnd: newest?.equity ?? day.atStart });
  }
  const lastTime = events.at(-1)?.time ?? 0;
  return { orders: [...orders.values()], fills, days, marks, capital, lastTime };
}

/** Whether an order or fill is of what is asked; undefined members of it are of no strategy or operator. */
export function isOf(
  asked: Asked,
  one: {
    readonly account: string;
    readonly instrument: string;
    readonly strategy: string | undefined;
    readonly operator: string | undefined;
  },
): boolean {
  return (
    (asked.account ?? one.account) === one.account &&
    (asked.instrument ?? one.instrument) === one.instrument &&
    (asked.strategy === undefined || asked.strategy === one.strategy) &&
    (asked.operator === undefined || asked.operator === one.operator)
  );
}

export function isWhen({ from, to }: Asked, time: number): boolean {
  return time >= (from ?? -Infinity) && time < (to ?? Infinity);
}
