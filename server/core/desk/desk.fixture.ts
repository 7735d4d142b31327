import { Valuation } from '../account/valuation';
import type { Instrument, InstrumentStatus } from '../market/instrument';
import { aShare } from '../market/instrument.fixture';
import type { Market } from '../market/market';
import { markOf } from '../market/marks';
import type { Quote } from '../market/quote';
import type { ExecutionReport } from '../order/execution-report';
import type { Order } from '../order/order';
import type { Actor, OrderOrigin } from '../order/order-origin';
import type { OrderParams } from '../order/order-params';
import type { Side } from '../order/side';
import type { RiskLimits } from '../risk/risk-limits';
import type { LimitScope } from '../risk/risk-verdict';
import { money, price, quantity, ratio } from '../values/amounts';
import { assert } from '../values/assert';
import {
  toAccountId,
  toClientOrderId,
  toExecutionId,
  toInstrumentId,
  toUserName,
  toVenueName,
  toVenueOrderId,
} from '../values/ids';
import { type Instant, toInstant, toTradingDay } from '../values/instant';
import type { Decision, DeskContext } from './desk-context';
import type { DeskEvent, DeskEventType } from './desk-event';
import { createDeskState, type DeskState } from './desk-state';
import { evolve } from './evolve';

export const main = toAccountId('main');
export const paper = toVenueName('paper');
export const acme = toInstrumentId('ACME');
export const coin = toInstrumentId('COIN');
export const noon = toInstant(Date.UTC(2026, 10, 20, 17, 0, 0));
export const chief: Actor = { kind: 'user', user: toUserName('chief'), session: '1' };
export const byChief: OrderOrigin = { actor: chief };

const acmeShares = aShare('ACME', { name: 'Acme' });

const coinPair: Instrument = {
  ...acmeShares,
  instrument: coin,
  name: 'Coin',
  kind: 'crypto',
  lotSize: quantity('0.00000001'),
  minQuantity: quantity('0.0001'),
  quantityDecimals: 8,
};

/** Limits wide enough to stay out of the way of a test that is about something else. */
export const wideLimits: RiskLimits = {
  maxPositionSize: quantity('1000000'),
  maxOrderQuantity: quantity('1000000'),
  maxOrderValue: money('100000000'),
  maxDailyOrders: 1_000_000,
  maxOpenPositions: 1_000,
  minAccountBalance: money('0'),
  maxLeverage: ratio('100'),
};

/** A desk of pure functions: one account of a million, two instruments, a market set by hand. */
export class DeskBench {
  readonly state: DeskState = createDeskState();
  readonly valuation = new Valuation(ratio('0.5'));
  readonly log: DeskEvent[] = [];
  now: Instant = noon;
  canRecord = true;
  private readonly quotes = new Map<string, Quote>();
  private readonly statuses = new Map<string, InstrumentStatus>();
  private readonly instruments = new Map<string, Instrument>([
    [acme, acmeShares],
    [coin, coinPair],
  ]);
  private executions = 0;

  constructor(limits: RiskLimits = wideLimits, capital = '1000000') {
    this.apply([
      {
        type: 'ACCOUNT_OPENED',
        account: main,
        currency: 'USD',
        initialCapital: money(capital),
        tradingDay: toTradingDay('2026-11-20'),
      },
    ]);
    this.limit(limits);
    this.quote(acme, '9.99', '10.01');
    this.quote(coin, '60000', '60010');
  }

  limit(limits: RiskLimits, scope: LimitScope = { kind: 'desk' }): void {
    this.apply([
      {
        type: 'RISK_LIMITS_CHANGED',
        scope,
        previous: {},
        limits,
        reason: 'test',
        by: toUserName('chief'),
      },
    ]);
  }

  list(instrument: Instrument): void {
    this.instruments.set(instrument.instrument, instrument);
  }

  quote(instrument: string, bid: string, ask: string, last = bid): void {
    const quote: Quote = {
      instrument: toInstrumentId(instrument),
      bid: price(bid),
      bidSize: quantity('100000'),
      ask: price(ask),
      askSize: quantity('100000'),
      last: price(last),
      lastSize: quantity('100'),
      previousClose: price(last),
      quotedAt: this.now,
      tradedAt: this.now,
    };
    this.quotes.set(instrument, quote);
    const mark = markOf(quote, this.now);
    if (mark !== undefined) {
      this.valuation.setMark(quote.instrument, mark.price);
    }
  }

  /** What the market said last, where it differs from the quote that stands. */
  heard(instrument: string, rest: Partial<Quote>): void {
    const standing = this.quotes.get(instrument);
    if (standing === undefined) {
      throw new Error(`${instrument} has no quote to differ from`);
    }
    this.quotes.set(instrument, { ...standing, ...rest });
  }

  noQuote(instrument: string): void {
    this.quotes.delete(instrument);
  }

  setStatus(instrument: string, status: InstrumentStatus): void {
    this.statuses.set(instrument, status);
  }

  context(): DeskContext {
    const market: Market = {
      instrument: (instrument) => this.instruments.get(instrument),
      status: (instrument) => this.statuses.get(instrument) ?? 'open',
      quote: (instrument) => this.quotes.get(instrument),
      mark: (instrument) => {
        const quote = this.quotes.get(instrument);
        return quote === undefined ? undefined : markOf(quote, this.now);
      },
    };
    return {
      state: this.state,
      market,
      valuations: new Map([[main, this.valuation]]),
      settings: { venue: paper, collar: ratio('0.02') },
      canRecord: this.canRecord,
      now: this.now,
    };
  }

  /** Decides and applies; the decision comes back to be looked at. */
  run<Answer>(
    decide: (desk: DeskContext) => Decision<Answer>,
    actor: Actor = chief,
  ): Decision<Answer> {
    const decision = decide(this.context());
    this.apply(decision.events, actor);
    return decision;
  }

  apply(events: readonly DeskEvent[], actor: Actor = chief): void {
    for (const event of events) {
      const sequence = this.state.sequence + 1;
      const touched = evolve(this.state, { sequence, time: this.now, actor, event });
      this.log.push(event);
      if (touched.booked !== undefined) {
        this.valuation.positionChanged(touched.booked.fill.instrument, touched.booked.position);
      }
      if (touched.exposure !== undefined) {
        this.valuation.exposureChanged(touched.exposure);
      }
    }
  }

  order(orderId: string): Order {
    const order = [...this.state.orders.values()].find(
      (one) => one.orderId === orderId || one.clientOrderId === orderId,
    );
    if (order === undefined) {
      throw new Error(`There is no order ${orderId}`);
    }
    return order;
  }

  /** What the venue says of an order, found by its client order id. */
  report(
    clientOrderId: string,
    said: {
      readonly executionType: ExecutionReport['executionType'];
      readonly [field: string]: unknown;
    },
  ): ExecutionReport {
    return {
      venue: paper,
      account: main,
      clientOrderId: toClientOrderId(clientOrderId),
      venueOrderId: toVenueOrderId(`v-${clientOrderId}`),
      transactTime: this.now,
      ...said,
    } as ExecutionReport;
  }

  private nextExecution(): string {
    this.executions += 1;
    return `x${this.executions}`;
  }

  trade(
    clientOrderId: string,
    size: string,
    at: string,
    executionId = this.nextExecution(),
    commission = '0',
  ): ExecutionReport {
    const orderId = this.state.clientOrderIds.get(main, toClientOrderId(clientOrderId));
    const known = orderId && this.state.orders.get(orderId);
    return this.report(clientOrderId, {
      executionType: 'trade',
      fill: {
        executionId: toExecutionId(executionId),
        clientOrderId: toClientOrderId(clientOrderId),
        venueOrderId: toVenueOrderId(`v-${clientOrderId}`),
        account: main,
        instrument: known?.instrument ?? acme,
        side: known?.side ?? 'buy',
        quantity: quantity(size),
        price: price(at),
        commission: money(commission),
        liquidity: 'taker',
        transactTime: this.now,
      },
    });
  }
}

/** A limit order in ACME; what a test is about is given, the rest stands. */
export function limitOrder(
  side: Side,
  size: string,
  at: string,
  rest: Partial<OrderParams> = {},
): OrderParams {
  return {
    account: main,
    instrument: acme,
    side,
    terms: { orderType: 'limit', limitPrice: price(at) },
    quantity: quantity(size),
    timeInForce: 'day',
    reduceOnly: false,
    postOnly: false,
    confirm: false,
    ...rest,
  };
}

export function typesOf(events: readonly DeskEvent[]): readonly DeskEventType[] {
  return events.map(({ type }) => type);
}

/** The instruments that are held by what the events say of the beginning and the end of positions. */
export function heldByEvents(events: readonly DeskEvent[]): readonly string[] {
  const held = new Set<string>();
  for (const event of events) {
    if (event.type === 'POSITION_CLOSED') {
      assert(held.delete(event.instrument), `${event.instrument} ends and has not begun`);
    } else if (event.type === 'POSITION_OPENED') {
      assert(!held.has(event.instrument), `${event.instrument} begins twice`);
      held.add(event.instrument);
    }
  }
  return [...held];
}
