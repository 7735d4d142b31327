import { describe, expect, test } from 'vitest';
import { money } from '../core/values/amounts';
import { chief, DeskHarness, main, market } from './desk-harness.fixture';

/** Holds 100 shares bought at 10.01; the day may lose 50. */
async function holdingDesk() {
  const desk = await new DeskHarness().start();
  const limits = desk.desk.state.limits.get('desk')?.limits ?? {};
  await desk.settle(
    desk.desk.setRiskLimits(
      { kind: 'desk' },
      { ...limits, maxDailyLoss: money('50') },
      'a small day',
      chief,
    ),
  );
  await desk.submit('p1', market('buy', '100'));
  await desk.wait(200);
  return desk;
}

describe('a day that has lost its limit [rules 3]', () => {
  test('goes to reduce-only within a second, refuses entries and lets exits through', async () => {
    const desk = await holdingDesk();

    desk.market.set('ACME', '9.49', '9.51');
    await desk.wait(1_000);

    expect(desk.desk.state.mode).toBe('reduceOnly');
    expect(await desk.submit('entry', market('buy', '1'))).toMatchObject({ ok: false });
    expect(await desk.submit('exit', market('sell', '100'))).toMatchObject({ ok: true });
  });

  test('is not lost to one bad price', async () => {
    const desk = await holdingDesk();

    desk.market.set('ACME', '1.00', '1.01');
    await desk.wait(300);
    desk.market.set('ACME', '9.99', '10.01');
    await desk.wait(2_000);

    expect(desk.desk.state.mode).toBe('manual');
    expect(desk.desk.state.accounts.get(main)?.lossLatches).toEqual([]);
  });

  test('is not forgotten by a crash, and ends with the day', async () => {
    const desk = await holdingDesk();
    desk.market.set('ACME', '9.49', '9.51');
    await desk.wait(1_000);

    await desk.crash();
    expect(desk.desk.state.mode).toBe('reduceOnly');
    expect(desk.desk.state.heldByLoss).toBe(true);

    desk.clock.jump(24 * 60 * 60 * 1_000);
    desk.market.set('ACME', '9.99', '10.01');
    await desk.wait(2_000);
    expect(desk.desk.state.mode).toBe('manual');
  });
});
