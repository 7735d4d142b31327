import { expect, test } from 'vitest';
import { toClientOrderId } from '../core/values/ids';
import { byChief, limit, main } from './desk-harness.fixture';
import { PaperDay } from './paper-day.fixture';

test('a request that is slower than the proof that it never came is taken back, and told [P5]', async () => {
  const day = await new PaperDay(3, 'frictionless').start();
  const [instrument] = day.desk.instruments;
  const clientOrderId = toClientOrderId('slow');
  day.faults.inject({ kind: 'slow', durationMs: 15_000 });
  await day.until(
    day.desk.submitOrder(
      {
        ...limit('buy', '1', '1'),
        instrument: instrument!.instrument,
        clientOrderId,
        confirm: true,
      },
      byChief,
    ),
  );
  const status = () => [...day.desk.state.orders.values()][0]?.status;

  await day.wait(9_000);
  expect(status()).toBe('submitting');
  await day.wait(1_500);
  expect(status()).toBe('unknown');
  await day.wait(3_000);
  expect(status()).toBe('rejected');
  await day.wait(3_000);

  expect(await day.until(day.venue.getOrder(clientOrderId))).toMatchObject({ status: 'canceled' });
  expect(await day.until(day.venue.getOpenOrders(main))).toEqual([]);
  expect(day.account().openBuyCost).toBe(0n);
  expect([...day.desk.state.alerts.values()]).toContainEqual(
    expect.objectContaining({ code: 'order-placed-late', severity: 'critical' }),
  );
});
