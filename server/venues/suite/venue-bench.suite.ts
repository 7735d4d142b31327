import { test } from 'vitest';
import type { BookLevel } from '../../core/market/quote';
import type { OrderUpdates } from '../../core/order/order';
import type { OrderTerms } from '../../core/order/order-terms';
import type { OrderType } from '../../core/order/order-words';
import { type Side, signOf } from '../../core/order/side';
import { type Price, type Quantity, toPrice, toQuantity } from '../../core/values/amounts';
import { type ClientOrderId, toClientOrderId } from '../../core/values/ids';
import {
  type ExecutionReport,
  VenueError,
  type VenueOrder,
  type VenueOrderRequest,
} from '../../ports/execution-venue';
import type {
  ConnectionControl,
  MarketControl,
  Need,
  ReplyControl,
  RestartControl,
  TimeControl,
  Unable,
  VenueHarness,
} from './venue-harness.suite';

export type OpenHarness = () => Promise<VenueHarness>;

/** A level in ticks from the middle and in units: `[-1, 5]`. */
type Level = readonly [ticks: number, units: number];

/**
 * A test of a venue. What the harness cannot do, and what the venue does not offer, skips it with
 * the reason.
 */
export type VenueTest = (
  title: string,
  needs: readonly Need[],
  body: (bench: VenueBench) => Promise<void>,
) => void;

export function venueTests(open: OpenHarness): VenueTest {
  return (title, needs, body) => {
    test(title, async ({ skip }) => {
      const harness = await open();
      try {
        for (const need of needs) {
          const control: object = harness[need];
          if ('unable' in control) {
            skip(`needs ${need}: ${(control as Unable).unable}`);
          }
        }
        await body(new VenueBench(harness, skip));
      } finally {
        await harness.close();
      }
    });
  };
}

/**
 * A venue on the test bench. Prices are ticks from the middle, quantities are units of the smallest
 * order; `side` turns a test round, so that one text proves buy and sell.
 */
export class VenueBench {
  readonly harness: VenueHarness;
  private readonly skip: (reason: string) => never;
  private orders = 0;

  constructor(harness: VenueHarness, skip: (reason: string) => never) {
    this.harness = harness;
    this.skip = skip;
  }

  get venue() {
    return this.harness.venue;
  }

  get market(): MarketControl {
    return this.harness.market as MarketControl;
  }

  get time(): TimeControl {
    return this.harness.time as TimeControl;
  }

  get restart(): RestartControl {
    return this.harness.restart as RestartControl;
  }

  get connection(): ConnectionControl {
    return this.harness.connection as ConnectionControl;
  }

  get replies(): ReplyControl {
    return this.harness.replies as ReplyControl;
  }

  /** Skips the test unless the venue offers what it is about. */
  requireThat(isOffered: boolean, what: string): void {
    if (!isOffered) {
      this.skip(`the venue does not offer ${what}`);
    }
  }

  /** Skips the test where a message is at the book at once. */
  requireTravel(): void {
    if (this.time.travelMs === 0) {
      this.skip('messages take no time here: nothing can happen while they travel');
    }
  }

  requireType(orderType: OrderType): void {
    this.requireThat(this.venue.capabilities.orderTypes.includes(orderType), orderType);
  }

  /** A price so many ticks above the middle. */
  at(ticks: number): Price {
    const { middle, instrument } = this.harness;
    return toPrice(middle + BigInt(ticks) * instrument.tickSize);
  }

  units(count: number): Quantity {
    const { minQuantity } = this.harness.instrument;
    return toQuantity(BigInt(count) * minQuantity);
  }

  /**
   * Shows a book as an order of `side` sees it: `own` levels lie on its side, `other` ones on the
   * side it takes from; for a sell all ticks are turned round.
   */
  show(side: Side, own: readonly Level[], other: readonly Level[]): void {
    const levels = (list: readonly Level[]): readonly BookLevel[] =>
      list.map(([ticks, units]) => ({
        price: this.seen(side, ticks),
        quantity: this.units(units),
      }));
    if (side === 'buy') {
      this.market.show(levels(own), levels(other));
    } else {
      this.market.show(levels(other), levels(own));
    }
  }

  /** A price as an order of `side` sees it: more ticks are worse for it. */
  seen(side: Side, ticks: number): Price {
    return this.at(ticks * Number(signOf(side)));
  }

  trade(side: Side, ticks: number, units: number): void {
    this.market.trade(this.seen(side, ticks), this.units(units));
  }

  limit(side: Side, ticks: number): OrderTerms {
    return { orderType: 'limit', limitPrice: this.seen(side, ticks) };
  }

  request(
    side: Side,
    units: number,
    terms: OrderTerms,
    rest: Partial<VenueOrderRequest> = {},
  ): VenueOrderRequest {
    this.orders += 1;
    return {
      clientOrderId: toClientOrderId(`suite-${this.harness.now()}-${this.orders}`),
      account: this.harness.account,
      instrument: this.harness.instrument.instrument,
      side,
      terms,
      quantity: this.units(units),
      timeInForce: 'goodTillCancel',
      reduceOnly: false,
      postOnly: false,
      ...rest,
    };
  }

  /** Submits, waits for all that follows, and gives the client order id. */
  async place(
    side: Side,
    units: number,
    terms: OrderTerms,
    rest: Partial<VenueOrderRequest> = {},
  ): Promise<ClientOrderId> {
    const request = this.request(side, units, terms, rest);
    await this.venue.submitOrder(request);
    await this.harness.settle();
    return request.clientOrderId;
  }

  async cancel(clientOrderId: ClientOrderId): Promise<boolean> {
    const isTaken = await this.venue.cancelOrder(clientOrderId);
    await this.harness.settle();
    return isTaken;
  }

  /** `refused` when the venue says no, at once or by a report. */
  async modify(clientOrderId: ClientOrderId, updates: OrderUpdates): Promise<'taken' | 'refused'> {
    const before = this.toldOf(clientOrderId).length;
    try {
      await this.venue.modifyOrder(clientOrderId, updates);
    } catch (error) {
      if (error instanceof VenueError && error.kind === 'refused') {
        return 'refused';
      }
      throw error;
    }
    await this.harness.settle();
    const told = this.toldOf(clientOrderId).slice(before);
    return told.some((report) => report.executionType === 'replaceRejected') ? 'refused' : 'taken';
  }

  async order(clientOrderId: ClientOrderId): Promise<VenueOrder> {
    const order = await this.venue.getOrder(clientOrderId);
    if (order === undefined) {
      throw new Error(`The venue does not know ${clientOrderId}.`);
    }
    return order;
  }

  /** Signed, in units. */
  async position(): Promise<number> {
    const { account, instrument } = this.harness;
    const positions = await this.venue.getPositions(account);
    const held = positions.find((one) => one.instrument === instrument.instrument);
    return Number((held?.quantity ?? 0n) / instrument.minQuantity);
  }

  toldOf(clientOrderId: ClientOrderId): readonly ExecutionReport[] {
    return this.harness.reports.filter((report) => report.clientOrderId === clientOrderId);
  }

  /** What was told of an order, in short: `new`, `trade 3 @ 1`, `canceled`. */
  words(clientOrderId: ClientOrderId): readonly string[] {
    const { middle, instrument } = this.harness;
    return this.toldOf(clientOrderId).map((report) => {
      if (report.executionType !== 'trade') {
        return report.executionType;
      }
      const { quantity, price, side } = report.fill;
      const ticks = ((price - middle) / instrument.tickSize) * signOf(side);
      return `trade ${quantity / instrument.minQuantity} @ ${ticks}`;
    });
  }
}

/** The kind of `VenueError` that a call rejects with; undefined when it does not. */
export async function failureOf(call: Promise<unknown>): Promise<VenueError | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    if (error instanceof VenueError) {
      return error;
    }
    throw error;
  }
}
