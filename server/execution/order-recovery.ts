import { decideSubmissionFailed } from '../core/order/decide-outcome';
import type { ExecutionReport, VenueFill } from '../core/order/execution-report';
import type { Order } from '../core/order/order';
import type { Actor } from '../core/order/order-origin';
import { isOpenStatus } from '../core/order/order-words';
import type { AccountId, OrderId } from '../core/values/ids';
import { addMilliseconds, type Instant, toInstant } from '../core/values/instant';
import { success } from '../core/values/result';
import type { Clock } from '../ports/clock';
import type { ExecutionVenue, VenueOrder } from '../ports/execution-venue';
import type { Log } from '../ports/log';
import type { DeskKernel } from './desk-kernel';
import type { OrderRouter } from './order-router';

const recovery: Actor = { kind: 'desk', part: 'recovery' };
/** Two answers "not found" at least this far apart prove that an order was never placed. */
const proofGapMs = 2_000;
/** Fills are asked for from this long before what is looked for, and told apart by their ids. */
const overlapMs = 5 * 60_000;
/** A cancel or replace unanswered for so long is looked up. */
const patienceMs = 5_000;

/**
 * Finds out by asking what became of orders whose outcome nobody knows. Trading rules 2.2 and 8.
 *
 * 1. An order is settled by the venue's own word: its fills first, then its status.
 * 2. "Never placed" needs two answers "not found" 2 s apart with no fill seen in between.
 * 3. A venue that does not answer proves nothing: the order stays unknown, its capacity held.
 */
export class OrderRecovery {
  private readonly kernel: DeskKernel;
  private readonly router: OrderRouter;
  private readonly venue: ExecutionVenue;
  private readonly clock: Clock;
  private readonly log: Log;
  private readonly missingSince = new Map<OrderId, Instant>();
  private looking: Promise<void> | undefined;

  constructor(
    kernel: DeskKernel,
    router: OrderRouter,
    ports: { readonly venue: ExecutionVenue; readonly clock: Clock; readonly log: Log },
  ) {
    this.kernel = kernel;
    this.router = router;
    this.venue = ports.venue;
    this.clock = ports.clock;
    this.log = ports.log;
  }

  /** After a start: what was on its way may or may not have been placed. */
  async markUnanswered(): Promise<void> {
    await this.kernel.run(recovery, ({ state }) => ({
      events: openOrders(state.orders, state.openOrderIds)
        .filter((order) => order.status === 'submitting')
        .map((order) => ({
          type: 'ORDER_UNKNOWN' as const,
          orderId: order.orderId,
          cause: 'the desk was restarted before the venue answered',
        })),
      result: success(undefined),
    }));
  }

  /** Compares every open order with the venue's word. Used after a start and a reconnect. */
  async settleAll(): Promise<void> {
    await this.look(openOrders(this.kernel.state.orders, this.kernel.state.openOrderIds));
  }

  /** Looks at what is unknown or unanswered for too long; called by the schedule. One look at a time. */
  sweep(): void {
    const now = this.clock.now();
    const questions = openOrders(this.kernel.state.orders, this.kernel.state.openOrderIds).filter(
      (order) => isOpenQuestion(order, now),
    );
    if (questions.length > 0 && this.looking === undefined && this.venue.isConnected()) {
      this.looking = this.look(questions).finally(() => {
        this.looking = undefined;
      });
    }
  }

  private async look(orders: readonly Order[]): Promise<void> {
    for (const [account, ofAccount] of byAccount(orders)) {
      try {
        const fills = await this.venue.getFillsSince(account, earliest(ofAccount));
        for (const order of ofAccount) {
          const found = await this.venue.getOrder(order.clientOrderId);
          await this.settle(order, found, fills);
        }
      } catch (error) {
        this.log.warn('The venue did not answer what became of orders', {
          account,
          orders: ofAccount.length,
          error: error instanceof Error ? error.message : String(error),
        });
      }
    }
  }

  private async settle(
    order: Order,
    found: VenueOrder | undefined,
    fills: readonly VenueFill[],
  ): Promise<void> {
    const own = fills.filter((fill) => fill.clientOrderId === order.clientOrderId);
    if (found === undefined && own.length === 0) {
      await this.notFound(order);
      return;
    }
    this.missingSince.delete(order.orderId);
    for (const fill of own) {
      this.router.learn(tradeReport(this.venue, fill));
    }
    if (found !== undefined) {
      this.learnFrom(order, found);
    }
  }

  private learnFrom(order: Order, found: VenueOrder): void {
    for (const report of reportsOf(this.venue, order, found)) {
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
        ...head(this.venue, found),
        executionType: 'replaceRejected',
        reason: 'the replace did not reach the venue',
      });
    }
  }

  private async notFound(order: Order): Promise<void> {
    const now = this.clock.now();
    const since = this.missingSince.get(order.orderId);
    if (since === undefined) {
      this.missingSince.set(order.orderId, now);
      return;
    }
    if (now - since < proofGapMs || order.status !== 'unknown') {
      return;
    }
    this.missingSince.delete(order.orderId);
    await this.kernel.run(recovery, (desk) =>
      decideSubmissionFailed(
        desk,
        order.orderId,
        'notPlaced',
        'the venue has twice answered that it does not know the order',
      ),
    );
  }
}

function openOrders(
  orders: ReadonlyMap<OrderId, Order>,
  openOrderIds: ReadonlySet<OrderId>,
): readonly Order[] {
  return [...openOrderIds].flatMap((orderId) => orders.get(orderId) ?? []);
}

function isOpenQuestion(order: Order, now: Instant): boolean {
  const { status, pending } = order;
  const waits = pending.operation !== 'none' && now - pending.requestedAt > patienceMs;
  const isSilent = status === 'submitting' && now - order.submittedAt > patienceMs;
  return status === 'unknown' || isSilent || (waits && status !== 'held');
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

function earliest(orders: readonly Order[]): Instant {
  const first = orders.reduce((least, order) => Math.min(least, order.submittedAt), Infinity);
  return addMilliseconds(toInstant(first), -overlapMs);
}

function head(venue: ExecutionVenue, found: VenueOrder) {
  return {
    venue: venue.name,
    account: found.account,
    clientOrderId: found.clientOrderId,
    venueOrderId: found.venueOrderId,
    transactTime: found.transactTime,
  };
}

function tradeReport(venue: ExecutionVenue, fill: VenueFill): ExecutionReport {
  return {
    executionType: 'trade',
    venue: venue.name,
    account: fill.account,
    clientOrderId: fill.clientOrderId,
    venueOrderId: fill.venueOrderId,
    transactTime: fill.transactTime,
    fill,
  };
}

/** What the venue's record of an order says, as the reports that would have told it. */
function reportsOf(
  venue: ExecutionVenue,
  order: Order,
  found: VenueOrder,
): readonly ExecutionReport[] {
  const about = head(venue, found);
  const reason = found.reason ?? 'found when the venue was asked';
  if (found.status === 'rejected') {
    return [{ ...about, executionType: 'rejected', reason }];
  }
  const stopPrice = found.terms.orderType === 'trailingStop' ? found.terms.stopPrice : undefined;
  const reports: ExecutionReport[] = [
    { ...about, executionType: 'new', ...(stopPrice === undefined ? {} : { stopPrice }) },
  ];
  const { quantity, terms } = found;
  if (quantity !== order.quantity || !sameTerms(order, found)) {
    reports.push({ ...about, executionType: 'replaced', quantity, terms });
  }
  switch (found.status) {
    case 'triggered':
      reports.push({ ...about, executionType: 'triggered' });
      break;
    case 'canceled':
      reports.push({ ...about, executionType: 'canceled', reason });
      break;
    case 'expired':
      reports.push({ ...about, executionType: 'expired', reason });
      break;
    case 'working':
    case 'partiallyFilled':
    case 'filled':
      break;
  }
  return reports;
}

/** A trailing stop moves by itself: that is no replace. */
function sameTerms(order: Order, found: VenueOrder): boolean {
  const ours = order.terms;
  const theirs = found.terms;
  return (
    ours.orderType === theirs.orderType &&
    (ours.orderType === 'trailingStop' ||
      (('limitPrice' in ours ? ours.limitPrice : undefined) ===
        ('limitPrice' in theirs ? theirs.limitPrice : undefined) &&
        ('stopPrice' in ours ? ours.stopPrice : undefined) ===
          ('stopPrice' in theirs ? theirs.stopPrice : undefined)))
  );
}
