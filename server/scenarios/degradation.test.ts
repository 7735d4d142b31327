import { describe, expect, test } from 'vitest';
import { ladder, troubles } from '../core/mode/degradation';
import type { ChoosableMode } from '../core/mode/desk-mode';
import { price, quantity } from '../core/values/amounts';
import { toClientOrderId, toInstrumentId } from '../core/values/ids';
import { byChief, chief, DeskHarness, limit, market } from './desk-harness.fixture';

async function automatic(faults = {}): Promise<DeskHarness> {
  const desk = await new DeskHarness(faults).start();
  await setMode(desk, 'automatic');
  return desk;
}

function setMode(desk: DeskHarness, mode: ChoosableMode) {
  return desk.settle(desk.desk.setMode(mode, 'test', chief));
}

const inForce = (desk: DeskHarness) => desk.desk.health.troubles.map(({ trouble }) => trouble);
const alerts = (desk: DeskHarness) =>
  [...desk.desk.state.alerts.values()].map(({ code, severity }) => `${severity} ${code}`);

describe('the ladder', () => {
  test('every trouble has a rung, and none leads up', () => {
    expect(troubles.map((trouble) => `${trouble}: ${ladder[trouble].ceiling}`)).toEqual([
      'venueErrors: manual',
      'venueAway: manual',
      'venueLost: reduceOnly',
      'ordersUnknown: manual',
      'pricesStale: manual',
      'clockJumped: manual',
      'breakFound: manual',
      'journalSilent: halted',
      'systemFault: halted',
    ]);
  });
});

describe('a venue that cannot be connected at the start', () => {
  test('keeps no desk from opening; health and alert say why, once', async () => {
    const desk = new DeskHarness();
    desk.venue.isDown = true;
    await desk.start();
    await desk.wait(6_000);

    const { venue, troubles } = desk.desk.health;
    expect(venue).toMatchObject({ connected: false, problem: 'connection refused' });
    const words = 'There is no connection to scripted. Connection refused.';
    expect(troubles).toMatchObject([{ trouble: 'venueAway', words }]);
    const told = [...desk.desk.state.alerts.values()].filter(({ code }) => code === 'venue-away');
    expect(told).toMatchObject([{ severity: 'high', message: words, count: 1 }]);

    desk.venue.isDown = false;
    await desk.wait(2_500);

    expect(desk.desk.health.venue.problem).toBeUndefined();
    expect(inForce(desk)).toEqual([]);
  });
});

describe('an automatic desk [rules 10]', () => {
  test('goes to manual when a high break is found; a person may set automatic again [rules 8]', async () => {
    const desk = await automatic();
    await desk.submit('held', market('buy', '10'));
    await desk.wait(3_000);
    desk.venue.wrongPositions.set(toInstrumentId('ACME'), quantity('5'));
    await desk.settle(desk.desk.reconciliation.run());
    await desk.wait(3_000);

    expect(desk.desk.state.mode).toBe('manual');
    expect(alerts(desk)).toContain('high break-found');
    await desk.wait(1_100);
    await setMode(desk, 'automatic');
    await desk.settle(desk.desk.reconciliation.run());
    await desk.wait(1_100);
    expect(desk.desk.state.mode).toBe('automatic');
  });

  test('goes to manual on the third venue error within a minute', async () => {
    const desk = await automatic();
    desk.venue.fates.push('requestLost', 'requestLost');
    await desk.submit('c1');
    await desk.submit('c2');
    await desk.wait(100);
    expect(desk.desk.state.mode).toBe('automatic');

    desk.venue.fates.push('requestLost');
    await desk.submit('c3');
    await desk.wait(100);

    expect(desk.desk.state.mode).toBe('manual');
    expect(alerts(desk)).toContain('high venue-errors');
  });

  test('three errors spread over more than a minute leave it as it is', async () => {
    const desk = await automatic();
    for (const id of ['c1', 'c2', 'c3']) {
      desk.venue.fates.push('requestLost');
      await desk.submit(id);
      await desk.wait(31_000);
      desk.market.set('ACME', '9.99', '10.01');
    }

    expect(alerts(desk)).not.toContain('high venue-errors');
  });

  test('goes to manual when the venue is away, to reduceOnly when it is lost, and back by hand', async () => {
    const desk = await automatic();
    desk.venue.isDown = true;
    await desk.wait(50);
    expect(desk.desk.state.mode).toBe('manual');
    expect(await setMode(desk, 'automatic')).toMatchObject({
      ok: false,
      error: { code: 'mode-held-back', trouble: 'venueAway', ceiling: 'manual' },
    });

    await desk.wait(31_000);
    expect(desk.desk.state.mode).toBe('reduceOnly');
    expect(await desk.submit('c1')).toMatchObject({ ok: false, error: { code: 'order-denied' } });
    expect(await setMode(desk, 'manual')).toMatchObject({ ok: false });

    desk.venue.isDown = false;
    await desk.wait(1_000);
    expect(desk.desk.state.mode).toBe('reduceOnly');
    expect(inForce(desk)).toEqual([]);
    expect((await setMode(desk, 'automatic')).ok).toBe(true);
  });

  test('goes to manual when no price comes, and may come back when one has', async () => {
    const desk = await automatic();
    await desk.wait(11_000);
    expect(desk.desk.state.mode).toBe('manual');
    expect(inForce(desk)).toEqual(['pricesStale']);

    desk.market.set('ACME', '9.99', '10.01');
    await desk.wait(1_000);
    expect((await setMode(desk, 'automatic')).ok).toBe(true);
  });

  test('goes to manual when nobody can account for an order for ten seconds', async () => {
    const desk = await automatic();
    desk.venue.fates.push('silent');
    desk.venue.questionsFail = true;
    await desk.submit('c1');
    for (let second = 0; second < 12; second += 1) {
      desk.market.set('ACME', '9.99', '10.01');
      await desk.wait(1_000);
    }

    expect(desk.desk.state.mode).toBe('manual');
    expect(inForce(desk)).toContain('ordersUnknown');
    desk.venue.questionsFail = false;
    await desk.wait(4_000);
    expect(inForce(desk)).not.toContain('ordersUnknown');
  });

  test.each([3_600_000, -3_600_000])('a clock that jumps by %i ms is told [P9]', async (by) => {
    const desk = await automatic();
    desk.clock.jump(by);
    await desk.wait(1_000);

    expect(desk.desk.state.mode).toBe('manual');
    expect(alerts(desk)).toContain('high clock-jumped');
    await desk.wait(1_000);
    expect(inForce(desk)).toEqual([]);
  });

  test('is halted by an error that nobody has caught, until its next start', async () => {
    const desk = await automatic();
    await desk.submit('c1');
    await desk.wait(50);

    desk.desk.noteFault('a listener of the stream has failed');
    await desk.wait(50);

    expect(desk.desk.state.mode).toBe('halted');
    expect(alerts(desk)).toContain('critical system-fault');
    expect(await setMode(desk, 'manual')).toMatchObject({ error: { trouble: 'systemFault' } });
    expect(await desk.submit('c2')).toMatchObject({ ok: false });
    await desk.settle(desk.desk.cancelOrder(desk.order('c1').orderId, byChief.actor));
    await desk.wait(50);
    expect(desk.order('c1').status).toBe('canceled');

    await desk.crash();
    expect(inForce(desk)).toEqual([]);
    expect((await setMode(desk, 'manual')).ok).toBe(true);
  });

  test('is halted when the journal fails, and says so', async () => {
    const desk = await automatic({ failsAtWrite: 4 });
    await desk.submit('c1');
    await desk.wait(1_000);

    expect(desk.desk.state.mode).toBe('halted');
    expect(inForce(desk)).toContain('journalSilent');
    expect(await desk.submit('c2')).toMatchObject({ ok: false });
  });
});

describe('a venue that does not answer', () => {
  test('is not called for entries after five failures, and for cancels always', async () => {
    const desk = await new DeskHarness().start();
    await desk.submit('resting');
    await desk.wait(50);
    desk.venue.fates.push(...Array<'requestLost'>(5).fill('requestLost'));
    desk.venue.questionsFail = true;
    for (let index = 0; index < 5; index += 1) {
      await desk.submit(`lost${index}`);
    }
    await desk.wait(10);
    expect(desk.desk.health.venue.circuit).toBe('open');

    await desk.submit('held-back');
    await desk.wait(600);
    expect(desk.order('held-back').status).toBe('rejected');
    await desk.settle(desk.desk.cancelOrder(desk.order('resting').orderId, byChief.actor));
    await desk.wait(50);

    expect(desk.desk.health.venue.circuit).toBe('closed');
    expect(desk.order('resting').status).toBe('canceled');
    expect(desk.venue.arrivals).toEqual(['resting']);
  });

  test('is called to move a stop that only reduces', async () => {
    const desk = await new DeskHarness().start();
    await desk.submit('held', market('buy', '10'));
    const terms = { orderType: 'stop', stopPrice: price('8') } as const;
    await desk.submit('stop', limit('sell', '10', '8', { terms, reduceOnly: true }));
    await desk.wait(50);
    desk.venue.fates.push(...Array<'requestLost'>(5).fill('requestLost'));
    desk.venue.questionsFail = true;
    for (let index = 0; index < 5; index += 1) {
      await desk.submit(`lost${index}`);
    }
    expect(desk.desk.health.venue.circuit).toBe('open');

    const updates = { stopPrice: price('9') };
    const { orderId } = desk.order('stop');
    await desk.settle(desk.desk.modifyOrder(orderId, updates, byChief.actor));
    await desk.wait(50);

    expect(desk.order('stop').terms).toMatchObject(updates);
  });

  test('a cancel that cannot reach it is sent when it is back', async () => {
    const desk = await new DeskHarness().start();
    await desk.submit('c1');
    await desk.wait(50);
    desk.venue.isDown = true;
    await desk.settle(desk.desk.cancelOrder(desk.order('c1').orderId, byChief.actor));
    await desk.wait(20_000);
    expect(desk.order('c1').pending.operation).toBe('cancel');

    desk.venue.isDown = false;
    await desk.wait(5_000);
    expect(desk.order('c1').status).toBe('canceled');
  });

  test('keeps no desk from starting, and is found when it comes', async () => {
    const desk = await new DeskHarness().start();
    await desk.submit('c1', market('buy', '1'));
    await desk.wait(50);
    desk.venue.isDown = true;
    await desk.crash();
    expect(desk.desk.health.ready).toBe(false);

    desk.venue.isDown = false;
    await desk.wait(100);
    expect(desk.desk.health.ready).toBe(true);
  });

  test('has its orders settled within five seconds of its return', async () => {
    const desk = await new DeskHarness().start();
    desk.venue.fates.push('silent', 'requestLost');
    await desk.submit('placed', limit('buy', '1', '9'));
    await desk.submit('never', limit('buy', '1', '9'));
    desk.venue.isDown = true;
    await desk.wait(60_000);
    expect([desk.order('placed').status, desk.order('never').status]).toEqual([
      'unknown',
      'unknown',
    ]);

    desk.venue.isDown = false;
    await desk.wait(5_000);

    expect([desk.order('placed').status, desk.order('never').status]).toEqual([
      'working',
      'rejected',
    ]);
  });
});

describe('a venue that names an allowance', () => {
  test('gets no more entries than that, and every cancel at once', async () => {
    const desk = await new DeskHarness().start();
    for (const id of ['r1', 'r2', 'r3']) {
      await desk.submit(id);
    }
    await desk.wait(50);
    desk.venue.allowance = 5;

    const entries = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'].map((id) =>
      desk.desk.submitOrder(
        { ...limit('buy', '1', '9'), clientOrderId: toClientOrderId(id) },
        byChief,
      ),
    );
    await desk.quiet();
    for (const id of ['r1', 'r2', 'r3']) {
      void desk.desk.cancelOrder(desk.order(id).orderId, byChief.actor);
    }
    await desk.quiet();

    expect(desk.venue.arrivals.filter((id) => id.startsWith('c'))).toHaveLength(4);
    expect(desk.venue.cancelsAsked).toEqual(['r1', 'r2', 'r3']);
    await Promise.all(entries.map((entry) => desk.settle(entry)));
    await desk.wait(3_000);
    const statuses = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'].map((id) => desk.order(id).status);
    expect(statuses).toEqual(Array<string>(6).fill('working'));
  });
});
