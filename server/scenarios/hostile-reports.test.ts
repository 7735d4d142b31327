import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBooked } from '../core/desk/is-booked';
import { parseReport } from '../core/order/parse-report';
import { price, quantity } from '../core/values/amounts';
import { DeskHarness, main } from './desk-harness.fixture';

const long = 'x'.repeat(10_000_000);
const nasty = fc.constantFrom<unknown>(
  ...[
    undefined,
    null,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -0,
    0n,
    -1n,
    10n ** 30n,
    '',
    '__proto__',
    long,
  ],
  ...[{}, [], Number.MAX_SAFE_INTEGER, true, 'sell', 'nobody', Symbol('s'), () => 1],
);
const head = {
  venue: 'scripted',
  account: 'main',
  clientOrderId: 'c1',
  venueOrderId: 'v1',
  transactTime: Date.UTC(2026, 10, 20, 15),
};
const fill = {
  ...{ executionId: 'e1', clientOrderId: 'c1', venueOrderId: 'v1', account: 'main' },
  ...{ instrument: 'ACME', side: 'buy', quantity: quantity('1'), price: price('10') },
  ...{ commission: 0n, liquidity: 'taker', transactTime: head.transactTime },
};
const types = [
  ...['new', 'rejected', 'trade', 'triggered', 'canceled', 'cancelRejected', 'replaced'],
  ...['replaceRejected', 'stopMoved', 'expired', 'constructor', '__proto__', ''],
];

/** A report that is right but for what is put in the place of some of its fields. */
const mutated = fc
  .record({
    executionType: fc.constantFrom(...types),
    executionId: fc.constantFrom('e1', 'e2', 'e3', '__proto__', 'constructor'),
    clientOrderId: fc.constantFrom('c1', 'c1', 'c1', 'stranger', '__proto__'),
    spoilt: fc.dictionary(
      fc.constantFrom(...Object.keys(head), 'reason', 'quantity', 'terms', 'stopPrice', 'fill'),
      nasty,
      { maxKeys: 2 },
    ),
    spoiltFill: fc.dictionary(fc.constantFrom(...Object.keys(fill)), nasty, { maxKeys: 1 }),
  })
  .map(({ executionType, executionId, clientOrderId, spoilt, spoiltFill }) => ({
    ...head,
    ...{ executionType, clientOrderId, reason: 'why', stopPrice: price('9') },
    ...{ quantity: quantity('5'), terms: { orderType: 'limit', limitPrice: price('9') } },
    fill: { ...fill, executionId, clientOrderId, ...spoiltFill },
    ...spoilt,
  }));

describe('whatever a venue sends', () => {
  test('nothing falls over, no fill is lost, and what cannot be read is told [P12]', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 6, arbitrary: mutated }, fc.anything()), { maxLength: 12 }),
        async (reports) => {
          const desk = await new DeskHarness().start();
          await desk.submit('c1');
          await desk.quiet();
          for (const given of reports) {
            const before = alertsOf(desk);
            desk.venue.sendRaw(given);
            const { state } = desk.desk;
            const parsed = parseReport(given);
            if (!parsed.ok) {
              expect(alertsOf(desk)).toBe(before + 1);
            } else if (parsed.value.executionType === 'trade') {
              const { venue, fill: sent } = parsed.value;
              const isKept = isBooked(state, venue, sent.executionId);
              expect(isKept || alertsOf(desk) > before).toBe(true);
            }
            assertConserved(desk);
          }
          await desk.quiet();
          const books = booksOf(desk);
          await desk.crash();
          expect(booksOf(desk)).toBe(books);
        },
      ),
      { numRuns: Number(process.env['HOSTILE_RUNS'] ?? 40) },
    );
  }, 60_000);

  test('a report that is cut short by nothing is taken as it is', () => {
    expect(parseReport({ ...head, executionType: 'trade', fill })).toMatchObject({ ok: true });
    expect(parseReport({ ...head, executionType: 'trade' })).toEqual({
      ok: false,
      error: 'its fill is wrong or missing',
    });
  });

  test('a fill of another side or instrument than its order is refused, and told', async () => {
    const desk = await new DeskHarness().start();
    await desk.submit('c1');
    await desk.quiet();

    desk.venue.sendRaw({ ...head, executionType: 'trade', fill: { ...fill, side: 'sell' } });
    desk.venue.sendRaw({ ...head, executionType: 'trade', fill: { ...fill, instrument: 'OTHR' } });

    expect(desk.order('c1').cumulativeQuantity).toBe(0n);
    expect([...desk.desk.state.alerts.values()].map(({ code }) => code)).toContain(
      'fill-malformed',
    );
  });
});

function alertsOf({ desk }: DeskHarness): number {
  return [...desk.state.alerts.values()].reduce((sum, { count }) => sum + count, 0);
}

/** cash = deposits + realized − commission − signed cost of what is held, to the last decimal. */
function assertConserved({ desk }: DeskHarness): void {
  const account = desk.state.accounts.get(main);
  let signedCost = 0n;
  for (const { quantity: held, costBasis } of account?.positions.values() ?? []) {
    signedCost += held > 0n ? costBasis : -costBasis;
  }
  const { netDeposits = 0n, realizedPnL = 0n, commission = 0n } = account ?? {};
  expect(account?.cash).toBe(netDeposits + realizedPnL - commission - signedCost);
}

/** What the journal has to give back: positions, cash and the order. */
function booksOf(desk: DeskHarness): string {
  const account = desk.desk.state.accounts.get(main);
  const held = [...(account?.positions.values() ?? [])].map((one) => [
    one.instrument,
    String(one.quantity),
    String(one.costBasis),
  ]);
  return JSON.stringify([held, String(account?.cash), String(desk.order('c1').cumulativeQuantity)]);
}
