import type { DeskEvent, RecordedEvent } from '../desk/desk-event';
import { createDeskState, type DeskState } from '../desk/desk-state';
import { evolve } from '../desk/evolve';
import type { Fill } from '../order/fill';
import { notPending, type Order } from '../order/order';
import { nextStatus } from '../order/order-transitions';
import { isOpenStatus } from '../order/order-words';
import type { Side } from '../order/side';
import { adjustPosition } from '../position/adjust-position';
import { bookFill } from '../position/book-fill';
import type { Position } from '../position/position';
import { counterFill } from '../reconciliation/counter-fill';
import { rebook } from '../reconciliation/rebook';
import { adjustmentEvents } from '../reconciliation/repair-position';
import {
  type Money,
  money,
  noMoney,
  notional,
  one,
  type Price,
  price,
  quantity,
} from '../values/amounts';
import {
  type AccountId,
  type OrderId,
  toAccountId,
  toBreakId,
  toClientOrderId,
  toExecutionId,
  toInstrumentId,
  toOrderId,
  toSignalId,
  toStrategyId,
  toUserName,
  toVenueName,
  toVenueOrderId,
} from '../values/ids';
import { toInstant, toTradingDay } from '../values/instant';

export const mainAccount = toAccountId('main');
export const scriptStart = Date.UTC(2026, 10, 2, 14, 30);
const dayMs = 86_400_000;

export interface ScriptedOrder {
  readonly account?: AccountId;
  readonly instrument?: string;
  readonly side?: Side;
  readonly quantity?: string;
  readonly limit?: string;
  readonly mid?: string;
  readonly strategy?: string;
  readonly operator?: string;
  readonly signalId?: string;
}

/** Writes a journal as a desk would: the books decide which positions begin and end. */
export class JournalScript {
  readonly state: DeskState = createDeskState();
  readonly events: RecordedEvent[] = [];
  now = scriptStart;
  private count = 0;
  private days = 0;

  constructor(...others: readonly string[]) {
    for (const account of ['main', ...others]) {
      this.note({
        type: 'ACCOUNT_OPENED',
        account: toAccountId(account),
        currency: 'USD',
        initialCapital: money('100000'),
        tradingDay: toTradingDay('2026-11-02'),
      });
    }
  }

  wait(milliseconds: number): this {
    this.now += milliseconds;
    return this;
  }

  note(event: DeskEvent): void {
    const actor = { kind: 'desk', part: 'start' } as const;
    const sequence = this.state.sequence + 1;
    const recorded: RecordedEvent = { sequence, time: toInstant(this.now), actor, event };
    evolve(this.state, recorded);
    this.events.push(recorded);
  }

  submit(asked: ScriptedOrder = {}): OrderId {
    const order = this.orderOf(asked);
    this.note({ type: 'ORDER_SUBMITTED', order });
    return order.orderId;
  }

  deny(code: 'order-value' | 'daily-loss', asked: ScriptedOrder = {}): void {
    const order = this.orderOf(asked);
    this.note({
      type: 'ORDER_DENIED',
      order: {
        ...order,
        status: 'denied',
        leavesQuantity: quantity('0'),
        // Of a verdict the ledger reads its code, its severity and whether it passed.
        verdicts: [{ code, passed: false, severity: 'block' } as never],
      },
    });
  }

  /** Fills a part or all of an order; passed over where the order can take no fill. */
  fill(orderId: OrderId, size: string, at: string, costs: Partial<Fill> = {}): void {
    const order = this.state.orders.get(orderId);
    if (order === undefined) {
      return;
    }
    const filled = quantity(size);
    const completes = order.cumulativeQuantity + filled >= order.quantity;
    if (nextStatus(order.status, completes ? 'fillAll' : 'fillPart') === undefined) {
      return;
    }
    const fill = this.fillOf(order, size, at, costs);
    this.bookPositions(fill, {
      type: completes ? 'ORDER_FILLED' : 'ORDER_PARTIALLY_FILLED',
      orderId,
      fill,
    });
  }

  end(orderId: OrderId, how: 'accept' | 'cancel' | 'expire' | 'reject'): void {
    const order = this.state.orders.get(orderId);
    if (order === undefined || nextStatus(order.status, how) === undefined) {
      return;
    }
    switch (how) {
      case 'accept':
        this.note({
          type: 'ORDER_ACCEPTED',
          orderId,
          venueOrderId: toVenueOrderId(`v-${orderId}`),
        });
        return;
      case 'cancel':
        this.note({ type: 'ORDER_CANCELED', orderId, reason: 'asked for' });
        return;
      case 'expire':
        this.note({ type: 'ORDER_EXPIRED', orderId, reason: 'day' });
        return;
      case 'reject':
        this.note({ type: 'ORDER_REJECTED', orderId, reason: 'not enough stock' });
    }
  }

  /** A replace to another quantity and limit, as the venue confirms it. */
  replace(orderId: OrderId, size: string, limit: string): void {
    const order = this.state.orders.get(orderId);
    if (order === undefined || !isOpenStatus(order.status)) {
      return;
    }
    this.note({
      type: 'ORDER_REPLACED',
      orderId,
      quantity: quantity(size),
      terms: { orderType: 'limit', limitPrice: price(limit) },
      worstPrice: price(limit),
    });
  }

  /** A signal that arrives and names the price it was decided at. */
  signal(signalId: string, at: string): void {
    this.note({
      type: 'SIGNAL_RECEIVED',
      signal: {
        signalId: toSignalId(signalId),
        facts: {
          type: 'EXIT_SIGNAL',
          signalId: toSignalId(signalId),
          strategy: toStrategyId('trend'),
          time: toInstant(this.now),
          account: mainAccount,
          instrument: toInstrumentId('AAPL'),
          reason: 'enough',
          price: price(at),
        },
        receivedAt: toInstant(this.now),
        sentBy: { kind: 'desk', part: 'start' },
        verdict: { state: 'executed', code: 'executed', sentence: 'Done.' },
        orderIds: [],
        repeats: 0,
        sequence: this.state.sequence + 1,
      },
    });
  }

  /** One round trip: bought and sold again, a minute between. */
  trade(buyAt: string, sellAt: string, asked: ScriptedOrder = {}, fee = '0'): void {
    const costs = { commission: money(fee) };
    this.fill(this.submit({ ...asked, side: 'buy' }), asked.quantity ?? '10', buyAt, costs);
    this.wait(60_000);
    this.fill(this.submit({ ...asked, side: 'sell' }), asked.quantity ?? '10', sellAt, costs);
    this.wait(60_000);
  }

  mark(equity: string, account = mainAccount): void {
    this.note({
      type: 'EQUITY_MARKED',
      account,
      equity: money(equity),
      unrealizedPnL: noMoney,
    });
  }

  /** What a repair of cash does: money that nobody has earned. */
  payIn(amount: string, owned?: string): void {
    const cashChange = money(amount);
    const equity = owned === undefined ? {} : { equity: money(owned) };
    const reconciliation = toBreakId('break-1');
    const account = mainAccount;
    this.note({ type: 'CASH_ADJUSTED', account, cashChange, ...equity, reconciliation });
  }

  /** A trade that no order of the desk explains. */
  external(size: string, at: string, side: Side): void {
    const fill = this.fillOf(this.orderOf({ side }), size, at, {});
    const { orderId: _none, ...external } = fill;
    this.bookPositions(external, { type: 'EXTERNAL_FILL_BOOKED', fill: external });
  }

  /** What a repair of a position does: more or less of it, without a trade. */
  adjust(change: string, at: string): void {
    const subject = { account: mainAccount, instrument: toInstrumentId('AAPL'), multiplier: one };
    const { account, instrument } = subject;
    const before = this.state.accounts.get(account)?.positions.get(instrument);
    const moment = { now: toInstant(this.now), sequence: this.state.sequence + 1 };
    const quantityChange = quantity(change);
    const adjusted = adjustPosition(before, subject, quantityChange, price(at), moment);
    for (const event of adjustmentEvents(
      account,
      { instrument, quantityChange, adjusted },
      toBreakId('break-1'),
    )) {
      this.note(event);
    }
  }

  /** An order becomes again what it was. */
  restore(order: Order): void {
    const { orderId } = order;
    const reconciliation = toBreakId('break-1');
    this.note({ type: 'ORDER_RESTORED', orderId, order, reconciliation });
  }

  /** The newest fill is taken out of the books again, as a correction does it. */
  takeBack(): void {
    const fill = this.newestFill();
    if (fill !== undefined) {
      const desk = { state: this.state, now: toInstant(this.now) };
      const sequence = this.state.sequence + 1;
      const reconciliation = toBreakId('break-1');
      for (const event of rebook(desk, {
        takeOut: fill,
        book: undefined,
        reconciliation,
        sequence,
      })) {
        this.note(event);
      }
    }
  }

  /** The same, where nothing has happened since: the books go back to exactly what they were. */
  putBack(restored: { readonly position: Position; readonly realizedPnL: Money }): void {
    const fill = this.newestFill();
    if (fill !== undefined) {
      const reconciliation = toBreakId('break-1');
      this.note({
        type: 'FILL_REVERSED',
        reverses: fill.executionId,
        fill: counterFill(fill, this.state.sequence + 1),
        restored,
        reconciliation,
      });
    }
  }

  private newestFill(): Fill | undefined {
    return [...this.state.recentFills.entries()].at(-1)?.[2].fill;
  }

  rollDay(equity: string, account = mainAccount): void {
    if (account === mainAccount) {
      this.days += 1;
      this.now = scriptStart + this.days * dayMs;
    }
    const date = new Date(scriptStart + this.days * dayMs).toISOString().slice(0, 10);
    this.note({
      type: 'TRADING_DAY_ROLLED',
      account,
      tradingDay: toTradingDay(date),
      equity: money(equity),
    });
  }

  private bookPositions(fill: Fill, event: DeskEvent): void {
    const { account, instrument } = fill;
    const before = this.state.accounts.get(account)?.positions.get(instrument);
    const sequence = this.state.sequence + 1;
    const { closed, opened, position } = bookFill(before, fill, toInstant(this.now), sequence);
    this.note(event);
    if (closed !== undefined) {
      this.note({ type: 'POSITION_CLOSED', account, instrument, position: closed });
    }
    if (opened && position !== undefined) {
      this.note({ type: 'POSITION_OPENED', account, instrument, position });
    }
  }

  private fillOf(order: Order, size: string, at: string, costs: Partial<Fill>): Fill {
    this.count += 1;
    const fillPrice = price(at);
    const above = (fillPrice - (order.arrivalPrice ?? fillPrice)) as Price;
    const worse = notional(quantity(size), above, one);
    return {
      executionId: toExecutionId(`e${this.count}`),
      venue: toVenueName('paper'),
      orderId: order.orderId,
      account: order.account,
      instrument: order.instrument,
      multiplier: one,
      side: order.side,
      quantity: quantity(size),
      price: fillPrice,
      commission: noMoney,
      slippage: (order.side === 'buy' ? worse : -worse) as Money,
      liquidity: 'taker',
      transactTime: toInstant(this.now),
      ...costs,
    };
  }

  private orderOf(asked: ScriptedOrder): Order {
    this.count += 1;
    const orderId = toOrderId(`o${String(this.count).padStart(8, '0')}`);
    const size = quantity(asked.quantity ?? '10');
    return {
      orderId,
      clientOrderId: toClientOrderId(orderId),
      venue: toVenueName('paper'),
      account: asked.account ?? mainAccount,
      instrument: toInstrumentId(asked.instrument ?? 'AAPL'),
      multiplier: one,
      side: asked.side ?? 'buy',
      terms:
        asked.limit === undefined
          ? { orderType: 'market' }
          : { orderType: 'limit', limitPrice: price(asked.limit) },
      quantity: size,
      timeInForce: 'day',
      reduceOnly: false,
      postOnly: false,
      origin: {
        actor: { kind: 'user', user: toUserName(asked.operator ?? 'ada'), session: 's1' },
        ...(asked.signalId === undefined ? {} : { signalId: toSignalId(asked.signalId) }),
        ...(asked.strategy === undefined ? {} : { strategy: toStrategyId(asked.strategy) }),
      },
      status: 'submitting',
      pending: notPending,
      cumulativeQuantity: quantity('0'),
      leavesQuantity: size,
      filledNotional: noMoney,
      commission: noMoney,
      slippage: noMoney,
      overfilled: false,
      verdicts: [],
      worstPrice: price(asked.limit ?? '11'),
      arrivalPrice: asked.mid === undefined ? undefined : price(asked.mid),
      submittedAt: toInstant(this.now),
      updatedAt: toInstant(this.now),
      sequence: 0,
    };
  }
}

/** A step of a random journal; numbers choose among what is there. */
export interface RandomStep {
  readonly kind:
    | 'submit'
    | 'fill'
    | 'end'
    | 'replace'
    | 'deny'
    | 'external'
    | 'mark'
    | 'payIn'
    | 'roll'
    | 'takeBack';
  readonly which: number;
  readonly size: number;
  readonly price: number;
  readonly waitMs: number;
}

const instruments = ['AAPL', 'IBM', 'KO'];
const strategies = ['trend', 'revert', undefined];
const operators = ['ada', 'bob'];

/** Takes a random step that a desk could have taken. */
export function takeRandomStep(script: JournalScript, step: RandomStep): void {
  script.wait(step.waitMs);
  const ids = [...script.state.orders.keys()];
  const chosen = ids[step.which % Math.max(1, ids.length)];
  const at = `${90 + (step.price % 20)}.${String(step.price % 100).padStart(2, '0')}`;
  const strategy = strategies[step.which % 3];
  const asked: ScriptedOrder = {
    account: step.which % 5 === 0 ? toAccountId('other') : mainAccount,
    instrument: instruments[step.price % 3] ?? 'AAPL',
    side: step.size % 2 === 0 ? 'buy' : 'sell',
    quantity: String(1 + step.size),
    operator: operators[step.size % 2] ?? 'ada',
    ...(step.price % 2 === 0 ? { limit: at } : {}),
    ...(step.price % 7 === 0 ? {} : { mid: '100' }),
    ...(strategy === undefined ? {} : { strategy }),
  };
  switch (step.kind) {
    case 'submit':
      script.submit(asked);
      return;
    case 'deny':
      script.deny(step.size % 2 === 0 ? 'order-value' : 'daily-loss', asked);
      return;
    case 'external':
      script.external(String(1 + step.size), at, asked.side ?? 'buy');
      return;
    case 'takeBack':
      script.takeBack();
      return;
    case 'mark':
      script.mark(String(80_000 + step.price * 37), asked.account);
      return;
    case 'payIn':
      // Every second tells what was owned just then, as journals of before did not.
      script.payIn(
        String((step.price - 500) * 100),
        step.which % 2 === 0 ? String(99_000 + step.size * 200) : undefined,
      );
      return;
    case 'roll':
      script.rollDay(String(90_000 + step.price * 11));
      script.rollDay(String(90_000 + step.size * 13), toAccountId('other'));
      return;
    default:
      if (chosen !== undefined) {
        takeOrderStep(script, step, chosen, at);
      }
  }
}

function takeOrderStep(
  script: JournalScript,
  { kind, size, price: seed }: RandomStep,
  chosen: OrderId,
  at: string,
): void {
  if (kind === 'fill') {
    const commission = money(`0.${String(seed % 100).padStart(2, '0')}`);
    const liquidity = seed % 3 === 0 ? 'maker' : 'taker';
    script.fill(chosen, String(1 + size), at, { commission, liquidity });
  } else if (kind === 'replace') {
    script.replace(chosen, String(2 + size), at);
  } else {
    const how = ['accept', 'cancel', 'expire', 'reject'] as const;
    script.end(chosen, how[seed % 4] ?? 'accept');
  }
}
