import type { Order } from '../../contract/order';
import { formatDecimal } from '../../server/core/values/decimal';
import type { Answer, DeskClient } from './desk-client';
import type { PlannedChange, PlannedClose, PlannedOrder, PlannedStep } from './order-plan';
import { requestOf } from './order-request';
import { units } from './units';

/** What was asked of the desk in a day, and what it said at once. */
export interface DayPlayed {
  readonly sent: readonly SentOrder[];
  readonly changes: readonly SentChange[];
}

export interface SentOrder {
  readonly planned: PlannedOrder;
  readonly answer: Answer<Order>;
  /** The answer to the same request again; absent when it was sent once. */
  readonly again?: Answer<Order>;
}

export interface SentChange {
  readonly what: PlannedChange['what'] | PlannedClose['what'];
  readonly orderId: string;
  readonly limitPrice?: string;
  readonly stopPrice?: string;
  readonly answer: Answer<Order>;
}

interface Updates {
  readonly quantity: string;
  readonly limitPrice?: string;
  readonly stopPrice?: string;
}

const tick = 1_000_000n;

/**
 * Goes through a plan: plays the tape on to each step's moment, then sends what is planned. Between
 * two calls the desk is let come to rest, as a person's next click would find it.
 */
export async function playDay(
  desk: DeskClient,
  instrument: string,
  plan: readonly PlannedStep[],
): Promise<DayPlayed> {
  const sent: SentOrder[] = [];
  const changes: SentChange[] = [];
  let now = 0;
  for (const step of plan.toSorted((one, other) => one.at - other.at)) {
    now = Math.max(now, step.at);
    await desk.playUntil(now);
    if (step.what === 'order') {
      sent.push(await send(desk, instrument, { ...step, at: now }));
    } else {
      const change =
        step.what === 'close'
          ? await close(desk, instrument, { ...step, at: now })
          : await changeOne(desk, step);
      changes.push(...(change === undefined ? [] : [change]));
    }
    if (step.what === 'close') {
      now += 1_000;
    }
    await desk.playUntil(now);
  }
  return { sent, changes };
}

async function send(
  desk: DeskClient,
  instrument: string,
  planned: PlannedOrder,
): Promise<SentOrder> {
  const quote = await desk.quote(instrument);
  const standing = { bid: units(quote.bid ?? '0'), ask: units(quote.ask ?? '0') };
  const reducing = planned.reduceOnly === true ? await againstPosition(desk, planned) : planned;
  const request = requestOf(reducing, instrument, standing, planned.at);
  const answer = await desk.sendOrder(request);
  return planned.twice === true
    ? { planned, answer, again: await desk.sendOrder(request) }
    : { planned, answer };
}

async function againstPosition(desk: DeskClient, planned: PlannedOrder): Promise<PlannedOrder> {
  const held = await heldQuantity(desk);
  return held === 0
    ? planned
    : {
        ...planned,
        side: held > 0 ? 'sell' : 'buy',
        quantity: Math.ceil(Math.abs(held) / 2),
      };
}

/**
 * Clears the way first and lets the cancels arrive. A close would do that by itself and wait for them,
 * but nothing arrives while the tape stands, and the tape stands until the close has answered.
 */
async function close(
  desk: DeskClient,
  instrument: string,
  { at, part }: PlannedClose,
): Promise<SentChange | undefined> {
  const side = (await heldQuantity(desk)) > 0 ? 'sell' : 'buy';
  for (const order of await desk.orders('open')) {
    if (order.side === side) {
      await desk.cancelOrder(order.orderId);
    }
  }
  await desk.playUntil(at + 1_000);
  const held = Math.abs(await heldQuantity(desk));
  if (held === 0) {
    return undefined;
  }
  const quantity = part === 'all' ? undefined : String(Math.ceil(held / 2));
  const answer = await desk.closePosition(instrument, quantity);
  return { what: 'close', orderId: answer.ok ? answer.body.orderId : 'none', answer };
}

/** Signed, in whole shares. */
async function heldQuantity(desk: DeskClient): Promise<number> {
  const [position] = await desk.positions();
  return Number(position?.quantity ?? '0');
}

/** Newest first: a share of 0 is the order that was sent last. */
async function changeOne(desk: DeskClient, step: PlannedChange): Promise<SentChange | undefined> {
  const open = await desk.orders('open');
  const order = open[Math.floor(step.share * open.length)];
  if (order === undefined) {
    return undefined;
  }
  const { orderId } = order;
  if (step.what === 'cancel') {
    return { what: 'cancel', orderId, answer: await desk.cancelOrder(orderId) };
  }
  const { quantity, ...prices } = updatesOf(order, step);
  const answer = await desk.modifyOrder(orderId, { quantity, ...prices });
  return { what: 'modify', orderId, answer, ...prices };
}

function updatesOf(order: Order, { quantityFactor, priceTicks }: PlannedChange): Updates {
  const moved = (text: string) => formatDecimal(units(text) + BigInt(priceTicks) * tick);
  const quantity = Math.max(1, Math.round(Number(order.quantity) * quantityFactor));
  return {
    quantity: String(quantity),
    ...(order.limitPrice === undefined ? {} : { limitPrice: moved(order.limitPrice) }),
    ...(order.stopPrice === undefined || order.orderType === 'trailingStop'
      ? {}
      : { stopPrice: moved(order.stopPrice) }),
  };
}
