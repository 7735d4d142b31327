import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acme, byChief, coin, DeskBench, limitOrder, main } from '../desk/desk.fixture';
import { decideCancel } from '../order/decide-cancel';
import { decideModify } from '../order/decide-modify';
import { decideReport } from '../order/decide-report';
import { decideSubmit } from '../order/decide-submit';
import { countedLeaves, countedWorstPrice, isCounted } from '../order/order-exposure';
import { isOpenStatus } from '../order/order-words';
import { notional, one, price, quantity } from '../values/amounts';
import { larger } from '../values/decimal';
import { toClientOrderId } from '../values/ids';

/** A target counts together with its stop, and not by itself. */
const byTarget = { ...byChief, leg: 'target' } as const;

const step = fc.record({
  kind: fc.constantFrom('submit', 'accept', 'trade', 'cancel', 'canceled', 'modify', 'replaced'),
  which: fc.nat(6),
  side: fc.constantFrom('buy' as const, 'sell' as const),
  size: fc.integer({ min: 1, max: 40 }),
  cents: fc.integer({ min: 950, max: 1_050 }),
  inCoin: fc.boolean(),
  isTarget: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

describe('what open orders may still do', () => {
  test('is what the open orders add up to, after any run of events', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const desk = new DeskBench();
        for (const one of steps) {
          take(desk, one);

          expectSumsOf(desk, acme);
          expectSumsOf(desk, coin);
        }
      }),
      { numRuns: 80 },
    );
  });

  test('a target that goes as the last order leaves its instrument idle', () => {
    const desk = new DeskBench();
    const id = toClientOrderId('target');
    const target = limitOrder('sell', '10', '10.00', { clientOrderId: id });
    const active = () => desk.state.accounts.get(main)?.activeInstruments.size;
    desk.run((now) => decideSubmit(now, target, byTarget));
    expect(active()).toBe(1);
    const report = { executionType: 'canceled', reason: 'its stop has filled' } as const;
    desk.run((now) => decideReport(now, desk.report(id, report)));

    expect(active()).toBe(0);
  });
});

function expectSumsOf(desk: DeskBench, instrument: string): void {
  const account = desk.state.accounts.get(main)!;
  const open = [...desk.state.orders.values()].filter(
    (order) => order.instrument === instrument && isOpenStatus(order.status),
  );
  const exposure = [...account.exposures.values()].find((some) => some.instrument === instrument);
  const isActive = [...account.activeInstruments].some((some) => some === instrument);
  const isHeld = [...account.positions.keys()].some((some) => some === instrument);
  expect(isActive).toBe(open.length > 0 || isHeld);
  if (exposure === undefined) {
    expect(open).toEqual([]);
    return;
  }
  const buys = open.filter(({ side }) => side === 'buy');
  const sells = open.filter(({ side }) => side === 'sell');
  const worst = (orders: typeof open) => highest(orders.filter(isCounted).map(countedWorstPrice));
  expect([...exposure.orderIds].sort()).toEqual(open.map(({ orderId }) => orderId).sort());
  expect(exposure.buyLeaves).toBe(sum(buys.map(countedLeaves)));
  expect(exposure.sellLeaves).toBe(sum(sells.map(countedLeaves)));
  expect(exposure.worstBuyPrice).toBe(worst(buys));
  expect(exposure.worstSellPrice).toBe(worst(sells));
  expect(exposure.buyCost).toBe(notional(exposure.buyLeaves, exposure.worstBuyPrice, one, 'up'));
  expect(account.openBuyCost).toBe(
    sum([...account.exposures.values()].map(({ buyCost }) => buyCost)),
  );
}

function take(desk: DeskBench, step: Step): void {
  const { kind, which, side, size, cents, inCoin, isTarget } = step;
  const ids = [...desk.state.orders.values()].map(({ clientOrderId }) => clientOrderId);
  const chosen = ids[which % Math.max(1, ids.length)];
  const at = (cents / 100).toFixed(2);
  if (kind === 'submit' || chosen === undefined) {
    const params = limitOrder(side, `${size}`, at, {
      clientOrderId: toClientOrderId(`c${desk.log.length}`),
      ...(inCoin ? { instrument: coin } : {}),
    });
    const origin = isTarget ? byTarget : byChief;
    desk.run((now) => decideSubmit(now, params, origin));
    return;
  }
  const { orderId, status } = desk.order(chosen);
  switch (kind) {
    case 'accept':
      desk.run((now) => decideReport(now, desk.report(chosen, { executionType: 'new' })));
      return;
    case 'trade':
      if (status !== 'denied') {
        desk.run((now) => decideReport(now, desk.trade(chosen, `${size}`, at)));
      }
      return;
    case 'cancel':
      desk.run((now) => decideCancel(now, orderId));
      return;
    case 'canceled': {
      const report = desk.report(chosen, { executionType: 'canceled', reason: 'asked for' });
      desk.run((now) => decideReport(now, report));
      return;
    }
    case 'modify': {
      const updates = { quantity: quantity(`${size}`), limitPrice: price(at) };
      desk.run((now) => decideModify(now, orderId, updates, byChief));
      return;
    }
    case 'replaced': {
      const terms = { orderType: 'limit', limitPrice: price(at) };
      const report = { executionType: 'replaced', quantity: quantity(`${size}`), terms } as const;
      desk.run((now) => decideReport(now, desk.report(chosen, report)));
    }
  }
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}

function highest(prices: readonly bigint[]): bigint {
  return prices.reduce((most, price) => larger(most, price), 0n);
}
