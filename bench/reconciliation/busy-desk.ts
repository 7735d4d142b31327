import { openOrderCount, openOrdersOf } from '../../server/core/desk/open-orders';
import type { OrderParams } from '../../server/core/order/order-params';
import { money, price, quantity, ratio } from '../../server/core/values/amounts';
import { toClientOrderId, toInstrumentId, toVenueName } from '../../server/core/values/ids';
import type { RunningDesk } from '../../server/desk/running-desk';
import { startDesk } from '../../server/desk/start-desk';
import { tradingDayOf } from '../../server/market-data/calendar';
import { createMemoryPersistence } from '../../server/persistence/create-memory-persistence';
import { byChief, chief, limit, main } from '../../server/scenarios/desk-harness.fixture';
import { StillMarket } from '../../server/scenarios/still-market.fixture';
import { memoryLog } from '../../server/system/memory-log';
import { seededRandom } from '../../server/system/seeded-random';
import { systemClock } from '../../server/system/system-clock';
import { systemTimer } from '../../server/system/system-timer';
import { InjectedFaults } from '../../server/venues/paper/injected-faults';
import { presetSettings } from '../../server/venues/paper/paper-presets';
import { PaperTradingVenue } from '../../server/venues/paper/paper-trading-venue';

/** What the desk holds in the bench. */
export const size = { positions: 100, openOrders: 1_000, fills: 5_000 };
const names = Array.from({ length: size.positions }, (_, index) => `I${index}`);
const batch = 500;
const capital = money('100000000');

/** Prices that stand still, with a book that any order of the bench can be filled from. */
class DeepMarket extends StillMarket {
  override book() {
    const deep = quantity('1000000');
    return {
      bids: [{ price: price('9.99'), quantity: deep }],
      asks: [{ price: price('10.01'), quantity: deep }],
    };
  }
}

/** A whole desk at the paper venue in memory and in real time: books as of a long day. */
export class BusyDesk {
  readonly persistence = createMemoryPersistence();
  readonly faults = new InjectedFaults();
  readonly venue: PaperTradingVenue;
  readonly market = new DeepMarket(systemClock, names);
  private running: RunningDesk | undefined;
  private sent = 0;

  constructor() {
    this.venue = new PaperTradingVenue({
      name: toVenueName('paper'),
      books: this.persistence.venueBooks('paper'),
      marketData: this.market,
      clock: systemClock,
      timer: systemTimer,
      random: seededRandom(1),
      log: memoryLog(),
      settings: { ...presetSettings('frictionless'), initialCapital: capital },
      accounts: [{ account: main, currency: 'USD' }],
      faults: this.faults,
      sessionEndsAt: () => undefined,
    });
  }

  get desk(): RunningDesk {
    if (this.running === undefined) {
      throw new Error('The desk of the bench was not started');
    }
    return this.running;
  }

  async begin(): Promise<this> {
    this.running = await startDesk({
      ...this.persistence,
      venue: this.venue,
      marketData: this.market,
      clock: systemClock,
      timer: systemTimer,
      random: seededRandom(1),
      log: memoryLog(),
      tradingDayOf: (moment) => tradingDayOf(moment, 'America/New_York'),
      giveWay: () => new Promise((resume) => setImmediate(resume)),
      settings: {
        epoch: 'bench',
        version: 'bench',
        node: process.version,
        account: main,
        currency: 'USD',
        timeZone: 'America/New_York',
        initialCapital: capital,
        initialMargin: ratio('0.5'),
        collar: ratio('0.05'),
        markEquityEveryMs: 3_600_000,
      },
    });
    const widest = { maxOrderQuantity: quantity('1000000'), maxOrderValue: money('100000000') };
    await this.desk.setRiskLimits({ kind: 'desk' }, widest, 'bench', chief);
    await this.send(size.fills, (index) => this.order(index, { orderType: 'market' }));
    const resting = { orderType: 'limit', limitPrice: price('9.00') } as const;
    await this.send(size.openOrders, (index) => this.order(index, resting));
    this.mustBeBusy();
    return this;
  }

  order(index: number, terms: OrderParams['terms']): OrderParams {
    this.sent += 1;
    return limit('buy', '1', '9', {
      instrument: toInstrumentId(`I${index % size.positions}`),
      terms,
      timeInForce: 'goodTillCancel',
      confirm: true,
      clientOrderId: toClientOrderId(`bench-${this.sent}`),
    });
  }

  /** How many orders nobody can account for. */
  get unknown(): number {
    return openOrdersOf(this.desk.state).filter(
      ({ status }) => status === 'unknown' || status === 'submitting',
    ).length;
  }

  private async send(count: number, make: (index: number) => OrderParams): Promise<void> {
    for (let from = 0; from < count; from += batch) {
      const orders = Array.from({ length: batch }, (_, offset) => make(from + offset));
      const answers = await this.desk.submitOrders(orders, byChief, false);
      const refused = answers.find(({ ok }) => !ok);
      if (refused !== undefined) {
        throw new Error(`An order of the bench was refused: ${JSON.stringify(refused)}`);
      }
    }
    while (this.unknown > 0) {
      await new Promise((resume) => setTimeout(resume, 10));
    }
  }

  private mustBeBusy(): void {
    const { state } = this.desk;
    const held = state.accounts.get(main)?.positions.size;
    const open = openOrderCount(state);
    if (held !== size.positions || open !== size.openOrders) {
      throw new Error(`The bench holds ${held} positions and ${open} open orders.`);
    }
  }
}
