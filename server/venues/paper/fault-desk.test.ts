import { describe, expect, test } from 'vitest';
import { money, price, quantity } from '../../core/values/amounts';
import { seededRandom } from '../../system/seeded-random';
import { FaultDesk, type FaultRequest } from './fault-desk';
import { account, acme, PaperWorld } from './paper-world.fixture';

const limit = (at: string) => ({ orderType: 'limit', limitPrice: price(at) }) as const;
const market = { orderType: 'market' } as const;
const { instrument } = acme;

async function open() {
  const world = await PaperWorld.open();
  const { faults, venue, clock } = world;
  const random = seededRandom(7);
  const desk = new FaultDesk({ faults, venue, account, clock, timer: clock, random });
  return { world, desk, venue };
}

describe('faults of the line', () => {
  test('a stuck cancel is said to be taken, and the order stays until it is asked again', async () => {
    const { world, desk, venue } = await open();
    const order = await world.submit('buy', '10', limit('9.00'));
    desk.inject({ kind: 'stuck-cancel' });

    expect(await venue.cancelOrder(order)).toBe(true);
    await world.settle();
    expect(await venue.getOrder(order)).toMatchObject({ status: 'working' });

    expect(await venue.cancelOrder(order)).toBe(true);
    await world.settle();
    expect(await venue.getOrder(order)).toMatchObject({ status: 'canceled' });
  });

  test('a venue that names an allowance takes no more calls than that, and says so', async () => {
    const { world, desk, venue } = await open();
    const [fault] = [desk.inject({ kind: 'rate-limit', perSecond: 2, durationMs: 5_000 })];
    const ask = () =>
      venue.getOpenOrders(account).then(
        () => 'taken',
        ({ code }) => code,
      );

    expect(fault).toMatchObject({ ok: true, value: { state: 'active' } });
    expect(venue.capabilities.requestsPerSecond).toBe(2);
    expect([await ask(), await ask(), await ask()]).toEqual(['taken', 'taken', 'rate-limited']);

    await world.advance(500);
    expect([await ask(), await ask()]).toEqual(['taken', 'rate-limited']);

    await world.advance(4_500);
    expect(venue.capabilities.requestsPerSecond).toBeUndefined();
  });

  test('reports come out of order', async () => {
    const { world, desk } = await open();
    desk.inject({ kind: 'out-of-order' });

    await world.submit('buy', '100', market);

    expect(world.told).toEqual(['trade 100 @ 10.02 taker', 'new']);
  });

  test('a report that nothing overtakes comes when its time is over', async () => {
    const { world, desk } = await open();
    desk.inject({ kind: 'out-of-order', durationMs: 500 });
    await world.submit('buy', '10', limit('9.00'));
    expect(world.told).toEqual([]);

    await world.advance(500);

    expect(world.told).toEqual(['new']);
  });

  test('a fill comes after the cancel that it was faster than', async () => {
    const { world, desk, venue } = await open();
    desk.inject({ kind: 'fill-after-cancel' });
    const order = await world.submit('buy', '400', limit('10.02'));

    await venue.cancelOrder(order);
    await world.settle();

    expect(world.toldOf(order)).toEqual([
      'new',
      'canceled canceled-on-request',
      'trade 300 @ 10.02 taker',
    ]);
  });

  test('a rate limit lasts as long as it was asked for', async () => {
    const { world, desk } = await open();
    desk.inject({ kind: 'rate-limit', durationMs: 1_000 });
    const send = () => world.venue.submitOrder(world.request('buy', '1', limit('9.00')));

    await expect(send()).rejects.toMatchObject({ code: 'rate-limited' });
    await expect(send()).rejects.toMatchObject({ code: 'rate-limited' });
    await world.advance(1_000);

    await expect(send()).resolves.toMatchObject({ status: 'working' });
  });

  test('the same seed strikes the same calls', async () => {
    const strikes = async (seed: number) => {
      const { world, desk } = await open();
      desk.inject({ kind: 'lose-request', count: 100, rate: 0.5, seed });
      const calls = Array.from({ length: 20 }, () =>
        world.venue.submitOrder(world.request('buy', '1', limit('9.00'))).then(
          () => '.',
          () => 'x',
        ),
      );
      return (await Promise.all(calls)).join('');
    };

    expect(await strikes(1)).toBe(await strikes(1));
    expect(await strikes(1)).not.toBe(await strikes(2));
  });
});

describe('faults of the venue', () => {
  test('a broken line mends by itself, and what happened meanwhile is told', async () => {
    const { world, desk, venue } = await open();
    const order = await world.submit('buy', '10', limit('10.01'));
    desk.inject({ kind: 'disconnect', durationMs: 2_000 });
    expect(venue.isConnected()).toBe(false);
    world.trade('10.00', '100');

    await world.advance(2_000);

    expect(venue.isConnected()).toBe(true);
    expect(world.toldOf(order)).toEqual(['new', 'trade 10 @ 10.01 maker']);
  });

  test('a restart loses open orders without a word, and keeps fills', async () => {
    const { world, desk, venue } = await open();
    const filled = await world.submit('buy', '10', market);
    const resting = await world.submit('buy', '10', limit('9.00'));
    const fault = desk.inject({ kind: 'restart-losing-orders', durationMs: 100 });
    await world.advance(100);

    expect(fault).toMatchObject({ ok: true, value: { struck: 1 } });
    expect(await venue.getOrder(resting)).toBeUndefined();
    expect(await venue.getOrder(filled)).toMatchObject({ status: 'filled' });
    expect(world.toldOf(resting)).toEqual(['new']);
  });

  test('position and cash are told wrong, and right again once cleared', async () => {
    const { world, desk, venue } = await open();
    await world.submit('buy', '10', market);
    const cash = (await venue.getAccountBalance(account)).cash;
    desk.inject({ kind: 'wrong-position', instrument, quantity: quantity('-3') });
    desk.inject({ kind: 'wrong-cash', amount: money('100') });

    expect(await venue.getPositions(account)).toMatchObject([{ quantity: quantity('7') }]);
    expect((await venue.getAccountBalance(account)).cash - cash).toBe(money('100'));
    desk.clear();

    expect(await venue.getPositions(account)).toMatchObject([{ quantity: quantity('10') }]);
    expect((await venue.getAccountBalance(account)).cash).toBe(cash);
  });

  test('a trade made elsewhere is in the books, told or not', async () => {
    const { world, desk, venue } = await open();
    const elsewhere: FaultRequest = { kind: 'external-trade', instrument, quantity: quantity('5') };
    desk.inject({ ...elsewhere, isTold: true });
    desk.inject({ ...elsewhere, side: 'sell', price: price('9.50') });

    await world.settle();
    expect(world.told).toEqual(['trade 5 @ 10.02 taker']);
    expect(await venue.getPositions(account)).toEqual([]);
    expect(await venue.getFillsSince(account, world.clock.now())).toHaveLength(2);
    await world.restart();
    expect(await world.venue.getFillsSince(account, world.clock.now())).toHaveLength(2);
  });

  test('a skewed clock dates what happens wrongly', async () => {
    const { world, desk } = await open();
    desk.inject({ kind: 'clock-skew', skewMs: -3_600_000 });

    await world.submit('buy', '10', market);

    expect(world.fills[0]?.transactTime).toBe(world.clock.now() - 3_600_000);
  });
});

test('a script says what was put in and when, and plays it again', async () => {
  const { world, desk } = await open();
  desk.inject({ kind: 'slow', durationMs: 10 });
  await world.advance(250);
  desk.inject({ kind: 'disconnect', durationMs: 10 });
  const script = desk.script();
  expect(script.map(({ afterMs, fault }) => [afterMs, fault.kind])).toEqual([
    [0, 'slow'],
    [250, 'disconnect'],
  ]);

  const again = await open();
  again.desk.play(script);
  await again.world.advance(250);

  expect(again.desk.list().map(({ request }) => request.kind)).toEqual(['slow', 'disconnect']);
  expect(again.venue.isConnected()).toBe(false);
});
