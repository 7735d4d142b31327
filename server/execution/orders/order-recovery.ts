import { isBooked } from '../../core/desk/is-booked';
import { openOrdersOf } from '../../core/desk/open-orders';
import { decideLostAtVenue, decideMissingAtVenue } from '../../core/order/decide-lost';
import { decideSubmissionFailed } from '../../core/order/decide-outcome';
import type { VenueFill } from '../../core/order/execution-report';
import type { Order } from '../../core/order/order';
import type { Actor } from '../../core/order/order-origin';
import { isOpenStatus } from '../../core/order/order-words';
import type { AccountId, ClientOrderId, ExecutionId, OrderId } from '../../core/values/ids';
import { addMilliseconds, type Instant, toInstant } from '../../core/values/instant';
import { success } from '../../core/values/result';
import type { Clock } from '../../ports/clock';
import type { ExecutionVenue, VenueOrder } from '../../ports/execution-venue';
import type { Log } from '../../ports/log';
import type { RandomStream } from '../../ports/random';
import type { Timer } from '../../ports/timer';
import type { VenueGate } from '../gate/venue-gate';
import type { DeskKernel } from '../kernel/desk-kernel';
import { type Evidence, OpenQuestions, proofGapMs } from './open-questions';
import type { OrderRouter } from './order-router';
import { reportHead, reportsOf, sameTerms, tradeReport } from './reports-of';

const recovery: Actor = { kind: 'desk', part: 'recovery' };
/** Fills are asked for from this long before what is looked for, and told apart by their ids. */
const overlapMs = 5 * 60_000;
/** A submission, cancel or replace unanswered for so long is looked up. */
const patienceMs = 5_000;
const always = toInstant(0);
/** Clocks jump by hours, not by days. */
const dayMs = 24 * 60 * 60_000;

interface RecoveryPorts {
  readonly venue: ExecutionVenue;
  readonly gate: VenueGate;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly jitter: RandomStream;
  readonly log: Log;
}

/** An open question of the worklist: what was asked, and what is known so far. */
export interface OpenQuestion {
  readonly order: Order;
  readonly asked: 'submission' | 'cancel' | 'replace';
  readonly evidence: readonly Evidence[];
  readonly looks: number;
  /** Milliseconds until the next look; undefined while the venue cannot be asked. */
  readonly nextLookInMs: number | undefined;
}

/**
 * Finds out by asking what became of orders whose outcome nobody knows. Trading rules 2.2 and 8.
 *
 * 1. An order is settled by the venue's own word: its fills first, then its status.
 * 2. "Never placed" needs two answers "not found" 2 s apart with no fill seen in between.
 * 3. A venue that does not answer proves nothing: the order stays unknown, its capacity held.
 * 4. Waiting is measured on monotonic time: a clock that jumps makes no proof.
 */
export class OrderRecovery {
  private readonly kernel: DeskKernel;
  private readonly router: OrderRouter;
  private readonly ports: RecoveryPorts;
  private readonly questions: OpenQuestions;
  /** Since when an order waits for an answer, on the clock that does not jump. */
  private readonly waitingSince = new Map<OrderId, number>();
  private looking: Promise<void> | undefined;

  constructor(kernel: DeskKernel, router: OrderRouter, ports: RecoveryPorts) {
    this.kernel = kernel;
    this.router = router;
    this.ports = ports;
    this.questions = new OpenQuestions(ports.jitter);
  }

  /** After a start: what was on its way may or may not have been placed. */
  async markUnanswered(): Promise<void> {
    await this.kernel.run(recovery, ({ state }) => ({
      events: this.openOrders()
        .filter(({ orderId }) => state.orders.get(orderId)?.status === 'submitting')
        .map(({ orderId }) => ({
          type: 'ORDER_UNKNOWN' as const,
          orderId,
          cause: 'the desk was restarted before the venue answered',
        })),
      result: success(undefined),
    }));
  }

  /** Compares every open order with the venue's word. Used after a start and a reconnect. */
  async settleAll(): Promise<void> {
    await this.looking;
    this.questions.hurry();
    await this.lookOnce(this.openOrders());
    await this.learnMissedFills();
  }

  /**
   * A fill of an order that is over may have been missed: its report was under way when the line or the
   * process died. Those of the desk's own orders are booked; others are reconciliation's, and so are those
   * of an order that the desk has let go: their ids are forgotten, so nobody knows whether they are booked.
   */
  private async learnMissedFills(): Promise<void> {
    const { clock, log } = this.ports;
    const { accounts, clientOrderIds, orders } = this.kernel.state;
    const since = addMilliseconds(clock.now(), -dayMs);
    for (const account of accounts.keys()) {
      try {
        const fills = await this.askForFills(account, since);
        const isKept = (clientOrderId: ClientOrderId) => {
          const orderId = clientOrderIds.get(account, clientOrderId);
          return orderId !== undefined && orders.has(orderId);
        };
        this.learnFills(
          fills.filter(
            ({ clientOrderId, executionId }) =>
              isKept(clientOrderId) && !this.isBooked(executionId),
          ),
        );
      } catch (error) {
        const words = error instanceof Error ? error.message : String(error);
        log.warn('The venue did not list its fills', { account, words });
      }
    }
  }

  /** Looks at what is unknown or unanswered for too long; called by the schedule. One look at a time. */
  sweep(): void {
    const now = this.ports.clock.monotonic();
    const open = this.openQuestions(now);
    this.questions.keepOnly(new Set(open.map(({ orderId }) => orderId)));
    const due = open.filter(({ orderId }) => this.questions.isDue(orderId, now));
    if (due.length > 0 && this.looking === undefined && this.ports.venue.isConnected()) {
      void this.lookOnce(due);
    }
  }

  /** Somebody does not want to wait for the next look. */
  lookNow(): void {
    this.questions.hurry();
    this.sweep();
  }

  /** The worklist, oldest first. */
  worklist(): readonly OpenQuestion[] {
    const { venue, clock } = this.ports;
    const now = clock.monotonic();
    return this.openQuestions(now).map((order) => {
      const { orderId, pending, status } = order;
      const next = this.questions.nextLookAt(orderId) ?? now;
      return {
        order,
        asked:
          status === 'unknown' || pending.operation === 'none' ? 'submission' : pending.operation,
        evidence: this.questions.evidenceOf(orderId),
        looks: this.questions.looksAt(orderId),
        nextLookInMs: venue.isConnected() ? Math.max(0, next - now) : undefined,
      };
    });
  }

  private openOrders(): readonly Order[] {
    return openOrdersOf(this.kernel.state);
  }

  /** Unknown, or sent or asked and unanswered for longer than patience lasts. */
  private openQuestions(now: number): readonly Order[] {
    const waiting = this.openOrders().filter(
      (order) => isWaiting(order) || this.questions.isMissing(order.orderId),
    );
    const ids = new Set(waiting.map(({ orderId }) => orderId));
    for (const orderId of this.waitingSince.keys()) {
      if (!ids.has(orderId)) {
        this.waitingSince.delete(orderId);
      }
    }
    return waiting.filter(({ orderId, status }) => {
      const since = this.waitingSince.get(orderId) ?? now;
      this.waitingSince.set(orderId, since);
      const isOpen = status === 'unknown' || this.questions.isMissing(orderId);
      return isOpen || now - since >= patienceMs;
    });
  }

  private lookOnce(orders: readonly Order[]): Promise<void> {
    const look = this.look(orders).finally(() => {
      this.looking = undefined;
    });
    this.looking = look;
    return look;
  }

  private async look(orders: readonly Order[]): Promise<void> {
    for (const [account, ofAccount] of byAccount(orders)) {
      try {
        const since = this.earliest(ofAccount);
        const fills = await this.askForFills(account, since);
        for (const order of ofAccount) {
          const found = await this.ask((venue) => venue.getOrder(order.clientOrderId));
          await this.settle(order, found, fills);
        }
      } catch (error) {
        this.noAnswer(ofAccount, error instanceof Error ? error.message : String(error));
      }
    }
  }

  private ask<Answer>(question: (venue: ExecutionVenue) => Promise<Answer>): Promise<Answer> {
    const { gate, venue } = this.ports;
    return gate.call('question', () => question(venue));
  }

  /** Without those that are booked, where the venue leaves them out. */
  private askForFills(account: AccountId, since: Instant): Promise<readonly VenueFill[]> {
    return this.ask((venue) =>
      venue.getFillsSince(account, since, (executionId) => this.isBooked(executionId)),
    );
  }

  private isBooked(executionId: ExecutionId): boolean {
    return isBooked(this.kernel.state, this.ports.venue.name, executionId);
  }

  private noAnswer(orders: readonly Order[], words: string): void {
    const { clock, log } = this.ports;
    const unanswered = orders.filter(({ orderId }) =>
      this.questions.isDue(orderId, clock.monotonic()),
    );
    for (const { orderId } of unanswered) {
      this.questions.noteNoAnswer(orderId, clock.now(), words, clock.monotonic());
    }
    log.warn('The venue did not answer what became of orders', { orders: orders.length, words });
  }

  private async settle(
    order: Order,
    found: VenueOrder | undefined,
    fills: readonly VenueFill[],
  ): Promise<void> {
    const own = fills.filter((fill) => fill.clientOrderId === order.clientOrderId);
    // What is booked already is no news: an order that was filled in part may be lost as well.
    const news = own.filter(({ executionId }) => !this.isBooked(executionId));
    if (found === undefined && news.length === 0) {
      await this.notFound(order);
      return;
    }
    const { clock } = this.ports;
    const words = `The venue has it: ${found?.status ?? 'filled'}.`;
    this.questions.noteFound(order.orderId, clock.now(), words, clock.monotonic());
    this.learnFills(news);
    if (found !== undefined) {
      await this.fetchMissingFills(order, found);
      this.learnFrom(order, found);
    }
  }

  private learnFills(fills: readonly VenueFill[]): void {
    for (const fill of fills) {
      this.router.learn(tradeReport(this.ports.venue, fill));
    }
  }

  /** Clocks differ and jump: when the venue has filled more than was listed, all of it is asked for. */
  private async fetchMissingFills(order: Order, found: VenueOrder): Promise<void> {
    const known = this.kernel.state.orders.get(order.orderId)?.cumulativeQuantity ?? 0n;
    if (found.cumulativeQuantity > known) {
      const all = await this.askForFills(order.account, always);
      this.learnFills(all.filter((fill) => fill.clientOrderId === order.clientOrderId));
    }
  }

  private learnFrom(order: Order, found: VenueOrder): void {
    for (const report of reportsOf(this.ports.venue, order, found)) {
      this.router.learn(report);
    }
    const after = this.kernel.state.orders.get(order.orderId);
    if (after?.pending.operation === 'cancel' && isOpenStatus(after.status)) {
      this.router.sendCancel(after);
    }
    if (after?.pending.operation === 'replace') {
      this.settleReplace(after, found);
    }
  }

  /** The venue still has the old terms: the replace was lost on the way. */
  private settleReplace(order: Order, found: VenueOrder): void {
    const isOld = found.quantity === order.quantity && sameTerms(order, found);
    if (isOld) {
      this.router.learn({
        ...reportHead(this.ports.venue, found),
        executionType: 'replaceRejected',
        reason: 'the replace did not reach the venue',
      });
    }
  }

  private async notFound({ orderId }: Order): Promise<void> {
    const { clock, timer } = this.ports;
    if (this.kernel.state.orders.get(orderId)?.status === 'submitting') {
      // Its request is still under way: that it has not arrived yet proves nothing.
      const words = 'The venue does not know the order yet; its request is under way.';
      this.questions.noteNoAnswer(orderId, clock.now(), words, clock.monotonic());
      return;
    }
    const isProven = this.questions.noteNotFound(orderId, clock.now(), clock.monotonic());
    await this.kernel.run(recovery, (desk) => decideMissingAtVenue(desk, orderId));
    if (!isProven) {
      timer.after(proofGapMs, () => this.sweep());
      return;
    }
    const order = this.kernel.state.orders.get(orderId);
    if (order?.status !== 'unknown') {
      return;
    }
    const why = 'the venue has twice answered that it does not know the order';
    await this.kernel.run(recovery, (desk) =>
      order.venueOrderId === undefined
        ? decideSubmissionFailed(desk, orderId, 'notPlaced', why)
        : decideLostAtVenue(desk, orderId),
    );
  }

  /** The venue's clock and the desk's may differ, and either may have jumped. */
  private earliest(orders: readonly Order[]): Instant {
    const sentAt = orders.map(({ submittedAt }) => submittedAt);
    const first = toInstant(Math.min(this.ports.clock.now(), ...sentAt));
    return addMilliseconds(first, -overlapMs);
  }
}

/** Whether an order waits for the venue's word. */
function isWaiting({ status, pending }: Order): boolean {
  return (
    status === 'unknown' ||
    status === 'submitting' ||
    (pending.operation !== 'none' && status !== 'held')
  );
}

function byAccount(orders: readonly Order[]): ReadonlyMap<AccountId, readonly Order[]> {
  const grouped = new Map<AccountId, Order[]>();
  for (const order of orders) {
    const known = grouped.get(order.account);
    if (known === undefined) {
      grouped.set(order.account, [order]);
    } else {
      known.push(order);
    }
  }
  return grouped;
}
