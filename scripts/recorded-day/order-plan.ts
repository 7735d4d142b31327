import type { OrderType, TimeInForce } from '../../server/core/order/order-words';
import type { Side } from '../../server/core/order/side';
import type { RandomStream } from '../../server/ports/random';

/**
 * What to send, with prices as distances from the quote of the moment: `limitTicks` from the side
 * that the order would take (0 = at it, positive = further into the book, so that it takes at once),
 * `stopTicks` beyond the same side, away from the market.
 */
export interface PlannedOrder {
  readonly what: 'order';
  readonly at: number;
  readonly name: string;
  readonly side: Side;
  readonly orderType: OrderType;
  readonly timeInForce: TimeInForce;
  readonly quantity: number;
  readonly limitTicks?: number;
  readonly stopTicks?: number;
  readonly trailingOffset?: string;
  /** Goes against the position of the moment, for half of it; flat, it has nothing to reduce. */
  readonly reduceOnly?: true;
  readonly postOnly?: true;
  readonly displayQuantity?: number;
  /** Good till date: so many milliseconds after it is sent. */
  readonly livesMs?: number;
  /** Sent a second time with the same client order id: nothing more may come of it. */
  readonly twice?: true;
  /** Has a mistake in it: the desk has to refuse it. */
  readonly wrong?:
    | 'off-tick'
    | 'fraction'
    | 'too-large'
    | 'closed-instrument'
    | 'unknown-instrument';
}

/** Cancels or changes one of the orders that are open then: the one at a share of their list. */
export interface PlannedChange {
  readonly what: 'cancel' | 'modify';
  readonly at: number;
  readonly share: number;
  readonly quantityFactor: number;
  readonly priceTicks: number;
}

/** Closes what is held, all of it or a part, by the call that is there for it. */
export interface PlannedClose {
  readonly what: 'close';
  readonly at: number;
  readonly part: 'all' | 'half';
}

export type PlannedStep = PlannedOrder | PlannedChange | PlannedClose;

/** A type of order with everything that goes with it. */
type Shape = Omit<PlannedOrder, 'what' | 'at' | 'name' | 'side' | 'quantity'>;

const lasting = ['day', 'goodTillCancel', 'goodTillDate'] as const;
const immediate = ['immediateOrCancel', 'fillOrKill'] as const;

/** Every type with every time in force and flag that go together, in several distances. */
const shapes: readonly Shape[] = [
  ...lasting.map((timeInForce): Shape => ({ orderType: 'market', timeInForce })),
  ...immediate.map((timeInForce): Shape => ({ orderType: 'market', timeInForce })),
  { orderType: 'market', timeInForce: 'day', reduceOnly: true },
  ...[3, 0, -1, -3, -12].flatMap((limitTicks) =>
    lasting.map((timeInForce): Shape => ({ orderType: 'limit', timeInForce, limitTicks })),
  ),
  ...[1, 0, -2].flatMap((limitTicks) =>
    immediate.map((timeInForce): Shape => ({ orderType: 'limit', timeInForce, limitTicks })),
  ),
  ...[0, -1, -4].map(
    (limitTicks): Shape => ({
      orderType: 'limit',
      timeInForce: 'day',
      limitTicks,
      postOnly: true,
    }),
  ),
  { orderType: 'limit', timeInForce: 'goodTillCancel', limitTicks: -2, displayQuantity: 50 },
  { orderType: 'limit', timeInForce: 'day', limitTicks: 1, reduceOnly: true },
  ...[2, 6, 25].flatMap((stopTicks) =>
    lasting.map((timeInForce): Shape => ({ orderType: 'stop', timeInForce, stopTicks })),
  ),
  { orderType: 'stop', timeInForce: 'day', stopTicks: 5, reduceOnly: true },
  ...[2, 8].flatMap((stopTicks) =>
    lasting.map(
      (timeInForce): Shape => ({ orderType: 'stopLimit', timeInForce, stopTicks, limitTicks: 4 }),
    ),
  ),
  { orderType: 'stopLimit', timeInForce: 'day', stopTicks: 3, limitTicks: 0 },
  ...['0.05', '0.20', '0.1%', '0.5%'].map(
    (trailingOffset): Shape => ({ orderType: 'trailingStop', timeInForce: 'day', trailingOffset }),
  ),
  { orderType: 'trailingStop', timeInForce: 'goodTillCancel', trailingOffset: '0.08' },
  { orderType: 'trailingStop', timeInForce: 'goodTillDate', trailingOffset: '0.03%' },
];

const mistakes = [
  'off-tick',
  'fraction',
  'too-large',
  'closed-instrument',
  'unknown-instrument',
] as const;

/** Rounds over all shapes, buys and sells in turn. */
const rounds = 5;
const changeEvery = 3;
const mistakeEvery = 23;
const twiceEvery = 17;
const closeEvery = 19;

/**
 * The steps of a day between two moments, by time: more than 200 orders of every type, cancels and
 * changes between them, some sent twice and some with a mistake. The same chance gives the same plan.
 */
export function planDay(from: number, to: number, random: RandomStream): PlannedStep[] {
  const orders = Array.from({ length: rounds }, (_, round) =>
    shuffled(shapes, random).map((shape, index) => ({ shape, isBuy: (round + index) % 2 === 0 })),
  ).flat();
  const pace = (to - from) / orders.length;
  return orders.flatMap(({ shape, isBuy }, index) => {
    const at = Math.floor(from + index * pace + random.next() * pace * 0.5);
    const quantity = 20 * (1 + random.below(25));
    const order: PlannedOrder = {
      what: 'order',
      at,
      name: `day-${String(index + 1).padStart(4, '0')}`,
      side: isBuy ? 'buy' : 'sell',
      quantity,
      ...shape,
      ...(shape.timeInForce === 'goodTillDate' ? { livesMs: 60_000 + random.below(900_000) } : {}),
      ...(index % twiceEvery === 5 ? { twice: true } : {}),
    };
    const steps: PlannedStep[] = [order];
    if (index % mistakeEvery === 11) {
      const wrong = mistakes[Math.floor(index / mistakeEvery) % mistakes.length] ?? 'off-tick';
      const name = `${order.name}-wrong`;
      const shapeOfMistake = { orderType: 'limit', timeInForce: 'day', limitTicks: -1 } as const;
      steps.push({
        what: 'order',
        at: at + 1,
        name,
        side: order.side,
        quantity,
        ...shapeOfMistake,
        wrong,
      });
    }
    if (index % closeEvery === 13) {
      const part = index % (2 * closeEvery) === 13 ? 'all' : 'half';
      steps.push({ what: 'close', at: Math.floor(at + pace * 0.55), part });
    }
    if (index % changeEvery === 1) {
      steps.push(plannedChange(at, pace, random));
    }
    return steps;
  });
}

/** Half of them at once after an order, while it is still on its way to the book. */
function plannedChange(at: number, pace: number, random: RandomStream): PlannedChange {
  const isAtOnce = random.next() < 0.5;
  return {
    what: random.next() < 0.5 ? 'cancel' : 'modify',
    at: isAtOnce ? at + 2 : Math.floor(at + pace * (0.6 + 0.3 * random.next())),
    share: isAtOnce ? 0 : random.next(),
    quantityFactor: [0.5, 1, 2][random.below(3)] ?? 1,
    priceTicks: random.below(9) - 4,
  };
}

function shuffled<Item>(items: readonly Item[], random: RandomStream): Item[] {
  const left = [...items];
  return items.map(() => left.splice(random.below(left.length), 1)[0] as Item);
}
