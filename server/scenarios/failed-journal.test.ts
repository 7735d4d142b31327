import { describe, expect, test } from 'vitest';
import { openOrdersOf } from '../core/desk/open-orders';
import { price } from '../core/values/amounts';
import { toClientOrderId } from '../core/values/ids';
import { chief, DeskHarness, limit, main, market } from './desk-harness.fixture';

const everything = { scope: { kind: 'desk' }, flatten: true, reason: 'drill' } as const;
const stopLoss = { kind: 'fixed', price: price('9') } as const;

const open = (desk: DeskHarness) =>
  openOrdersOf(desk.desk.state).map(({ clientOrderId }) => clientOrderId);
const workingAtVenue = (desk: DeskHarness) =>
  [...desk.venue.orders.values()].filter(({ leavesQuantity }) => leavesQuantity > 0n);
const held = (desk: DeskHarness) => desk.desk.state.accounts.get(main)?.positions.size;

describe('what a desk does while its journal has failed outlives the restart [P1, rules 4]', () => {
  test('a kill stays latched, and its certificate stands', async () => {
    const desk = await new DeskHarness().start();
    await desk.submit('p1', market('buy', '100'));
    await desk.submit('w1', limit('buy', '10', '9'));
    desk.disk.break();
    void desk.desk.kill({ ...everything, flatten: false }, chief);
    await desk.wait(3_000);
    expect(desk.order('w1').status).toBe('canceled');

    await desk.crash();

    expect(desk.desk.state).toMatchObject({ latched: true, mode: 'killed' });
    expect(desk.desk.state.kill).toMatchObject({ phase: 'flat', reason: 'drill' });
    expect(desk.order('w1').status).toBe('canceled');
    expect([...desk.desk.state.alerts.values()].map(({ code }) => code)).toContain(
      'journal-caught-up',
    );
    expect(desk.desk.state.reconciliation.breaks.size).toBe(0);
  });

  test('a position that the kill has closed is not closed once more', async () => {
    const desk = await new DeskHarness().start();
    await desk.submit('p1', market('buy', '100'));
    desk.market.halt('ACME');
    await desk.settle(desk.desk.kill(everything, chief));
    desk.disk.break();
    desk.market.open('ACME');
    await desk.wait(4_000);
    expect(await desk.venue.getPositions(main)).toEqual([]);

    await desk.crash();
    await desk.wait(4_000);

    expect(held(desk)).toBe(0);
    expect(await desk.venue.getPositions(main)).toEqual([]);
    expect(desk.desk.state.kill?.phase).toBe('flat');
  });

  test('a stop that was placed then is not placed once more', async () => {
    const desk = await new DeskHarness().start();
    await desk.submit('p1', limit('buy', '100', '10', { protection: { stopLoss } }));
    await desk.wait(50);
    desk.disk.break();
    desk.venue.fill('p1', '100', '10');
    await desk.wait(2_000);
    const stops = open(desk);
    expect(stops).toHaveLength(1);

    await desk.crash();
    await desk.wait(2_000);

    expect(open(desk)).toEqual(stops);
    expect(workingAtVenue(desk)).toHaveLength(1);
    expect(desk.desk.state.reconciliation.breaks.size).toBe(0);
  });

  test('entries that are refused then take no room from what is done, and may be sent again', async () => {
    const desk = await new DeskHarness().start();
    await desk.submit('p1', market('buy', '100'));
    desk.disk.break();
    await desk.submit('first');
    for (let count = 0; count < 20; count += 1) {
      expect(await desk.submit(`late${count}`)).toMatchObject({
        ok: false,
        error: { code: 'order-denied' },
      });
    }
    void desk.desk.kill(everything, chief);
    await desk.wait(3_000);
    const kept = (await desk.disk.spare.load()).flatMap(({ entries }) => entries);
    expect(kept.filter(({ type }) => type === 'ORDER_DENIED')).toEqual([]);
    expect(kept.some(({ type }) => type === 'KILL_LATCHED')).toBe(true);

    await desk.crash();

    expect(desk.desk.state.latched).toBe(true);
    expect(desk.desk.state.clientOrderIds.has(main, toClientOrderId('late0'))).toBe(false);
  });

  test('an entry that could not be recorded was refused, and stays so', async () => {
    const desk = await new DeskHarness().start();
    await desk.submit('p1', market('buy', '100'));
    desk.disk.break();
    expect(await desk.submit('entry')).toMatchObject({ ok: false });

    await desk.crash();

    expect(desk.order('entry').status).toBe('rejected');
    expect(await desk.submit('entry')).toMatchObject({ ok: true, value: { status: 'rejected' } });
    await desk.wait(1_000);
    expect(desk.venue.arrivals).toEqual(['p1']);
  });

  test('a disk that has taken the spare too loses it, and the venue’s word is what is left', async () => {
    const desk = await new DeskHarness().start();
    await desk.submit('w1', limit('buy', '10', '9'));
    desk.disk.spare.isBroken = true;
    desk.disk.break();
    void desk.desk.kill({ ...everything, flatten: false }, chief);
    await desk.wait(3_000);

    await desk.crash();

    expect(desk.desk.state.latched).toBe(false);
    expect(desk.order('w1').status).toBe('canceled');
  });
});
