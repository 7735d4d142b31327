import { Valuation } from '../../server/core/account/valuation';
import type { Decision, DeskContext } from '../../server/core/desk/desk-context';
import type { DeskEvent } from '../../server/core/desk/desk-event';
import { createDeskState } from '../../server/core/desk/desk-state';
import { evolve } from '../../server/core/desk/evolve';
import type { Instrument } from '../../server/core/market/instrument';
import { aShare } from '../../server/core/market/instrument.fixture';
import type { Market } from '../../server/core/market/market';
import { markOf } from '../../server/core/market/marks';
import type { Quote } from '../../server/core/market/quote';
import { decideReport } from '../../server/core/order/decide-report';
import { decideSubmit } from '../../server/core/order/decide-submit';
import type { ExecutionReport } from '../../server/core/order/execution-report';
import type { Fill } from '../../server/core/order/fill';
import type { Actor, OrderOrigin } from '../../server/core/order/order-origin';
import type { OrderParams } from '../../server/core/order/order-params';
import { shippedLimits } from '../../server/core/risk/shipped-limits';
import {
  money,
  noMoney,
  one,
  quantity,
  ratio,
  toPrice,
  toQuantity,
} from '../../server/core/values/amounts';
import {
  type InstrumentId,
  toAccountId,
  toClientOrderId,
  toExecutionId,
  toUserName,
  toVenueName,
  toVenueOrderId,
} from '../../server/core/values/ids';
import { toInstant, toTradingDay } from '../../server/core/values/instant';
import { type FlowOrder, midOfInstrument, type OrderFlow } from './order-flow';

const main = toAccountId('main');
const paper = toVenueName('paper');
const trader: Actor = { kind: 'apiKey', user: toUserName('trader'), apiKey: 'bench' };
const origin: OrderOrigin = { actor: trader };
const settings = { venue: paper, collar: ratio('0.02') };
const commission = money('0.35');
const displayed = quantity('500');
const opened = 1_764_000_000_000;
/** At the rate that is aimed for, so many orders come within one millisecond. */
const ordersPerMs = 150;

/**
 * What a caller asks for and what the venue then says of it, in the shapes in which the doors hand them
 * on: made beforehand, none of it is the desk's.
 */
interface Script {
  readonly params: OrderParams;
  readonly accepted: ExecutionReport;
  readonly fills: readonly ExecutionReport[];
}

/**
 * The desk's core with a position in every instrument and the flow's standing orders working.
 * An order goes the whole way: request, checks and reservation, acknowledgement, fills of both
 * sides, positions and cash.
 */
export class DeskSide {
  readonly state = createDeskState();
  readonly valuation = new Valuation();
  private readonly valuations = new Map([[main, this.valuation]]);
  private readonly market: Market;
  private readonly quotes = new Map<InstrumentId, Quote>();
  private readonly instruments: readonly Instrument[];
  private now = toInstant(opened);
  private taken = 0;
  private executions = 0;

  constructor(flow: OrderFlow) {
    this.instruments = Array.from({ length: flow.instruments }, (_, index) => instrumentOf(index));
    const listed = new Map(this.instruments.map((one) => [one.instrument, one]));
    this.market = {
      instrument: (instrument) => listed.get(instrument),
      status: () => 'open',
      quote: (instrument) => this.quotes.get(instrument),
      mark: (instrument) => {
        const quote = this.quotes.get(instrument);
        return quote === undefined ? undefined : markOf(quote, this.now);
      },
    };
    this.open();
    for (const index of this.instruments.keys()) {
      this.tick(index, midOfInstrument(index));
      this.hold(index);
    }
    for (const script of this.prepare(flow.standing)) {
      this.take(script);
    }
  }

  /** Writes down all that is said from outside during a flow. */
  prepare(orders: readonly FlowOrder[]): readonly Script[] {
    return orders.map((order) => ({
      params: this.paramsOf(order),
      accepted: this.acceptedOf(order.index),
      fills:
        order.meets === undefined
          ? []
          : [this.tradeOf(order.index, order), this.tradeOf(order.meets.maker, order)],
    }));
  }

  /** One order through the whole chain, and the fill that it gives to the one it meets. */
  take({ params, accepted, fills }: Script): void {
    this.taken += 1;
    if (this.taken % ordersPerMs === 0) {
      this.now = toInstant(this.now + 1);
    }
    this.run(decideSubmit(this.context(), params, origin));
    this.run(decideReport(this.context(), accepted));
    for (const fill of fills) {
      this.run(decideReport(this.context(), fill));
    }
  }

  /** A new quote, and what it does to the value of the account. */
  tick(index: number, cents: number): void {
    const instrument = this.instrumentAt(index);
    const quote: Quote = {
      instrument,
      bid: inCents(cents - 1),
      bidSize: displayed,
      ask: inCents(cents + 1),
      askSize: displayed,
      last: inCents(cents),
      lastSize: displayed,
      previousClose: inCents(cents),
      quotedAt: this.now,
      tradedAt: this.now,
    };
    this.quotes.set(instrument, quote);
    const mark = markOf(quote, this.now);
    if (mark !== undefined) {
      this.valuation.setMark(instrument, mark.price);
    }
  }

  private tradeOf(
    index: number,
    { instrument, side, quantity, price, meets }: FlowOrder,
  ): ExecutionReport {
    this.executions += 1;
    const clientOrderId = toClientOrderId(`c${index}`);
    const venueOrderId = toVenueOrderId(`v${index}`);
    const opposite = side === 'buy' ? 'sell' : 'buy';
    return {
      executionType: 'trade',
      venue: paper,
      account: main,
      clientOrderId,
      venueOrderId,
      transactTime: this.now,
      fill: {
        executionId: toExecutionId(`x${this.executions}`),
        clientOrderId,
        venueOrderId,
        account: main,
        instrument: this.instrumentAt(instrument),
        side: index === meets?.maker ? opposite : side,
        quantity: toQuantity(BigInt(quantity) * 100_000_000n),
        price: inCents(price),
        commission,
        liquidity: index === meets?.maker ? 'maker' : 'taker',
        transactTime: this.now,
      },
    };
  }

  private acceptedOf(index: number): ExecutionReport {
    return {
      executionType: 'new',
      venue: paper,
      account: main,
      clientOrderId: toClientOrderId(`c${index}`),
      venueOrderId: toVenueOrderId(`v${index}`),
      transactTime: this.now,
    };
  }

  private paramsOf({ index, instrument, side, quantity, price }: FlowOrder): OrderParams {
    return {
      clientOrderId: toClientOrderId(`c${index}`),
      account: main,
      instrument: this.instrumentAt(instrument),
      side,
      terms: { orderType: 'limit', limitPrice: inCents(price) },
      quantity: toQuantity(BigInt(quantity) * 100_000_000n),
      timeInForce: 'day',
      reduceOnly: false,
      postOnly: false,
      confirm: false,
    };
  }

  private instrumentAt(index: number): InstrumentId {
    return (this.instruments[index] as Instrument).instrument;
  }

  private context(): DeskContext {
    return {
      state: this.state,
      market: this.market,
      valuations: this.valuations,
      settings,
      canRecord: true,
      now: this.now,
    };
  }

  private run({ events, result }: Decision<unknown>): void {
    if (!result.ok) {
      throw new Error(`The desk refused an order of the flow: ${result.error.code}`);
    }
    this.apply(events);
  }

  private apply(events: readonly DeskEvent[]): void {
    for (const event of events) {
      const sequence = this.state.sequence + 1;
      const { booked, exposure } = evolve(this.state, {
        sequence,
        time: this.now,
        actor: trader,
        event,
      });
      if (booked !== undefined) {
        this.valuation.positionChanged(booked.fill.instrument, booked.position);
      }
      if (exposure !== undefined) {
        this.valuation.exposureChanged(exposure);
      }
    }
  }

  private open(): void {
    this.apply([
      {
        type: 'ACCOUNT_OPENED',
        account: main,
        currency: 'USD',
        initialCapital: money('50000000'),
        tradingDay: toTradingDay('2026-11-20'),
      },
      {
        type: 'RISK_LIMITS_CHANGED',
        scope: { kind: 'desk' },
        previous: {},
        limits: { ...shippedLimits, maxDailyOrders: 10_000_000 },
        reason: 'bench',
        by: toUserName('trader'),
      },
    ]);
  }

  /** A position of 150, long and short in turn. */
  private hold(index: number): void {
    const fill: Fill = {
      executionId: toExecutionId(`held${index}`),
      venue: paper,
      account: main,
      instrument: this.instrumentAt(index),
      multiplier: one,
      side: index % 2 === 0 ? 'buy' : 'sell',
      quantity: quantity('150'),
      price: inCents(midOfInstrument(index)),
      commission: noMoney,
      slippage: noMoney,
      liquidity: 'taker',
      transactTime: this.now,
    };
    this.apply([{ type: 'EXTERNAL_FILL_BOOKED', fill }]);
  }
}

function inCents(cents: number) {
  return toPrice(BigInt(cents) * 1_000_000n);
}

function instrumentOf(index: number): Instrument {
  return aShare(`I${index}`, { session: 'around-the-clock' });
}
