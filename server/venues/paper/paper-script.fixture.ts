import fc from 'fast-check';
import type { OrderTerms } from '../../core/order/order-terms';
import { type TimeInForce, timesInForce } from '../../core/order/order-words';
import { type Side, sides } from '../../core/order/side';
import { type Price, price, quantity, ratio, toPrice } from '../../core/values/amounts';
import { formatDecimal } from '../../core/values/decimal';
import { addMilliseconds } from '../../core/values/instant';
import type { PaperWorld } from './paper-world.fixture';
import type { Level } from './scripted-market.fixture';

/** One thing that happens to a venue. Prices are ticks from 10.00. */
export type Step =
  | {
      readonly do: 'submit';
      readonly side: Side;
      readonly size: number;
      readonly kind: 'market' | 'limit' | 'stop' | 'stopLimit' | 'trailing' | 'trailingPercent';
      readonly ticks: number;
      readonly timeInForce: TimeInForce;
      readonly reduceOnly: boolean;
      readonly postOnly: boolean;
    }
  | { readonly do: 'cancel'; readonly which: number }
  | {
      readonly do: 'modify';
      readonly which: number;
      readonly size: number;
      readonly ticks: number | undefined;
    }
  | {
      readonly do: 'quote';
      readonly ticks: number;
      readonly spread: number;
      readonly sizes: readonly number[];
    }
  | { readonly do: 'trade'; readonly ticks: number; readonly size: number }
  | { readonly do: 'wait'; readonly milliseconds: number }
  | { readonly do: 'halt'; readonly isHalted: boolean };

const side = fc.constantFrom(...sides);
const size = fc.integer({ min: 1, max: 400 });
const ticks = fc.integer({ min: -12, max: 12 });
/** Counted back from the newest order. */
const which = fc.nat(5);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('submit' as const),
      side,
      size,
      kind: fc.constantFrom(
        ...([
          'market',
          'limit',
          'limit',
          'stop',
          'stopLimit',
          'trailing',
          'trailingPercent',
        ] as const),
      ),
      ticks,
      timeInForce: fc.constantFrom('goodTillCancel' as const, ...timesInForce),
      reduceOnly: fc.boolean(),
      postOnly: fc.constantFrom(false, false, false, true),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('cancel' as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('modify' as const),
      which,
      size,
      ticks: fc.option(ticks, { nil: undefined }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('quote' as const),
      ticks,
      spread: fc.integer({ min: 1, max: 4 }),
      sizes: fc.array(size, { minLength: 0, maxLength: 6 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('trade' as const), ticks, size }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      milliseconds: fc.constantFrom(1, 10, 50, 250, 5_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('halt' as const), isHalted: fc.boolean() }),
  },
);

/** A trading day in short: fast-check finds the shortest one that breaks a promise. */
export const script: fc.Arbitrary<readonly Step[]> = fc.array(step, {
  minLength: 1,
  maxLength: 60,
  size: 'max',
});

const middle = price('10.00');
const tick = price('0.01');

export function atTicks(count: number): Price {
  return toPrice(middle + BigInt(count) * tick);
}

/** Lets one step happen and all that follows from it. */
export async function carryOut(world: PaperWorld, step: Step): Promise<void> {
  switch (step.do) {
    case 'submit':
      await submit(world, step);
      break;
    case 'cancel':
      await world.venue.cancelOrder(world.newestId(step.which));
      break;
    case 'modify':
      await modify(world, step);
      break;
    case 'quote':
      world.show(...bookOf(step));
      break;
    case 'trade':
      world.trade(formatDecimal(atTicks(step.ticks)), String(step.size));
      break;
    case 'wait':
      await world.advance(step.milliseconds);
      break;
    case 'halt':
      world.market.setStatus(world.instrument, step.isHalted ? 'halted' : 'open');
      break;
  }
  await world.settle();
}

type StepOf<Do extends Step['do']> = Extract<Step, { readonly do: Do }>;

async function submit(world: PaperWorld, step: StepOf<'submit'>): Promise<void> {
  const { timeInForce, reduceOnly, postOnly } = step;
  const expiresAt = addMilliseconds(world.clock.now(), 4_000);
  await world.submit(step.side, String(step.size), termsOf(step), {
    timeInForce,
    reduceOnly,
    postOnly,
    ...(timeInForce === 'goodTillDate' ? { expiresAt } : {}),
  });
}

function termsOf({ kind, ticks: count, side: of }: StepOf<'submit'>): OrderTerms {
  const at = atTicks(count);
  switch (kind) {
    case 'market':
      return { orderType: 'market' };
    case 'limit':
      return { orderType: 'limit', limitPrice: at };
    case 'stop':
      return { orderType: 'stop', stopPrice: at };
    case 'stopLimit':
      return {
        orderType: 'stopLimit',
        stopPrice: at,
        limitPrice: atTicks(count + (of === 'buy' ? 2 : -2)),
      };
    case 'trailing':
      return {
        orderType: 'trailingStop',
        trailingOffset: { kind: 'price', distance: price('0.03') },
      };
    case 'trailingPercent':
      return {
        orderType: 'trailingStop',
        trailingOffset: { kind: 'percent', share: ratio('0.004') },
      };
  }
}

/** Changes the price that the order has; a refusal is fine. */
async function modify(world: PaperWorld, step: StepOf<'modify'>): Promise<void> {
  const order = await world.venue.getOrder(world.newestId(step.which));
  const type = order?.terms.orderType;
  const at = step.ticks === undefined ? undefined : atTicks(step.ticks);
  const prices = at === undefined ? {} : { [type === 'stop' ? 'stopPrice' : 'limitPrice']: at };
  await world.venue
    .modifyOrder(world.newestId(step.which), { quantity: quantity(String(step.size)), ...prices })
    .catch(() => undefined);
}

/** A book whose levels lie one and two ticks apart; a side may be empty. */
function bookOf({
  ticks: count,
  spread,
  sizes,
}: StepOf<'quote'>): readonly [bids: readonly Level[], asks: readonly Level[]] {
  const levels = (of: readonly number[], first: number, sign: number): Level[] =>
    of.map((shown, index) => [formatDecimal(atTicks(first + sign * index * 2)), String(shown)]);
  const half = Math.ceil(sizes.length / 2);
  return [levels(sizes.slice(0, half), count, -1), levels(sizes.slice(half), count + spread, 1)];
}
