import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AccountState } from '../core/account/account';
import { encodeState } from '../core/desk/canonical-state';
import { openOrdersOf } from '../core/desk/open-orders';
import type { Instrument } from '../core/market/instrument';
import type { OrderParams } from '../core/order/order-params';
import type { OrderTerms } from '../core/order/order-terms';
import {
  type Price,
  price,
  ratio,
  subtractMoney,
  toPrice,
  toQuantity,
} from '../core/values/amounts';
import { byChief, chief, main } from './desk-harness.fixture';
import { PaperDay } from './paper-day.fixture';

/** One thing that a trader does; numbers are picked from what stands at that moment. */
type Move =
  | {
      readonly do: 'send';
      readonly which: number;
      readonly kind: number;
      readonly size: number;
      readonly offset: number;
      readonly isBuy: boolean;
    }
  | { readonly do: 'cancel'; readonly which: number }
  | { readonly do: 'modify'; readonly which: number; readonly size: number }
  | { readonly do: 'close'; readonly which: number }
  | { readonly do: 'wait'; readonly milliseconds: number }
  | { readonly do: 'crash' };

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      which: fc.nat(3),
      kind: fc.nat(4),
      size: fc.integer({ min: 1, max: 40 }),
      offset: fc.integer({ min: -20, max: 20 }),
      isBuy: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), which: fc.nat(20) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('modify' as const),
      which: fc.nat(20),
      size: fc.integer({ min: 1, max: 60 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const), which: fc.nat(20) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      milliseconds: fc.integer({ min: 20, max: 4_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'crash' as const }) },
);

describe('a day on paper, whatever is done in it', () => {
  test('money is conserved after every event, and desk and venue end with the same books [P13]', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.array(move, { minLength: 20, maxLength: 90 }),
        async (seed, moves) => {
          const day = await new PaperDay(seed, 'brutal').start();
          day.onEvent = () => assertConserved(day.account());
          for (const one of moves) {
            await make(day, one);
          }
          await day.settleAll();

          await assertSameBooks(day);
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);

  test('the same seed and the same moves write the same journal', async () => {
    const moves =
      fc.sample(fc.array(move, { minLength: 40, maxLength: 40 }), { numRuns: 1, seed: 5 })[0] ?? [];
    const journals: string[] = [];
    for (let run = 0; run < 2; run += 1) {
      const day = await new PaperDay(11, 'stressed').start();
      for (const one of moves) {
        await make(day, one);
      }
      await day.settleAll();
      const { lastHash } = await day.persistence.journal.verify();
      journals.push(`${lastHash} ${encodeState(day.desk.state)}`);
    }

    expect(journals[1]).toBe(journals[0]);
  }, 60_000);
});

async function make(day: PaperDay, one: Move): Promise<void> {
  const open = openOrdersOf(day.desk.state).map(({ orderId }) => orderId);
  switch (one.do) {
    case 'send':
      await day.until(day.desk.submitOrder(orderOf(day, one), byChief));
      return;
    case 'cancel': {
      const orderId = open[one.which % Math.max(1, open.length)];
      if (orderId !== undefined) {
        await day.until(day.desk.cancelOrder(orderId, chief));
      }
      return;
    }
    case 'modify': {
      const orderId = open[one.which % Math.max(1, open.length)];
      const order = orderId === undefined ? undefined : day.desk.state.orders.get(orderId);
      const lot = order && day.instrument(order.instrument).lotSize;
      if (order !== undefined && lot !== undefined) {
        const size = toQuantity(lot * BigInt(one.size));
        await day.until(day.desk.modifyOrder(order.orderId, { quantity: size }, chief));
      }
      return;
    }
    case 'close': {
      const held = [...day.account().positions.keys()];
      const instrument = held[one.which % Math.max(1, held.length)];
      if (instrument !== undefined) {
        await day.until(day.desk.closePosition(main, instrument, undefined, byChief));
      }
      return;
    }
    case 'wait':
      await day.wait(one.milliseconds);
      return;
    case 'crash':
      await day.crash();
      return;
  }
}

function orderOf(day: PaperDay, sent: Extract<Move, { readonly do: 'send' }>): OrderParams {
  const { instruments } = day.desk;
  const instrument = instruments[sent.which % instruments.length] as Instrument;
  const last = day.desk.quote(instrument.instrument)?.last ?? price('1');
  const at = toPrice(onTick(last, instrument) + instrument.tickSize * BigInt(sent.offset));
  return {
    account: main,
    instrument: instrument.instrument,
    side: sent.isBuy ? 'buy' : 'sell',
    terms: termsOf(sent.kind, at > 0n ? at : instrument.tickSize, instrument.tickSize),
    quantity: toQuantity(instrument.minQuantity * BigInt(sent.size)),
    timeInForce: sent.kind === 1 && sent.size % 5 === 0 ? 'immediateOrCancel' : 'day',
    reduceOnly: false,
    postOnly: false,
    confirm: true,
  };
}

function onTick(at: Price, { tickSize }: Instrument): bigint {
  return at - (at % tickSize);
}

function termsOf(kind: number, at: Price, tick: Price): OrderTerms {
  switch (kind) {
    case 0:
      return { orderType: 'market' };
    case 1:
      return { orderType: 'limit', limitPrice: at };
    case 2:
      return { orderType: 'stop', stopPrice: at };
    case 3:
      return { orderType: 'stopLimit', stopPrice: at, limitPrice: toPrice(at + tick) };
    default:
      return {
        orderType: 'trailingStop',
        trailingOffset: { kind: 'percent', share: ratio('0.01') },
      };
  }
}

/** cash = deposits + realized − commission − signed cost of what is held, to the last decimal. */
function assertConserved(account: AccountState): void {
  let signedCost = 0n;
  for (const position of account.positions.values()) {
    signedCost += position.quantity > 0n ? position.costBasis : -position.costBasis;
  }
  const expected = account.netDeposits + account.realizedPnL - account.commission - signedCost;
  expect(account.cash).toBe(expected);
}

async function assertSameBooks(day: PaperDay): Promise<void> {
  const account = day.account();
  const atVenue = await day.until(day.venue.getPositions(main));
  const here = [...account.positions.values()].map(
    ({ instrument, quantity: held }) => [instrument, held] as const,
  );
  const there = atVenue
    .filter((position) => position.quantity !== 0n)
    .map(({ instrument, quantity: held }) => [instrument, held] as const);
  expect(new Map(here)).toEqual(new Map(there));

  const { cash } = await day.until(day.venue.getAccountBalance(main));
  expect(subtractMoney(account.cash, cash)).toBe(0n);

  const open = await day.until(day.venue.getOpenOrders(main));
  const mine = openOrdersOf(day.desk.state).map(({ clientOrderId }) => clientOrderId);
  expect(mine.sort()).toEqual(open.map(({ clientOrderId }) => clientOrderId).sort());
  const ids = open.map(({ clientOrderId }) => clientOrderId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const order of day.desk.state.orders.values()) {
    expect(order.cumulativeQuantity <= order.quantity || order.overfilled).toBe(true);
    if (order.leavesQuantity > 0n) {
      expect(order.cumulativeQuantity + order.leavesQuantity).toBe(order.quantity);
    }
  }
}
