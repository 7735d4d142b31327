import type { DeskState } from '../desk/desk-state';
import { findByVenueOrderId } from '../desk/find-by-venue-order-id';
import { glanceAtRecentFill } from '../desk/recent-fill-row';
import type { VenueFill } from '../order/execution-report';
import type { Fill } from '../order/fill';
import type { Order } from '../order/order';
import type { Difference } from '../reconciliation/break';
import { SettleWindow } from '../reconciliation/settle-window';
import { addQuantity, noMoney, noQuantity, type Quantity } from '../values/amounts';
import { formatGrouped } from '../values/format-grouped';
import { type ExecutionId, type OrderId, toClientOrderId, toVenueOrderId } from '../values/ids';
import type { Instant, TradingDay } from '../values/instant';
import { compareFillFigures } from './compare-fill-figures';
import type { DropCopyFill, ToldFills } from './drop-copy';
import { type DropCopyCounts, subjectOfCopy } from './drop-copy-findings';

export interface DropCopyComparison {
  readonly differences: readonly Difference[];
  /** Keys that this run cannot judge. */
  readonly waiting: ReadonlySet<string>;
  readonly counts: DropCopyCounts;
}

export interface DropCopyMoment {
  readonly now: Instant;
  readonly settleMs: number;
  readonly tradingDayOf: (moment: Instant) => TradingDay;
}

/**
 * The desk's own fills of a day against a second source's word on them. The venue's
 * reports and the copy come by different ways, so what one way loses the other shows.
 *
 * 1. A fill is known by (venue, execution id). A derived one of the desk stands for the source's fills
 *    of its order when they are of the same quantity.
 * 2. A fill that only the desk has is judged once the source has told of a later moment.
 * 3. What is younger than the settle window waits for the next run.
 * 4. What the source does not say (a commission) is not compared.
 */
export function compareWithDropCopy(
  state: Readonly<DeskState>,
  copy: ToldFills,
  moment: DropCopyMoment,
): DropCopyComparison {
  const { settleMs, now } = moment;
  const settling = new SettleWindow(now, settleMs);
  const desk = fillsOfDay(state, copy, moment.tradingDayOf);
  const findings = new Findings(copy);
  const unmatched: DropCopyFill[] = [];
  for (const fill of copy.fills.values()) {
    const own = state.recentFills.get(copy.venue, fill.executionId)?.fill;
    if (own === undefined || own.account !== copy.account) {
      unmatched.push(fill);
    } else {
      desk.delete(fill.executionId);
      findings.compared(compareFillFigures(copy, own, fill));
    }
  }
  const finder = orderFinder(state, copy);
  const explained = explainedByDerived(desk, unmatched, finder);
  for (const fill of unmatched) {
    if (explained.has(fill.executionId)) {
      findings.counts.matching += 1;
    } else if (settling.isYoung(fill.transactTime)) {
      findings.wait(fill.executionId);
    } else {
      findings.counts.missingAtDesk += 1;
      findings.differences.push(missingAtDesk(copy, fill, finder(fill)));
    }
  }
  for (const fill of desk.values()) {
    if (fill.transactTime >= copy.highWater) {
      findings.counts.notYetTold += 1;
    } else if (settling.isYoung(fill.transactTime)) {
      findings.wait(fill.executionId);
    } else {
      findings.counts.missingAtSource += 1;
      findings.differences.push(missingAtSource(copy, fill));
    }
  }
  const { differences, waiting, counts } = findings;
  return { differences, waiting, counts };
}

class Findings {
  readonly differences: Difference[] = [];
  readonly waiting = new Set<string>();
  readonly counts: { -readonly [Name in keyof DropCopyCounts]: number };
  private readonly copy: ToldFills;

  constructor(copy: ToldFills) {
    this.copy = copy;
    this.counts = {
      told: copy.fills.size,
      matching: 0,
      differing: 0,
      missingAtDesk: 0,
      missingAtSource: 0,
      waiting: 0,
      notYetTold: 0,
    };
  }

  compared(difference: Difference | undefined): void {
    if (difference === undefined) {
      this.counts.matching += 1;
    } else {
      this.counts.differing += 1;
      this.differences.push(difference);
    }
  }

  wait(executionId: ExecutionId): void {
    this.counts.waiting += 1;
    this.waiting.add(subjectOfCopy(this.copy, executionId).key);
  }
}

function fillsOfDay(
  state: Readonly<DeskState>,
  { venue, account, tradingDay }: ToldFills,
  tradingDayOf: (moment: Instant) => TradingDay,
): Map<ExecutionId, Fill> {
  const fills = new Map<ExecutionId, Fill>();
  for (const [executionId, kept] of state.recentFills.partsOf().get(venue)?.kept() ?? []) {
    const isOfAccount = glanceAtRecentFill(kept).account === account;
    const fill = isOfAccount ? state.recentFills.get(venue, executionId)?.fill : undefined;
    if (fill !== undefined && tradingDayOf(fill.transactTime) === tradingDay) {
      fills.set(executionId, fill);
    }
  }
  return fills;
}

type OrderFinder = (fill: DropCopyFill) => Order | undefined;

/** By the caller's id for the order, then by the venue's. */
function orderFinder(state: Readonly<DeskState>, { account }: ToldFills): OrderFinder {
  const byVenueOrderId = findByVenueOrderId(state, account);
  return ({ clientOrderId, venueOrderId }) => {
    const orderId = clientOrderId && state.clientOrderIds.get(account, clientOrderId);
    const order = orderId && state.orders.get(orderId);
    if (order !== undefined || venueOrderId === undefined) {
      return order;
    }
    return byVenueOrderId(venueOrderId);
  };
}

/** Takes the derived fills that the source's own explain out of `desk`; returns what explains them. */
function explainedByDerived(
  desk: Map<ExecutionId, Fill>,
  unmatched: readonly DropCopyFill[],
  orderOf: OrderFinder,
): ReadonlySet<ExecutionId> {
  const derived = new Map<OrderId, Fill[]>();
  for (const fill of desk.values()) {
    if (fill.orderId !== undefined && fill.executionId.startsWith('derived/')) {
      derived.set(fill.orderId, [...(derived.get(fill.orderId) ?? []), fill]);
    }
  }
  const explained = new Set<ExecutionId>();
  for (const [orderId, own] of derived) {
    const told = unmatched.filter((fill) => orderOf(fill)?.orderId === orderId);
    if (told.length > 0 && sumOf(told) === sumOf(own)) {
      for (const fill of told) {
        explained.add(fill.executionId);
      }
      for (const fill of own) {
        desk.delete(fill.executionId);
      }
    }
  }
  return explained;
}

function sumOf(fills: readonly { readonly quantity: Quantity }[]): Quantity {
  return fills.reduce((sum, { quantity }) => addQuantity(sum, quantity), noQuantity);
}

function missingAtDesk(copy: ToldFills, fill: DropCopyFill, order: Order | undefined): Difference {
  const { side, quantity, price, commission } = fill;
  const whose =
    order === undefined
      ? 'which no order of the desk explains'
      : `for order ${order.clientOrderId}, and the desk has not booked it`;
  return {
    ...subjectOfCopy(copy, fill.executionId),
    kind: 'fill-missing',
    severity: 'high',
    instrument: order?.instrument ?? fill.instrument,
    ...(order === undefined ? {} : { orderId: order.orderId }),
    ...(fill.clientOrderId === undefined ? {} : { clientOrderId: fill.clientOrderId }),
    ...(fill.venueOrderId === undefined ? {} : { venueOrderId: fill.venueOrderId }),
    executionId: fill.executionId,
    desk: { isKnown: false },
    atVenue: {
      isKnown: true,
      status: side,
      quantity,
      price,
      ...(commission === undefined ? {} : { commission }),
    },
    explanation: `Drop copy ${copy.name} has ${wordsOf(fill)}, ${whose}.`,
    evidence: { of: 'fill', fill: asVenueFill(copy, fill, order), isDerived: false },
    choices: order === undefined ? ['adopt', 'ignore'] : ['bookFill', 'ignore'],
  };
}

function asVenueFill(copy: ToldFills, fill: DropCopyFill, order: Order | undefined): VenueFill {
  return {
    executionId: fill.executionId,
    clientOrderId: order?.clientOrderId ?? fill.clientOrderId ?? toClientOrderId(''),
    venueOrderId: fill.venueOrderId ?? order?.venueOrderId ?? toVenueOrderId(''),
    account: copy.account,
    instrument: fill.instrument,
    side: fill.side,
    quantity: fill.quantity,
    price: fill.price,
    commission: fill.commission ?? noMoney,
    liquidity: 'taker',
    transactTime: fill.transactTime,
    why: `told by drop copy ${copy.name} of ${copy.tradingDay}`,
  };
}

function missingAtSource(copy: ToldFills, fill: Fill): Difference {
  const { side, quantity, price, commission } = fill;
  const upTo = new Date(copy.highWater).toISOString();
  return {
    ...subjectOfCopy(copy, fill.executionId),
    kind: 'fill-unconfirmed',
    severity: 'high',
    instrument: fill.instrument,
    ...(fill.orderId === undefined ? {} : { orderId: fill.orderId }),
    executionId: fill.executionId,
    desk: { isKnown: true, status: side, quantity, price, commission },
    atVenue: { isKnown: false },
    explanation: `The desk has ${wordsOf(fill)}, and drop copy ${copy.name}, which is complete up to ${upTo}, does not know it.`,
    evidence: { of: 'booked', executionId: fill.executionId },
    choices: ['ignore', 'reverseFill'],
  };
}

function wordsOf({
  executionId,
  side,
  quantity,
  instrument,
  price,
}: Omit<DropCopyFill, 'transactTime'>) {
  return `fill ${executionId}, ${side === 'buy' ? 'bought' : 'sold'} ${formatGrouped(quantity)} ${instrument} at ${formatGrouped(price)}`;
}
