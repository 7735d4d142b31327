import { describe, expect, test } from 'vitest';
import { openOrdersOf } from '../core/desk/open-orders';
import { releasePhrase } from '../core/mode/decide-kill';
import { price, quantity } from '../core/values/amounts';
import { toInstrumentId } from '../core/values/ids';
import { toInstant } from '../core/values/instant';
import { tradingDayOf } from '../market-data/calendar';
import { byChief, DeskHarness, limit, main, market } from './desk-harness.fixture';

const hourMs = 3_600_000;
const account = (desk: DeskHarness) => desk.desk.state.accounts.get(main);

/** A desk that was started at a moment; the harness begins in the afternoon. */
function startedAt(moment: number): Promise<DeskHarness> {
  const harness = new DeskHarness();
  harness.clock.jump(moment - harness.clock.now());
  return harness.start();
}

describe('a clock that jumps [P9]', () => {
  test('over midnight and back begins the day once, and counts are reset once', async () => {
    const desk = await startedAt(Date.UTC(2026, 10, 20, 23, 30));
    await desk.submit('c1');
    expect(account(desk)).toMatchObject({ tradingDay: '2026-11-20', ordersToday: 1 });

    desk.clock.jump(hourMs);
    await desk.wait(1_500);
    await desk.submit('c2');
    expect(account(desk)).toMatchObject({ tradingDay: '2026-11-21', ordersToday: 1 });
    desk.clock.jump(-hourMs);
    await desk.wait(1_500);
    await desk.submit('c3');
    desk.clock.jump(hourMs);
    await desk.wait(1_500);

    expect(account(desk)).toMatchObject({ tradingDay: '2026-11-21', ordersToday: 2 });
    const types = await desk.eventTypes();
    expect(types.filter((type) => type === 'TRADING_DAY_ROLLED')).toHaveLength(1);
  });

  test('leaves events in the order of their sequence, whatever their times, and a replay the same', async () => {
    const desk = await startedAt(Date.UTC(2026, 10, 20, 15));
    await desk.submit('c1');
    desk.clock.jump(-hourMs);
    await desk.submit('c2');
    await desk.wait(200);
    const rows = await desk.persistence.journal.read(0, 1_000);
    const before = desk.text();

    expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, index) => index + 1));
    expect(rows.some(({ time }, index) => time < (rows[index - 1]?.time ?? time))).toBe(true);
    expect((await desk.persistence.journal.verify()).brokenAt).toBeUndefined();
    await desk.crash();
    for (const id of ['c1', 'c2']) {
      expect(before).toContain(`"${id}"`);
      expect(desk.order(id).status).toBe('working');
    }
  });

  test('days ahead and back books no fill a second time that the desk has let go', async () => {
    const desk = await startedAt(Date.UTC(2026, 10, 20, 15));
    await desk.submit('c1', market('buy', '100'));
    await desk.wait(50);
    for (const days of [2, 2, -4]) {
      desk.clock.jump(days * 24 * hourMs);
      await desk.wait(1_500);
    }
    expect(desk.desk.state.orders.size).toBe(0);

    await desk.crash();
    await desk.wait(1_000);

    expect(account(desk)?.positions.get(toInstrumentId('ACME'))?.quantity).toBe(quantity('100'));
    expect([...desk.desk.state.reconciliation.breaks.values()]).toEqual([]);
  });

  test.each([hourMs, -hourMs])(
    'by %i ms neither makes nor delays the proof that an order was never placed',
    async (by) => {
      const desk = await startedAt(Date.UTC(2026, 10, 20, 15));
      desk.venue.fates.push('requestLost');
      await desk.submit('c1');
      await desk.wait(1_100);
      expect(desk.order('c1').status).toBe('unknown');
      desk.clock.jump(by);
      await desk.wait(800);
      expect(desk.order('c1').status).toBe('unknown');

      await desk.wait(4_000);
      expect(desk.order('c1').status).toBe('rejected');
    },
  );

  test.each([hourMs, -hourMs])(
    'by %i ms does not keep a cancel from being asked about',
    async (by) => {
      const desk = await startedAt(Date.UTC(2026, 10, 20, 15));
      await desk.submit('c1', limit('buy', '1', '9'));
      await desk.wait(50);
      desk.venue.fates.push('requestLost');
      await desk.settle(desk.desk.cancelOrder(desk.order('c1').orderId, byChief.actor));
      desk.clock.jump(by);

      await desk.wait(8_000);

      expect(desk.order('c1').status).toBe('canceled');
    },
  );

  test.each([hourMs, -hourMs])(
    'by %i ms keeps no position without the stop that the venue has refused once',
    async (by) => {
      const desk = await startedAt(Date.UTC(2026, 10, 20, 15));
      const stopLoss = { kind: 'fixed', price: price('9') } as const;
      await desk.submit('c1', limit('buy', '100', '10', { protection: { stopLoss } }));
      await desk.wait(50);
      desk.venue.fates.push('refused');
      desk.venue.fill('c1', '100', '10');
      await desk.wait(50);
      expect(openOrdersOf(desk.desk.state)).toEqual([]);
      desk.clock.jump(by);

      await desk.wait(2_000);

      expect(openOrdersOf(desk.desk.state)).toMatchObject([
        { status: 'working', leavesQuantity: quantity('100') },
      ]);
    },
  );

  test.each([hourMs, -hourMs])('by %i ms makes no kill stand shorter or longer', async (by) => {
    const desk = await startedAt(Date.UTC(2026, 10, 20, 15));
    const { actor } = byChief;
    const kill = { scope: { kind: 'desk' }, flatten: false, reason: 'drill' } as const;
    await desk.settle(desk.desk.kill(kill, actor));
    const release = () => desk.settle(desk.desk.releaseKill(releasePhrase, 'over', actor));
    desk.clock.jump(by);
    await desk.wait(50_000);
    expect(await release()).toMatchObject({ error: { code: 'kill-release-too-early' } });

    await desk.wait(10_000);

    expect(await release()).toMatchObject({ ok: true });
  });
});

describe('daylight saving [P9]', () => {
  test.each([
    ['in the spring', Date.UTC(2026, 2, 8, 4, 30), 23],
    ['in the autumn', Date.UTC(2026, 10, 1, 3, 30), 25],
  ])('%s a trading day is as long as the clocks on the wall say', (_, start, hours) => {
    const days = Array.from({ length: 60 }, (_, index) =>
      tradingDayOf(toInstant(start + index * (hourMs / 2)), 'America/New_York'),
    );
    const counts = new Map<string, number>();
    for (const day of days) {
      counts.set(day, (counts.get(day) ?? 0) + 1);
    }

    expect([...counts.values()][1]).toBe(hours * 2);
  });
});
