import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acme, byChief, coin, DeskBench, limitOrder, main, wideLimits } from '../desk/desk.fixture';
import { decideReport } from '../order/decide-report';
import { decideSubmit, intentOf } from '../order/decide-submit';
import { money, quantity, ratio } from '../values/amounts';
import { toClientOrderId } from '../values/ids';
import { gatherCheckContext } from './gather-check-context';
import { passesRiskChecks, runRiskChecks } from './risk-checks';

const order = fc.record({
  side: fc.constantFrom('buy' as const, 'sell' as const),
  size: fc.integer({ min: 1, max: 40 }),
  at: fc.integer({ min: 900, max: 1_100 }),
  isMarket: fc.boolean(),
  reduceOnly: fc.boolean(),
  inCoin: fc.boolean(),
});

const limits = fc.record(
  {
    maxPositionSize: fc.integer({ min: 1, max: 60 }).map((size) => quantity(`${size}`)),
    maxOrderQuantity: fc.integer({ min: 1, max: 40 }).map((size) => quantity(`${size}`)),
    maxOrderValue: fc.integer({ min: 10, max: 400 }).map((value) => money(`${value}`)),
    maxDailyOrders: fc.integer({ min: 1, max: 10 }),
    maxOpenPositions: fc.integer({ min: 1, max: 2 }),
    minAccountBalance: fc.integer({ min: 0, max: 900 }).map((value) => money(`${value}`)),
    maxLeverage: fc.integer({ min: 1, max: 30 }).map((tenths) => ratio(`${tenths / 10}`)),
  },
  { requiredKeys: [] },
);

test('asked for no more than yes or no, the checks say what all their verdicts say', () => {
  let passed = 0;
  let blocked = 0;
  fc.assert(
    fc.property(
      limits,
      fc.boolean(),
      fc.array(order, { minLength: 1, maxLength: 12 }),
      (some, tight, orders) => {
        const bench = new DeskBench(tight ? some : { ...wideLimits, ...some }, '1000');
        for (const [index, one] of orders.entries()) {
          const clientOrderId = toClientOrderId(`c${index}`);
          const params = limitOrder(one.side, `${one.size}`, (one.at / 100).toFixed(2), {
            clientOrderId,
            instrument: one.inCoin ? coin : acme,
            reduceOnly: one.reduceOnly,
            ...(one.isMarket ? { terms: { orderType: 'market' } } : {}),
          });
          const desk = bench.context();
          const account = desk.state.accounts.get(main)!;
          const context = gatherCheckContext(desk, account, intentOf(params, byChief));

          const passes = passesRiskChecks(context);

          expect(passes).toBe(runRiskChecks(context).every(({ passed: isFine }) => isFine));
          passed += passes ? 1 : 0;
          blocked += passes ? 0 : 1;
          bench.run((now) => decideSubmit(now, params, byChief));
          if (passes) {
            bench.run((now) => decideReport(now, bench.trade(clientOrderId, `${one.size}`, '10')));
          }
        }
      },
    ),
    { numRuns: 300 },
  );
  // Both answers were seen often enough to mean something.
  expect(Math.min(passed, blocked)).toBeGreaterThan(50);
});
