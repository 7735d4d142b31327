import { describe, expect, test } from 'vitest';
import { price } from '../../core/values/amounts';
import { account, acme, coin, PaperWorld } from './paper-world.fixture';

const limit = (at: string) => ({ orderType: 'limit', limitPrice: price(at) }) as const;
const market = { orderType: 'market' } as const;

describe('faults on the line', () => {
  test('a lost answer leaves the order placed', async () => {
    const world = await PaperWorld.open();
    world.faults.inject({ kind: 'lose-reply' });
    const request = world.request('buy', '100', market);

    await expect(world.venue.submitOrder(request)).rejects.toMatchObject({
      kind: 'ambiguous',
      code: 'reply-timeout',
    });

    expect(await world.venue.getOrder(request.clientOrderId)).toMatchObject({ status: 'filled' });
    expect(world.told).toEqual(['new', 'trade 100 @ 10.02 taker']);
    expect(world.faults.outstanding).toEqual([]);
  });

  test('a lost request leaves nothing, and can be sent again', async () => {
    const world = await PaperWorld.open();
    world.faults.inject({ kind: 'lose-request' });
    const request = world.request('buy', '100', market);

    await expect(world.venue.submitOrder(request)).rejects.toMatchObject({ kind: 'ambiguous' });
    expect(await world.venue.getOrder(request.clientOrderId)).toBeUndefined();

    await world.venue.submitOrder(request);
    expect(world.told).toEqual(['new', 'trade 100 @ 10.02 taker']);
  });

  test('a rate limit proves that nothing was placed', async () => {
    const world = await PaperWorld.open();
    world.faults.inject({ kind: 'rate-limit', call: 'cancelOrder' });
    const order = await world.submit('buy', '100', limit('9.00'));

    await expect(world.venue.cancelOrder(order)).rejects.toMatchObject({
      kind: 'notPlaced',
      code: 'rate-limited',
    });

    expect(await world.venue.getOrder(order)).toMatchObject({ status: 'working' });
  });

  test('a slow call reaches the venue later', async () => {
    const world = await PaperWorld.open();
    world.faults.inject({ kind: 'slow', durationMs: 300 });
    const answer = world.venue.submitOrder(world.request('buy', '100', market));
    await world.advance(299);
    expect(world.told).toEqual([]);
    await world.advance(1);

    await answer;
    expect(world.told).toEqual(['new', 'trade 100 @ 10.02 taker']);
  });

  test('a fill comes twice, with one id, and is booked once', async () => {
    const world = await PaperWorld.open();
    world.faults.inject({ kind: 'duplicate-fill' });

    await world.submit('buy', '100', market);

    expect(world.told).toEqual(['new', 'trade 100 @ 10.02 taker', 'trade 100 @ 10.02 taker']);
    expect(new Set(world.fills.map(({ executionId }) => executionId)).size).toBe(1);
    expect(await world.venue.getFillsSince(account, world.clock.now())).toHaveLength(1);
  });

  test('a fill comes late, and what happened after it comes before it', async () => {
    const world = await PaperWorld.open();
    world.faults.inject({ kind: 'late-fill', durationMs: 500 });
    const order = await world.submit('buy', '400', limit('10.02'));
    await world.venue.cancelOrder(order);
    await world.settle();
    expect(world.toldOf(order)).toEqual(['new', 'canceled canceled-on-request']);

    await world.advance(500);

    expect(world.toldOf(order).at(-1)).toBe('trade 300 @ 10.02 taker');
  });

  test('a report is lost, and the venue still knows', async () => {
    const world = await PaperWorld.open();
    world.faults.inject({ kind: 'lose-report', count: 2 });

    const order = await world.submit('buy', '100', market);

    expect(world.told).toEqual([]);
    expect(await world.venue.getOrder(order)).toMatchObject({ status: 'filled' });
  });

  test('a fault strikes as often as it was asked for, and only where', async () => {
    const world = await PaperWorld.open();
    world.faults.inject({ kind: 'lose-request', count: 2, instrument: acme.instrument });
    world.trade('10.00', '1', coin);
    const send = (instrument = acme) =>
      world.venue
        .submitOrder(
          world.request('buy', '1', limit('9.00'), { instrument: instrument.instrument }),
        )
        .then(
          () => 'placed',
          () => 'lost',
        );

    expect([await send(coin), await send(), await send(), await send()]).toEqual([
      'placed',
      'lost',
      'lost',
      'placed',
    ]);
  });

  test('faults that have not struck can be called off', async () => {
    const world = await PaperWorld.open();
    world.faults.inject({ kind: 'lose-reply', count: 3 });

    world.faults.clear();

    await world.submit('buy', '100', market);
    expect(world.told).toHaveLength(2);
  });

  test('while the line is broken reports wait, and come in order when it is mended', async () => {
    const world = await PaperWorld.open();
    const order = await world.submit('buy', '100', limit('10.00'));
    world.venue.breakConnection();
    world.trade('9.99', '40');
    world.trade('9.99', '60');
    await world.settle();
    expect(world.toldOf(order)).toEqual(['new']);
    await expect(world.venue.connect()).rejects.toMatchObject({ code: 'venue-unreachable' });

    world.venue.restoreConnection();

    expect(world.toldOf(order)).toEqual(['new', 'trade 40 @ 10 maker', 'trade 60 @ 10 maker']);
  });

  test('a listener that fails keeps nothing from the others', async () => {
    const world = new PaperWorld();
    const heard: string[] = [];
    world.venue.onReport(() => {
      throw new Error('broken listener');
    });
    world.venue.onReport(({ executionType }) => heard.push(executionType));
    await world.venue.connect();
    world.show([['10.00', '500']], [['10.02', '300']]);

    await world.submit('buy', '100', market);

    expect(heard).toEqual(['new', 'trade']);
    expect(world.log.lines.filter(({ level }) => level === 'error')).toHaveLength(2);
  });
});
