import { updatedTerms } from '../core/order/decide-modify';
import type { ExecutionReport, VenueFill } from '../core/order/execution-report';
import type { OrderUpdates } from '../core/order/order';
import { bookFill } from '../core/position/book-fill';
import type { Position } from '../core/position/position';
import {
  addMoney,
  addQuantity,
  averagePrice,
  type Money,
  money,
  noQuantity,
  notional,
  one,
  price,
  type Quantity,
  quantity,
  subtractQuantity,
} from '../core/values/amounts';
import { absolute } from '../core/values/decimal';
import {
  type AccountId,
  type ClientOrderId,
  type InstrumentId,
  toExecutionId,
  toVenueName,
  toVenueOrderId,
} from '../core/values/ids';
import type { Instant } from '../core/values/instant';
import type { Clock } from '../ports/clock';
import {
  type AccountBalance,
  type BrokerPosition,
  type ExecutionVenue,
  type VenueCapabilities,
  VenueError,
  type VenueOrder,
  type VenueOrderRequest,
} from '../ports/execution-venue';

/** What becomes of one call to the venue. */
export type CallFate =
  | 'served'
  /** The connection was refused: nothing was placed, and the caller knows it. */
  | 'notPlaced'
  /** The request never arrived and the caller cannot know it. */
  | 'requestLost'
  /** It was served, and the answer never came. */
  | 'replyLost'
  /** It was served, and neither the answer nor any report about it came. */
  | 'silent'
  | 'refused'
  /** The call hangs, and nothing comes of it. */
  | 'hangs';

/**
 * A venue whose every turn is written by the test: what becomes of a call, when something fills.
 * It remembers what it was asked and, for each arrival, what the desk's journal had synced by then.
 */
export class ScriptedVenue implements ExecutionVenue {
  readonly name = toVenueName('scripted');
  /** How many calls a second it says that it takes. */
  allowance: number | undefined;
  /** Fates of the next calls, first come first served; then everything is served. */
  readonly fates: CallFate[] = [];
  /** When the last cancel or replace of an order was not served, on monotonic time. */
  readonly troubledAt = new Map<ClientOrderId, number>();
  /** Client order ids in the order in which submissions arrived, repeats included. */
  readonly arrivals: ClientOrderId[] = [];
  readonly cancelsAsked: ClientOrderId[] = [];
  readonly orders = new Map<ClientOrderId, VenueOrder>();
  /** Called at each arrival of anything that could move the market. */
  onArrival: (clientOrderId: ClientOrderId) => void = () => undefined;
  /** Whether a market order is filled as soon as it is placed, at this price. */
  marketPrice: string | undefined = '10';
  cancelsWork = true;
  /** Orders are taken, and nothing can be asked. */
  questionsFail = false;
  private isAway = false;
  private readonly connectionListeners: ((isConnected: boolean) => void)[] = [];
  /** What it says of positions and cash beside what its fills add up to. */
  readonly wrongPositions = new Map<InstrumentId, Quantity>();
  wrongCash: Money = money('0');
  private readonly fills: VenueFill[] = [];
  private readonly clock: Clock;
  private readonly listeners: ((report: ExecutionReport) => void)[] = [];
  private count = 0;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** The line to the venue; its going and coming are told. */
  get isDown(): boolean {
    return this.isAway;
  }

  set isDown(isDown: boolean) {
    this.isAway = isDown;
    for (const listener of [...this.connectionListeners]) {
      listener(!isDown);
    }
  }

  get capabilities(): VenueCapabilities {
    return {
      orderTypes: ['market', 'limit', 'stop', 'stopLimit', 'trailingStop'],
      timesInForce: ['day', 'goodTillCancel', 'goodTillDate', 'immediateOrCancel', 'fillOrKill'],
      replace: true,
      postOnly: true,
      reduceOnly: true,
      enforcesClientOrderId: true,
      ...(this.allowance === undefined ? {} : { requestsPerSecond: this.allowance }),
    };
  }

  connect(): Promise<void> {
    return this.isDown
      ? Promise.reject(new VenueError('notPlaced', 'down', 'connection refused'))
      : Promise.resolve();
  }

  disconnect(): Promise<void> {
    return Promise.resolve();
  }

  isConnected(): boolean {
    return !this.isDown;
  }

  onConnection(listener: (isConnected: boolean) => void): () => void {
    this.connectionListeners.push(listener);
    return () => this.connectionListeners.splice(this.connectionListeners.indexOf(listener), 1);
  }

  /** An order that the desk knows nothing of. */
  placeElsewhere(request: VenueOrderRequest): void {
    this.orders.set(request.clientOrderId, this.rested(request));
  }

  /** The venue forgets an order, as after a restart on an old copy of its books. */
  forget(clientOrderId: string): void {
    this.orders.delete(clientOrderId as ClientOrderId);
  }

  /** It has filled more of an order than it can show fills for. */
  loseFills(): void {
    this.fills.length = 0;
  }

  onReport(listener: (report: ExecutionReport) => void): () => void {
    this.listeners.push(listener);
    return () => this.listeners.splice(this.listeners.indexOf(listener), 1);
  }

  /** The process that listened is gone. */
  forgetListeners(): void {
    this.listeners.length = 0;
    this.connectionListeners.length = 0;
  }

  submitOrder(request: VenueOrderRequest): Promise<VenueOrder> {
    if (this.fates[0] === 'hangs') {
      this.fates.shift();
      return new Promise(() => undefined);
    }
    return soon(() => this.place(request));
  }

  private place(request: VenueOrderRequest): VenueOrder {
    const fate = this.arrive(request.clientOrderId, 'submission');
    const known = this.orders.get(request.clientOrderId);
    if (known !== undefined) {
      return known;
    }
    const order = this.rested(request);
    this.orders.set(request.clientOrderId, order);
    if (fate !== 'silent') {
      this.report(order, { executionType: 'new' });
    }
    if (request.terms.orderType === 'market' && this.marketPrice !== undefined) {
      this.fill(request.clientOrderId, request.quantity, this.marketPrice, fate === 'silent');
    }
    return this.answer(fate, order);
  }

  private rested(request: VenueOrderRequest): VenueOrder {
    return {
      ...request,
      venueOrderId: toVenueOrderId(`v${this.orders.size + 1}`),
      status: 'working',
      cumulativeQuantity: noQuantity,
      leavesQuantity: request.quantity,
      transactTime: this.clock.now(),
    };
  }

  cancelOrder(clientOrderId: ClientOrderId): Promise<boolean> {
    return soon(() => this.cancel(clientOrderId));
  }

  private cancel(clientOrderId: ClientOrderId): boolean {
    const fate = this.arrive(clientOrderId, 'cancel');
    this.cancelsAsked.push(clientOrderId);
    const order = this.orders.get(clientOrderId);
    if (order === undefined) {
      throw new VenueError('refused', 'unknown-order', 'the venue does not know the order');
    }
    if (this.cancelsWork && order.leavesQuantity > 0n) {
      this.change(order, { status: 'canceled', leavesQuantity: noQuantity });
      this.report(order, { executionType: 'canceled', reason: 'asked' });
    }
    return this.answer(fate, true);
  }

  modifyOrder(clientOrderId: ClientOrderId, updates: OrderUpdates): Promise<VenueOrder> {
    return soon(() => this.replace(clientOrderId, updates));
  }

  private replace(clientOrderId: ClientOrderId, updates: OrderUpdates): VenueOrder {
    const fate = this.arrive(clientOrderId, 'replace');
    const order = this.orders.get(clientOrderId);
    if (order === undefined) {
      throw new VenueError('refused', 'unknown-order', 'the venue does not know the order');
    }
    const size = updates.quantity ?? order.quantity;
    const changed = this.change(order, {
      quantity: size,
      terms: updatedTerms(order.terms, updates),
      leavesQuantity: subtractQuantity(size, order.cumulativeQuantity),
    });
    this.report(changed, {
      executionType: 'replaced',
      quantity: changed.quantity,
      terms: changed.terms,
    });
    return this.answer(fate, changed);
  }

  getOrder(clientOrderId: ClientOrderId): Promise<VenueOrder | undefined> {
    return this.answerQuestion(this.orders.get(clientOrderId));
  }

  getOpenOrders(_account: AccountId): Promise<readonly VenueOrder[]> {
    return this.answerQuestion(
      [...this.orders.values()].filter(({ leavesQuantity }) => leavesQuantity > 0n),
    );
  }

  getFillsSince(_account: AccountId, since: Instant): Promise<readonly VenueFill[]> {
    return this.answerQuestion(this.fills.filter(({ transactTime }) => transactTime >= since));
  }

  getPositions(account: AccountId): Promise<readonly BrokerPosition[]> {
    const held = new Map<InstrumentId, Position>();
    for (const fill of this.fills) {
      const booked = { ...fill, venue: this.name, multiplier: one, slippage: money('0') };
      const after = bookFill(held.get(fill.instrument), booked, fill.transactTime, 1).position;
      if (after === undefined) {
        held.delete(fill.instrument);
      } else {
        held.set(fill.instrument, after);
      }
    }
    const stated = [...held.values()].map((position) => ({
      account,
      instrument: position.instrument,
      quantity: position.quantity,
      averagePrice: averagePrice(position.costBasis, absolute(position.quantity), one),
    }));
    return this.answerQuestion([...wrongly(stated, this.wrongPositions, account)]);
  }

  getAccountBalance(account: AccountId): Promise<AccountBalance> {
    let cash = addMoney(money('1000000'), this.wrongCash);
    for (const { side, quantity: size, price: at, commission } of this.fills) {
      const value = notional(size, at, one);
      cash = (cash + (side === 'buy' ? -value : value) - commission) as Money;
    }
    return this.answerQuestion({ account, currency: 'USD', cash, equity: cash, buyingPower: cash });
  }

  /** Fills an order at the venue; `isSilent`: and nobody is told. */
  fill(clientOrderId: string, size: Quantity | string, at: string, isSilent = false): void {
    const order = this.orders.get(clientOrderId as ClientOrderId);
    if (order === undefined) {
      throw new Error(`The venue has no order ${clientOrderId}`);
    }
    const filled = typeof size === 'string' ? quantity(size) : size;
    const cumulativeQuantity = addQuantity(order.cumulativeQuantity, filled);
    const leavesQuantity = subtractQuantity(order.quantity, cumulativeQuantity);
    const changed = this.change(order, {
      cumulativeQuantity,
      leavesQuantity,
      status: leavesQuantity > 0n ? 'partiallyFilled' : 'filled',
    });
    this.count += 1;
    const fill: VenueFill = {
      executionId: toExecutionId(`x${this.count}`),
      clientOrderId: order.clientOrderId,
      venueOrderId: order.venueOrderId,
      account: order.account,
      instrument: order.instrument,
      side: order.side,
      quantity: filled,
      price: price(at),
      commission: money('0.01'),
      liquidity: 'taker',
      transactTime: this.clock.now(),
    };
    this.fills.push(fill);
    if (!isSilent) {
      this.report(changed, { executionType: 'trade', fill });
    }
  }

  /** Sends what is no report, or one of something that never happened. */
  sendRaw(given: unknown): void {
    for (const listener of this.listeners) {
      listener(given as ExecutionReport);
    }
  }

  /** The venue lets go of an order that nobody asked it to cancel. */
  end(clientOrderId: string, reason: string): void {
    const order = this.orders.get(clientOrderId as ClientOrderId);
    if (order === undefined) {
      throw new Error(`The venue has no order ${clientOrderId}`);
    }
    const changed = this.change(order, { status: 'canceled', leavesQuantity: noQuantity });
    this.report(changed, { executionType: 'canceled', reason });
  }

  private arrive(
    clientOrderId: ClientOrderId,
    call: 'submission' | 'cancel' | 'replace',
  ): CallFate {
    if (this.isDown) {
      throw new VenueError('notPlaced', 'down', 'connection refused');
    }
    const fate = this.fates.shift() ?? 'served';
    if (fate === 'served') {
      this.troubledAt.delete(clientOrderId);
    } else if (call !== 'submission') {
      this.troubledAt.set(clientOrderId, this.clock.monotonic());
    }
    if (fate === 'notPlaced') {
      throw new VenueError('notPlaced', 'down', 'connection refused');
    }
    if (fate === 'requestLost') {
      throw new VenueError('ambiguous', 'timed-out', 'no answer in time');
    }
    if (call === 'submission') {
      this.arrivals.push(clientOrderId);
    }
    this.onArrival(clientOrderId);
    if (fate === 'refused') {
      throw new VenueError('refused', 'not-today', 'the venue will not');
    }
    return fate;
  }

  private answer<Answer>(fate: CallFate, answer: Answer): Answer {
    if (fate === 'replyLost' || fate === 'silent') {
      throw new VenueError('ambiguous', 'timed-out', 'no answer in time');
    }
    return answer;
  }

  private answerQuestion<Answer>(answer: Answer): Promise<Answer> {
    return this.isDown || this.questionsFail
      ? Promise.reject(new VenueError('notPlaced', 'down', 'connection refused'))
      : Promise.resolve(answer);
  }

  private change(order: VenueOrder, changes: Partial<VenueOrder>): VenueOrder {
    const changed = { ...order, ...changes };
    this.orders.set(order.clientOrderId, changed);
    return changed;
  }

  private report(order: VenueOrder, said: object): void {
    const report = {
      venue: this.name,
      account: order.account,
      clientOrderId: order.clientOrderId,
      venueOrderId: order.venueOrderId,
      transactTime: this.clock.now(),
      ...said,
    } as ExecutionReport;
    for (const listener of this.listeners) {
      listener(report);
    }
  }
}

/** As a call over a wire: what it throws is a rejection. */
function soon<Answer>(serve: () => Answer): Promise<Answer> {
  return new Promise((resolve) => {
    resolve(serve());
  });
}

/** Positions as a venue states them whose books are wrong by so much. */
function wrongly(
  stated: readonly BrokerPosition[],
  wrong: ReadonlyMap<InstrumentId, Quantity>,
  account: AccountId,
): readonly BrokerPosition[] {
  const positions = new Map(stated.map((position) => [position.instrument, position]));
  for (const [instrument, by] of wrong) {
    const known = positions.get(instrument);
    const size = addQuantity(known?.quantity ?? noQuantity, by);
    const at = known?.averagePrice ?? price('10');
    positions.set(instrument, { account, instrument, quantity: size, averagePrice: at });
  }
  return [...positions.values()].filter((position) => position.quantity !== 0n);
}
