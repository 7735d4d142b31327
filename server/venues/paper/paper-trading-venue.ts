import type { OrderUpdates } from '../../core/order/order';
import { orderTypes, timesInForce } from '../../core/order/order-words';
import { noMoney, type Quantity } from '../../core/values/amounts';
import type { AccountId, ClientOrderId, InstrumentId, VenueName } from '../../core/values/ids';
import type { Instant } from '../../core/values/instant';
import { type Result, success } from '../../core/values/result';
import {
  type AccountBalance,
  type BrokerPosition,
  type ExecutionReport,
  type ExecutionVenue,
  type FillEstimate,
  type IsFillHad,
  type OrderToEstimate,
  type VenueCapabilities,
  VenueError,
  type VenueFill,
  type VenueOrder,
  type VenueOrderRequest,
} from '../../ports/execution-venue';
import type { Log } from '../../ports/log';
import { booksVersion, refusalOfBooks, versionOf } from './books-version';
import { Chance } from './chance';
import { collectRecords } from './collect-records';
import { estimateFill } from './estimate-fill';
import { readFills } from './fill-ledger';
import { floorValuation } from './floor-valuation';
import { loseOpenOrders } from './lose-orders';
import { PaperAccount } from './paper-account';
import { noFaults, type PaperFaults } from './paper-faults';
import { type PaperOrder, toVenueOrder } from './paper-order';
import { checkSettings, type PaperSettings, type SettingsProblem } from './paper-settings';
import type { PaperVenueParts } from './paper-venue-parts';
import { knownAccount, placeOrder } from './place-order';
import { requestCancel, requestReplace } from './request-change';
import { resumeFloor } from './resume-floor';
import { runTasks } from './run-tasks';
import { SaveQueue } from './save-queue';
import { skewedClock } from './skewed-clock';
import { takeTick } from './take-tick';
import { type TradeElsewhere, tradeElsewhere } from './trade-elsewhere';
import { TradingFloor } from './trading-floor';
import { UnsavedChanges } from './unsaved-changes';
import { VenueCalls } from './venue-calls';
import { VenueLine } from './venue-line';

const always: VenueCapabilities = {
  orderTypes,
  timesInForce,
  replace: true,
  postOnly: true,
  reduceOnly: true,
  enforcesClientOrderId: true,
};

/**
 * A venue that trades on paper: it fills orders against the market data's book and trades, and keeps
 * books of its own. Entry points: the methods of `ExecutionVenue`; `settings`, `changeSettings` and
 * `queueAhead` for its operator; `breakConnection` and the faults it is given for tests of the desk.
 *
 * 1. Everything happens in one turn of the event loop and in the order of time and arrival: the same
 *    seed, market and calls give the same reports.
 * 2. What it says leaves it only after its books are saved: a restart knows all that was said.
 * 3. Ticks of instruments without open orders are not looked at.
 * 4. Whatever fails on the line to the desk, the venue's own books are right.
 */
export class PaperTradingVenue implements ExecutionVenue {
  readonly name: VenueName;
  private readonly parts: PaperVenueParts;
  private readonly log: Log;
  private readonly faults: PaperFaults;
  private readonly line: VenueLine;
  private readonly queue: SaveQueue;
  private readonly floor: TradingFloor;
  private readonly calls: VenueCalls;
  private isLoaded = false;
  private opening: Promise<void> | undefined;
  private stopListening: (() => void) | undefined;

  constructor(parts: PaperVenueParts) {
    const { name, timer, random, books, marketData: market, sessionEndsAt } = parts;
    const { faults = noFaults } = parts;
    const clock = skewedClock(parts.clock, faults);
    this.faults = faults;
    const log = parts.log.with({ venue: name });
    this.name = name;
    this.parts = parts;
    this.log = log;
    this.line = new VenueLine({ log, timer, faults });
    this.queue = new SaveQueue({ books, collect: () => collectRecords(this.floor), timer, log });
    const chance = new Chance(random, name);
    const unsaved = new UnsavedChanges(() => this.queue.changed());
    const tell = (order: PaperOrder, report: ExecutionReport) =>
      this.queue.release(() => this.line.send(report, order.request.instrument));
    const ring = () => runTasks(this.floor);
    this.floor = new TradingFloor(
      { venue: name, clock, timer, market, chance, sessionEndsAt, unsaved, tell, ring },
      parts.settings,
    );
    const { line, queue } = this;
    this.calls = new VenueCalls({ line, queue, faults, timer, runTasks: ring });
  }

  get capabilities(): VenueCapabilities {
    const { requestsPerSecond } = this.faults;
    return requestsPerSecond === undefined ? always : { ...always, requestsPerSecond };
  }

  async connect(): Promise<void> {
    if (this.line.isBroken) {
      throw new VenueError(
        'notPlaced',
        'venue-unreachable',
        'The connection to the paper venue is broken; it comes back where it was broken.',
      );
    }
    this.opening ??= this.open();
    try {
      await this.opening;
    } finally {
      this.opening = undefined;
    }
  }

  async disconnect(): Promise<void> {
    await this.opening;
    this.stopListening?.();
    this.stopListening = undefined;
    this.floor.agenda.sleep();
    this.floor.expiries.sleep();
    await this.queue.flush();
    this.line.close();
  }

  isConnected(): boolean {
    return this.line.isOpen;
  }

  onConnection(listener: (connected: boolean) => void): () => void {
    return this.line.onConnection(listener);
  }

  onReport(listener: (report: ExecutionReport) => void): () => void {
    return this.line.onReport(listener);
  }

  submitOrder(request: VenueOrderRequest): Promise<VenueOrder> {
    return this.calls.call('submitOrder', request.instrument, () => {
      const order = placeOrder(this.floor, request, this.queue.isDurable);
      return () => toVenueOrder(order);
    });
  }

  /** False: the order is unknown or over, and no report follows. */
  cancelOrder(clientOrderId: ClientOrderId): Promise<boolean> {
    return this.calls.call('cancelOrder', this.instrumentOf(clientOrderId), (isIgnored) => {
      const order = this.floor.shelf.find(clientOrderId);
      const isTaken = isIgnored || (order !== undefined && requestCancel(this.floor, order));
      return () => isTaken;
    });
  }

  /**
   * Resolves when the venue took the request; `replaced`, `replaceRejected` or `canceled` says what
   * came of it. Rejects as refused what can never be carried out: no report follows.
   */
  modifyOrder(clientOrderId: ClientOrderId, updates: OrderUpdates): Promise<VenueOrder> {
    return this.calls.call('modifyOrder', this.instrumentOf(clientOrderId), () => {
      const order = this.floor.shelf.find(clientOrderId);
      if (order === undefined) {
        const what = `The paper venue knows no order ${clientOrderId}.`;
        throw new VenueError('refused', 'order-unknown', what);
      }
      requestReplace(this.floor, order, updates);
      return () => toVenueOrder(order);
    });
  }

  getOrder(clientOrderId: ClientOrderId): Promise<VenueOrder | undefined> {
    return this.calls.call('getOrder', this.instrumentOf(clientOrderId), () => () => {
      const order = this.floor.shelf.find(clientOrderId);
      return order === undefined ? undefined : toVenueOrder(order);
    });
  }

  getOpenOrders(account: AccountId): Promise<readonly VenueOrder[]> {
    return this.calls.call('getOpenOrders', undefined, () => () => {
      knownAccount(this.floor, account);
      const open = [...this.floor.pits.values()].flatMap((pit) => [...pit.open]);
      return open
        .filter((order) => order.request.account === account)
        .sort((one, two) => one.number - two.number)
        .map(toVenueOrder);
    });
  }

  async getFillsSince(
    account: AccountId,
    since: Instant,
    isHad?: IsFillHad,
  ): Promise<readonly VenueFill[]> {
    const kept = await this.calls.call('getFillsSince', undefined, () => () => {
      knownAccount(this.floor, account);
      return this.floor.fills.since(account, since);
    });
    return await readFills(kept, isHad);
  }

  getPositions(account: AccountId): Promise<readonly BrokerPosition[]> {
    return this.calls.call('getPositions', undefined, () => {
      const books = knownAccount(this.floor, account);
      return () => this.faults.positionsTold(books.positions());
    });
  }

  getAccountBalance(account: AccountId): Promise<AccountBalance> {
    return this.calls.call('getAccountBalance', undefined, () => {
      const books = knownAccount(this.floor, account);
      return () => this.faults.balanceTold(books.balance());
    });
  }

  estimate(order: OrderToEstimate): FillEstimate | undefined {
    const { marketData } = this.parts;
    const listed = marketData.instruments.find((one) => one.instrument === order.instrument);
    return listed === undefined
      ? undefined
      : estimateFill(
          this.floor.settings,
          marketData.book(order.instrument),
          order,
          listed.multiplier,
        );
  }

  settings(): PaperSettings {
    return this.floor.settings;
  }

  /**
   * Turns knobs while the venue runs; what is on its way keeps the delay it was given. Resolves when
   * the change is saved. The capital is that of accounts opened from then on.
   * Errors: setting-out-of-range; nothing is changed then.
   */
  async changeSettings(
    changes: Partial<PaperSettings>,
  ): Promise<Result<PaperSettings, SettingsProblem>> {
    await this.load();
    const checked = checkSettings({ ...this.floor.settings, ...changes });
    if (!checked.ok) {
      return checked;
    }
    runTasks(this.floor);
    this.floor.settings = checked.value;
    this.floor.priceVersion += 1;
    this.floor.unsaved.noteSettings();
    return new Promise((resolve) => {
      this.queue.release(() => resolve(success(checked.value)));
    });
  }

  /** What stands ahead of a resting order; undefined when it does not rest or nobody knows. */
  queueAhead(clientOrderId: ClientOrderId): Quantity | undefined {
    const place = this.floor.shelf.find(clientOrderId)?.place;
    return place?.at === 'resting' ? place.ahead : undefined;
  }

  /** Undefined when everything that happened is saved and told; else resolves when it is. */
  quiet(): Promise<void> | undefined {
    return this.queue.isQuiet ? undefined : this.queue.settled();
  }

  /** Breaks the line to the desk: the venue works on, and answers on their way are lost. */
  breakConnection(): void {
    this.line.break();
  }

  /** Mends a broken line; what could not be told is told now. */
  restoreConnection(): void {
    if (this.line.isBroken) {
      this.line.open();
    }
  }

  /** As a restart with lost books: open orders are gone, and nobody is told. Returns how many. */
  loseOpenOrders(instrument?: InstrumentId): number {
    return loseOpenOrders(this.floor, instrument);
  }

  /** A trade in an account of the desk that somebody else made. Undefined: there is no price. */
  tradeElsewhere(trade: TradeElsewhere): VenueFill | undefined {
    return tradeElsewhere(this.floor, trade, (report) =>
      this.queue.release(() => this.line.send(report, trade.instrument)),
    );
  }

  private async open(): Promise<void> {
    if (this.line.isOpen) {
      return;
    }
    await this.load();
    this.stopListening = this.parts.marketData.onTick((tick) => takeTick(this.floor, tick));
    this.floor.agenda.wake();
    this.floor.expiries.wake();
    this.line.open();
    runTasks(this.floor);
    const openOrders = [...this.floor.pits.values()].reduce((sum, pit) => sum + pit.open.size, 0);
    this.log.info('The paper venue is open.', { openOrders });
  }

  /** Reads the books, once; accounts that they do not know are opened. */
  private async load(): Promise<void> {
    if (this.isLoaded) {
      return;
    }
    const records = await this.parts.books.load();
    if (this.isLoaded) {
      return;
    }
    const refusal = refusalOfBooks(records);
    if (refusal !== undefined) {
      throw new VenueError('notPlaced', 'venue-unreachable', refusal);
    }
    this.isLoaded = true;
    if (versionOf(records) !== booksVersion) {
      this.floor.unsaved.noteVersion();
    }
    const valuation = floorValuation(this.floor);
    resumeFloor(this.floor, records, valuation);
    for (const { account, currency, initialCapital } of this.parts.accounts) {
      if (!this.floor.accounts.has(account)) {
        const capital = initialCapital ?? this.floor.settings.initialCapital;
        const books = { account, currency, initialCapital: capital, cash: capital };
        const opened = new PaperAccount({ ...books, commission: noMoney }, valuation);
        this.floor.accounts.set(account, opened);
        this.floor.unsaved.noteAccount(account);
      }
    }
    await this.queue.flush();
  }

  private instrumentOf(clientOrderId: ClientOrderId): InstrumentId | undefined {
    return this.floor.shelf.find(clientOrderId)?.request.instrument;
  }
}
