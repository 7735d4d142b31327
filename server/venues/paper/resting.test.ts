import { describe, expect, test } from 'vitest';
import { price, quantity, ratio } from '../../core/values/amounts';
import { PaperWorld } from './paper-world.fixture';

const limit = (at: string) => ({ orderType: 'limit', limitPrice: price(at) }) as const;

describe('a resting order [rules 6]', () => {
  test('stands behind what is displayed, and gets what a trade leaves of it', async () => {
    const world = await PaperWorld.open();
    world.show([['10.02', '240']], [['10.04', '300']]);
    const order = await world.submit('buy', '100', limit('10.02'));
    expect(world.venue.queueAhead(order)).toBe(quantity('240'));

    world.trade('10.02', '300');
    await world.settle();

    expect(world.toldOf(order)).toEqual(['new', 'trade 60 @ 10.02 maker']);
    expect(world.fills[0]?.why).toBe('trade 300 @ 10.02, 240 stood ahead, you got 60');
    expect(world.venue.queueAhead(order)).toBe(quantity('0'));
  });

  test.each([
    // traded, told after `new`, left ahead
    ['499', [], '1'],
    ['500', [], '0'],
    ['501', ['trade 1 @ 10 maker'], '0'],
  ])('with 500 ahead and %s traded at its price is told %j', async (traded, told, left) => {
    const world = await PaperWorld.open();
    const order = await world.submit('buy', '100', limit('10.00'));

    world.trade('10.00', traded);
    await world.settle();

    expect(world.toldOf(order).slice(1)).toEqual(told);
    expect(world.venue.queueAhead(order)).toBe(quantity(left));
  });

  test.each([
    ['10.01', []],
    ['10.00', []],
    ['9.99', ['trade 100 @ 10 maker']],
  ])('with 500 ahead and 150 traded at %s is told %j', async (at, told) => {
    const world = await PaperWorld.open();
    const order = await world.submit('buy', '100', limit('10.00'));

    world.trade(at, '150');
    await world.settle();

    expect(world.toldOf(order).slice(1)).toEqual(told);
  });

  test('a trade through the price fills no more than was traded', async () => {
    const world = await PaperWorld.open();
    await world.submit('sell', '100', limit('10.02'));

    world.trade('10.03', '30');
    await world.settle();

    expect(world.told).toEqual(['new', 'trade 30 @ 10.02 maker']);
    expect(world.fills[0]?.why).toBe('trade 30 @ 10.03 went through 10.02, you got 30');
  });

  test('orders of one desk share a trade: the best price first, then the earliest', async () => {
    const world = await PaperWorld.open();
    world.show([['10.00', '40']], [['10.05', '300']]);
    const behind = await world.submit('buy', '100', limit('10.00'));
    const later = await world.submit('buy', '100', limit('10.00'));
    const better = await world.submit('buy', '50', limit('10.01'));

    world.trade('10.00', '200');
    await world.settle();

    // 50 to the better price, 40 stood ahead, 100 to the earlier, 10 are left for the later.
    expect(world.toldOf(better).slice(1)).toEqual(['trade 50 @ 10.01 maker']);
    expect(world.toldOf(behind).slice(1)).toEqual(['trade 100 @ 10 maker']);
    expect(world.toldOf(later).slice(1)).toEqual(['trade 10 @ 10 maker']);
  });

  test('no more stands ahead than is displayed', async () => {
    const world = await PaperWorld.open();
    const order = await world.submit('buy', '100', limit('10.00'));

    world.show([['10.00', '120']], [['10.02', '300']]);
    expect(world.venue.queueAhead(order)).toBe(quantity('120'));
    world.show([['10.00', '900']], [['10.02', '300']]);
    expect(world.venue.queueAhead(order)).toBe(quantity('120'));
    world.show([['9.99', '900']], [['10.02', '300']]);

    expect(world.venue.queueAhead(order)).toBe(quantity('0'));
  });

  test('nobody knows the queue of a price that was never displayed', async () => {
    const world = await PaperWorld.open();
    const order = await world.submit('buy', '100', limit('9.95'));
    expect(world.venue.queueAhead(order)).toBeUndefined();
    world.trade('9.95', '900');
    await world.settle();
    expect(world.toldOf(order)).toEqual(['new']);

    world.show([['9.95', '700']], [['9.97', '300']]);

    expect(world.venue.queueAhead(order)).toBe(quantity('700'));
  });

  test('the other side that comes through the price fills what it shows there', async () => {
    const world = await PaperWorld.open();
    const order = await world.submit('buy', '100', limit('10.00'));

    world.show(
      [['9.97', '500']],
      [
        ['9.98', '20'],
        ['9.99', '30'],
        ['10.00', '900'],
      ],
    );
    await world.settle();

    expect(world.toldOf(order)).toEqual(['new', 'trade 50 @ 10 maker']);
    expect(world.fills[0]?.why).toBe('ask 9.98 came through your 10, 50 shown, you got 50');
  });

  test('orders that the other side comes through share what it shows, and leave the rest', async () => {
    const world = await PaperWorld.open();
    const first = await world.submit('buy', '30', limit('10.00'));
    const second = await world.submit('buy', '100', limit('10.00'));

    world.show(
      [['9.97', '500']],
      [
        ['9.98', '20'],
        ['9.99', '30'],
      ],
    );
    const taker = await world.submit('buy', '40', limit('9.99'));

    expect(world.toldOf(first).slice(1)).toEqual(['trade 30 @ 10 maker']);
    expect(world.toldOf(second).slice(1)).toEqual(['trade 20 @ 10 maker']);
    expect(world.toldOf(taker)).toEqual(['new']);
  });

  test('a touch alone fills nothing', async () => {
    const world = await PaperWorld.open();
    const order = await world.submit('buy', '100', limit('10.00'));

    world.show([['9.98', '500']], [['10.00', '900']]);
    await world.settle();

    expect(world.toldOf(order)).toEqual(['new']);
  });

  test('a touch fills by chance, asked once for each touch', async () => {
    const half = { settings: { fillOnTouchProbability: ratio('0.5') } };
    const outcomes = new Set<number>();
    for (let seed = 0; seed < 20; seed += 1) {
      const world = await PaperWorld.open({ ...half, seed });
      const order = await world.submit('buy', '100', limit('10.00'));
      world.show([['9.98', '500']], [['10.00', '900']]);
      await world.settle();
      const after = world.toldOf(order).length;
      world.show([['9.97', '500']], [['10.00', '900']]);
      world.show([['9.96', '500']], [['10.00', '900']]);
      await world.settle();
      expect(world.toldOf(order)).toHaveLength(after);
      outcomes.add(after);
    }

    expect([...outcomes].sort()).toEqual([1, 2]);
  });

  test('a certain touch fills what touches', async () => {
    const world = await PaperWorld.open({ settings: { fillOnTouchProbability: ratio('1') } });
    const order = await world.submit('buy', '100', limit('10.00'));

    world.show([['9.98', '500']], [['10.00', '60']]);
    await world.settle();

    expect(world.toldOf(order)).toEqual(['new', 'trade 60 @ 10 maker']);
    const taker = await world.submit('buy', '40', limit('10.00'));
    expect(world.toldOf(taker)).toEqual(['new']);
  });

  test('by the best quote alone, a touch fills it whole', async () => {
    const world = await PaperWorld.open({ settings: { fillModel: 'bestQuote' } });
    const order = await world.submit('buy', '5000', limit('10.00'));

    world.show([['9.98', '500']], [['10.00', '1']]);
    await world.settle();

    expect(world.toldOf(order)).toEqual(['new', 'trade 5000 @ 10 maker']);
  });

  test('a post-only order is turned away at the price that takes, one tick before it rests', async () => {
    const world = await PaperWorld.open();
    const taking = await world.submit('buy', '100', limit('10.02'), { postOnly: true });
    const resting = await world.submit('buy', '100', limit('10.01'), { postOnly: true });

    expect(world.toldOf(taking)).toEqual(['new', 'rejected post-only-would-take']);
    expect(world.toldOf(resting)).toEqual(['new']);
  });

  test('a post-only order is not moved to where it would take', async () => {
    const world = await PaperWorld.open();
    const order = await world.submit('buy', '100', limit('10.01'), { postOnly: true });

    await world.venue.modifyOrder(order, { limitPrice: price('10.02') });
    await world.settle();

    expect(world.toldOf(order)).toEqual(['new', 'replaceRejected post-only-would-take']);
    expect((await world.venue.getOrder(order))?.status).toBe('working');
  });
});
