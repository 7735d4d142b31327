import { encodeState } from '../core/desk/canonical-state';
import type { Order } from '../core/order/order';
import type { Actor, OrderOrigin } from '../core/order/order-origin';
import type { OrderParams } from '../core/order/order-params';
import type { Side } from '../core/order/side';
import { price, quantity } from '../core/values/amounts';
import { toAccountId, toClientOrderId, toInstrumentId, toUserName } from '../core/values/ids';
import { type Instant, toInstant, toTradingDay } from '../core/values/instant';
import type { Desk } from '../desk';
import type { DeskSettings } from '../desk/desk-parts';
import { startDesk } from '../desk/start-desk';
import { createMemoryPersistence } from '../persistence/create-memory-persistence';
import { type DiskFaults, MemoryDisk } from '../persistence/journal/memory-disk';
import { takeUpSpare } from '../persistence/journal/take-up-spare';
import type { Persistence } from '../persistence/persistence';
import type { Timer } from '../ports/timer';
import type { WebhookLine } from '../ports/webhook-line';
import { memoryLog } from '../system/memory-log';
import { seededRandom } from '../system/seeded-random';
import { VirtualClock } from '../system/virtual-clock';
import { testDeskSettings } from './desk-settings.fixture';
import { ScriptedVenue } from './scripted-venue.fixture';
import { StillMarket } from './still-market.fixture';

export const main = toAccountId('main');
export const chief: Actor = { kind: 'user', user: toUserName('chief'), session: '1' };
export const byChief: OrderOrigin = { actor: chief };
const begin = toInstant(Date.UTC(2026, 10, 20, 15, 0, 0));

/** A whole desk on an imitated disk, clock and venue; crashes and starts again on what is left. */
export class DeskHarness {
  readonly clock: VirtualClock;
  readonly venue: ScriptedVenue;
  market: StillMarket;
  disk: MemoryDisk;
  persistence: Persistence;
  /** Where alerts are sent; set before a start. */
  webhooks: WebhookLine | undefined;
  private readonly settings: Partial<DeskSettings>;
  private running: Desk | undefined;
  private life: { isOver: boolean } = { isOver: false };

  constructor(faults: DiskFaults = {}, settings: Partial<DeskSettings> = {}) {
    this.settings = settings;
    this.clock = new VirtualClock(begin);
    this.venue = new ScriptedVenue(this.clock);
    this.market = new StillMarket(this.clock);
    this.disk = new MemoryDisk({ timer: this.clock, ...faults });
    this.persistence = createMemoryPersistence(this.disk);
  }

  get desk(): Desk {
    if (this.running === undefined) {
      throw new Error('The desk of this harness was not started');
    }
    return this.running;
  }

  async start(): Promise<this> {
    const { clock, venue, market, persistence, disk } = this;
    const caughtUp = await takeUpSpare(persistence, disk.spare, memoryLog());
    this.life = { isOver: false };
    this.running = await this.settle(
      startDesk({
        journal: persistence.journal,
        caughtUp,
        readTables: persistence.readTables,
        venue,
        marketData: market,
        clock,
        timer: timerOf(this.life, clock),
        random: seededRandom(7),
        log: memoryLog(),
        ...(this.webhooks && { webhooks: this.webhooks }),
        tradingDayOf: (moment: Instant) =>
          toTradingDay(new Date(moment).toISOString().slice(0, 10)),
        giveWay: () => Promise.resolve(),
        settings: { ...testDeskSettings, ...this.settings },
      }),
    );
    return this;
  }

  /** The process dies: what was not synced is gone, timers and listeners are nobody's any more. */
  crash(faults: DiskFaults = {}): Promise<this> {
    this.life.isOver = true;
    this.disk = this.disk.crash({ timer: this.clock, ...faults });
    this.persistence = createMemoryPersistence(this.disk);
    // What is halted stays halted: the market is nobody's process.
    this.market.forgetListeners();
    this.venue.forgetListeners();
    return this.start();
  }

  /** Lets everything happen that needs no time. */
  async quiet(): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) {
      await new Promise((resume) => setImmediate(resume));
    }
  }

  /** Moves the clock on in small steps, and lets what follows happen. */
  async wait(milliseconds: number): Promise<void> {
    await this.quiet();
    const end = this.clock.monotonic() + milliseconds;
    while (this.clock.monotonic() < end) {
      this.clock.advanceBy(Math.min(50, end - this.clock.monotonic()));
      await this.quiet();
    }
  }

  /** Waits for a promise that may need the clock to move. */
  async settle<Value>(promise: Promise<Value>): Promise<Value> {
    let isSettled = false;
    const watched = promise.finally(() => {
      isSettled = true;
    });
    watched.catch(() => undefined);
    for (let step = 0; step < 400 && !isSettled; step += 1) {
      await this.quiet();
      if (!isSettled) {
        this.clock.advanceBy(25);
      }
    }
    return watched;
  }

  order(clientOrderId: string): Order {
    const orderId = this.desk.state.clientOrderIds.get(main, toClientOrderId(clientOrderId));
    const order = orderId && this.desk.state.orders.get(orderId);
    if (order === undefined) {
      throw new Error(`The desk has no order ${clientOrderId}`);
    }
    return order;
  }

  submit(clientOrderId: string, params: OrderParams = limit('buy', '10', '10')) {
    return this.settle(
      this.desk.submitOrder({ ...params, clientOrderId: toClientOrderId(clientOrderId) }, byChief),
    );
  }

  /** The canonical text of the state as it is. */
  text(): string {
    return encodeState(this.desk.state);
  }

  async eventTypes(): Promise<readonly string[]> {
    return (await this.persistence.journal.read(0, 100_000)).map(({ type }) => type);
  }
}

/** The timers of one life of the process: none of them runs when it is over. */
function timerOf(life: { readonly isOver: boolean }, clock: VirtualClock): Timer {
  const whileAlive = (action: () => void) => () => {
    if (!life.isOver) {
      action();
    }
  };
  return {
    after: (milliseconds, action) => clock.after(milliseconds, whileAlive(action)),
    every: (milliseconds, action) => clock.every(milliseconds, whileAlive(action)),
  };
}

export function limit(
  side: Side,
  size: string,
  at: string,
  rest: Partial<OrderParams> = {},
): OrderParams {
  return {
    account: main,
    instrument: toInstrumentId('ACME'),
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

export function market(side: Side, size: string, rest: Partial<OrderParams> = {}): OrderParams {
  return limit(side, size, '1', { terms: { orderType: 'market' }, ...rest });
}
