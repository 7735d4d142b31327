import type { AccountState } from '../core/account/account';
import { openOrdersOf } from '../core/desk/open-orders';
import type { OrderParams } from '../core/order/order-params';
import { price, toPrice, toQuantity } from '../core/values/amounts';
import { type ClientOrderId, type InstrumentId, toClientOrderId } from '../core/values/ids';
import { VenueError } from '../ports/execution-venue';
import type { RandomStream } from '../ports/random';
import { seededRandom } from '../system/seeded-random';
import { FaultDesk, type FaultRequest } from '../venues/paper/fault-desk';
import type { FaultKind } from '../venues/paper/fault-kinds';
import { byChief, chief, main } from './desk-harness.fixture';
import { PaperDay } from './paper-day.fixture';

const instrumentsUsed = 3;
const hourMs = 3_600_000;

/** What a storm is made of: which faults, whether the process dies, whether clocks jump. */
export interface Weather {
  readonly faults: readonly FaultKind[];
  readonly crashes: boolean;
  readonly jumps: boolean;
  readonly steps: number;
}

/**
 * A desk under load at a venue that fails: orders, cancels, changes, repeats, crashes in the middle of
 * each and clocks that jump, all from one seed. `calm` ends the faults and waits for the last answer.
 */
export class Storm {
  readonly day: PaperDay;
  readonly weather: Weather;
  readonly faults: FaultDesk;
  /** Calls per client order id after which the order may be at the venue. */
  readonly mayBePlaced = new Map<ClientOrderId, number>();
  /** What somebody else traded, signed, by instrument; a report of it may have been lost. */
  readonly elsewhere = new Map<InstrumentId, bigint[]>();
  private readonly draws: RandomStream;
  private readonly underWay = new Set<Promise<unknown>>();
  private sent = 0;

  private constructor(seed: number, weather: Weather) {
    this.day = new PaperDay(seed, 'brutal');
    this.weather = weather;
    this.draws = seededRandom(seed).stream('storm');
    const { clock, faults } = this.day;
    const storm = this;
    this.faults = new FaultDesk({
      faults,
      account: main,
      clock,
      timer: clock,
      random: seededRandom(seed),
      // The venue is another one after each crash.
      get venue() {
        return storm.day.venue;
      },
    });
    this.day.onSubmission = (clientOrderId, placed) => this.count(clientOrderId, placed);
  }

  static async begin(seed: number, weather: Weather): Promise<Storm> {
    const storm = new Storm(seed, weather);
    await storm.day.start();
    return storm;
  }

  /** One step after the other; `check` is called after every event of the desk. */
  async rage(check: (account: AccountState) => void): Promise<void> {
    const failures: unknown[] = [];
    this.day.onEvent = () => {
      try {
        check(this.day.account());
      } catch (error) {
        failures.push(error);
      }
    };
    for (let step = 0; step < this.weather.steps && failures.length === 0; step += 1) {
      await this.step();
    }
    if (failures.length > 0) {
      throw failures[0];
    }
  }

  /** The faults end, the line comes back, and every open question is answered. */
  async calm(): Promise<void> {
    this.faults.clear();
    this.day.venue.restoreConnection();
    this.day.venue.breakConnection();
    await this.day.wait(100);
    this.day.venue.restoreConnection();
    await this.day.settleAll();
    await this.day.wait(2_000);
  }

  private async step(): Promise<void> {
    const { draws, weather, day } = this;
    const what = draws.below(20);
    if (what < 8) {
      this.send();
    } else if (what < 10) {
      this.cancelOne();
    } else if (what < 12) {
      this.modifyOne();
    } else if (what < 15 && weather.faults.length > 0) {
      this.injectOne();
    } else if (what === 15 && weather.crashes) {
      // In the middle of whatever is under way.
      await day.crash();
      this.underWay.clear();
    } else if (what === 16 && weather.jumps) {
      day.clock.jump(draws.below(2) === 0 ? hourMs : -hourMs);
    } else {
      await day.wait(20 + draws.below(1_500));
    }
  }

  private send(): void {
    const { desk } = this.day;
    const instrument = desk.instruments[this.draws.below(instrumentsUsed)];
    const last = instrument && desk.quote(instrument.instrument)?.last;
    if (instrument === undefined) {
      return;
    }
    const offset = instrument.tickSize * BigInt(this.draws.below(41) - 20);
    const around = (last ?? price('1')) - ((last ?? price('1')) % instrument.tickSize) + offset;
    const isMarket = this.draws.below(3) === 0;
    const isRepeat = this.sent > 0 && this.draws.below(6) === 0;
    this.sent += isRepeat ? 0 : 1;
    const params: OrderParams = {
      account: main,
      instrument: instrument.instrument,
      side: this.draws.below(2) === 0 ? 'buy' : 'sell',
      terms: isMarket
        ? { orderType: 'market' }
        : { orderType: 'limit', limitPrice: toPrice(around > 0n ? around : instrument.tickSize) },
      quantity: toQuantity(instrument.minQuantity * BigInt(1 + this.draws.below(40))),
      timeInForce: 'goodTillCancel',
      reduceOnly: false,
      postOnly: false,
      confirm: true,
      clientOrderId: toClientOrderId(`storm-${this.sent}`),
    };
    this.follow(desk.submitOrder(params, byChief));
  }

  private cancelOne(): void {
    const orderId = this.openOrder();
    if (orderId !== undefined) {
      this.follow(this.day.desk.cancelOrder(orderId, chief));
    }
  }

  private modifyOne(): void {
    const orderId = this.openOrder();
    const order = orderId === undefined ? undefined : this.day.desk.state.orders.get(orderId);
    if (order !== undefined) {
      const lot = this.day.instrument(order.instrument).minQuantity;
      const quantity = toQuantity(lot * BigInt(1 + this.draws.below(60)));
      this.follow(this.day.desk.modifyOrder(order.orderId, { quantity }, chief));
    }
  }

  private openOrder() {
    const open = openOrdersOf(this.day.desk.state);
    return open[this.draws.below(Math.max(1, open.length))]?.orderId;
  }

  private injectOne(): void {
    const { draws, weather, day } = this;
    const kind = weather.faults[draws.below(weather.faults.length)] as FaultKind;
    const instrument = day.desk.instruments[draws.below(instrumentsUsed)];
    if (instrument === undefined) {
      return;
    }
    const request = requestOf(kind, instrument.instrument, instrument.minQuantity, draws);
    const injected = this.faults.inject(request);
    if (kind === 'external-trade' && injected.ok) {
      const signed = request.side === 'sell' ? -instrument.minQuantity : instrument.minQuantity;
      const before = this.elsewhere.get(instrument.instrument) ?? [];
      this.elsewhere.set(instrument.instrument, [...before, signed]);
    }
  }

  /** Nobody waits for the answer: the next step comes while this one is under way. */
  private follow(answer: Promise<unknown>): void {
    this.underWay.add(answer);
    answer.then(
      () => this.underWay.delete(answer),
      () => this.underWay.delete(answer),
    );
  }

  private count(clientOrderId: ClientOrderId, placed: Promise<unknown>): void {
    const note = () =>
      this.mayBePlaced.set(clientOrderId, (this.mayBePlaced.get(clientOrderId) ?? 0) + 1);
    placed.then(note, (error: unknown) => {
      if (!(error instanceof VenueError) || error.kind !== 'notPlaced') {
        note();
      }
    });
  }
}

function requestOf(
  kind: FaultKind,
  instrument: InstrumentId,
  lot: bigint,
  draws: RandomStream,
): FaultRequest {
  const durationMs = 50 + draws.below(4_000);
  switch (kind) {
    case 'disconnect':
    case 'restart-losing-orders':
      return { kind, durationMs };
    case 'external-trade': {
      const side = draws.below(2) === 0 ? 'buy' : 'sell';
      return { kind, instrument, side, quantity: toQuantity(lot), isTold: draws.below(2) === 0 };
    }
    case 'clock-skew':
      return { kind, skewMs: draws.below(2 * hourMs) - hourMs, durationMs };
    case 'wrong-position':
      return { kind, instrument, quantity: toQuantity(lot), durationMs };
    case 'wrong-cash':
      return { kind, durationMs };
    case 'slow':
      // Longer than the proof that nothing was placed takes would break the bound it rests on.
      return { kind, count: 1 + draws.below(3), durationMs: 50 + draws.below(1_500) };
    default:
      return { kind, count: 1 + draws.below(3), durationMs };
  }
}
