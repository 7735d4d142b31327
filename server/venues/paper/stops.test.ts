import { describe, expect, test } from 'vitest';
import { price, ratio } from '../../core/values/amounts';
import { PaperWorld } from './paper-world.fixture';

const stop = (at: string) => ({ orderType: 'stop', stopPrice: price(at) }) as const;
const trailing = (distance: string) =>
  ({
    orderType: 'trailingStop',
    trailingOffset: { kind: 'price', distance: price(distance) },
  }) as const;

describe('stops [rules 6]', () => {
  test.each([
    // trigger, what happens,                                   wakes
    ['last', (world: PaperWorld) => world.trade('9.90', '1'), true],
    ['last', (world: PaperWorld) => world.trade('9.91', '1'), false],
    ['last', (world: PaperWorld) => world.show([['9.80', '500']], [['9.82', '9']]), false],
    ['bidAsk', (world: PaperWorld) => world.trade('9.80', '1'), false],
    ['bidAsk', (world: PaperWorld) => world.show([['9.90', '500']], [['10.20', '9']]), true],
    ['bidAsk', (world: PaperWorld) => world.show([['9.91', '500']], [['9.92', '9']]), false],
    ['mid', (world: PaperWorld) => world.show([['9.80', '500']], [['10.00', '9']]), true],
    ['mid', (world: PaperWorld) => world.show([['9.81', '500']], [['10.00', '9']]), false],
    ['mid', (world: PaperWorld) => world.show([['9.80', '500']], []), false],
  ] as const)('of a sell at 9.90 by %s: %o wakes it: %s', async (stopTrigger, happen, wakes) => {
    const world = await PaperWorld.open({ settings: { stopTrigger } });
    world.trade('10.00', '1');
    const order = await world.submit('sell', '100', stop('9.90'));

    happen(world);
    await world.settle();

    expect(world.toldOf(order).includes('triggered')).toBe(wakes);
  });

  test('travel the same delay when they wake, and meet the book that is there then', async () => {
    const world = await PaperWorld.open({ settings: { fillDelay: 40 } });
    world.trade('10.00', '1');
    const order = await world.submit('sell', '100', stop('9.90'));
    await world.advance(40);
    world.trade('9.90', '1');
    await world.advance(39);
    expect(world.toldOf(order)).toEqual(['new', 'triggered']);

    world.show([['9.70', '500']], [['9.75', '300']]);
    await world.advance(1);

    expect(world.toldOf(order)).toEqual(['new', 'triggered', 'trade 100 @ 9.7 taker']);
  });

  test('wake in the order of their prices, and of their arrival at one price', async () => {
    const world = await PaperWorld.open();
    world.show([['10.00', '900']], [['10.02', '900']]);
    world.trade('10.00', '1');
    const low = await world.submit('sell', '100', stop('9.80'));
    const high = await world.submit('sell', '100', stop('9.90'));
    const second = await world.submit('sell', '100', stop('9.90'));

    world.trade('9.70', '1');
    await world.settle();

    const woken = world.reports.filter(({ executionType }) => executionType === 'triggered');
    expect(woken.map(({ clientOrderId }) => clientOrderId)).toEqual([high, second, low]);
  });

  test('keep their place when only the quantity shrinks, and move with a new stop price', async () => {
    const world = await PaperWorld.open();
    world.trade('10.00', '1');
    const order = await world.submit('sell', '100', stop('9.90'));

    await world.venue.modifyOrder(order, { stopPrice: price('9.80') });
    await world.settle();
    world.trade('9.85', '1');
    await world.settle();
    expect(world.toldOf(order)).toEqual(['new', 'replaced 100']);
    world.trade('9.80', '1');
    await world.settle();

    expect(world.toldOf(order).slice(2)).toEqual(['triggered', 'trade 100 @ 10 taker']);
  });

  test('that are awake take no new stop price', async () => {
    const world = await PaperWorld.open({ settings: { fillDelay: 40 } });
    world.trade('10.00', '1');
    const order = await world.submit('sell', '100', stop('9.90'));
    await world.advance(40);
    await world.venue.modifyOrder(order, { stopPrice: price('9.80') });
    world.trade('9.90', '1');
    await world.advance(80);

    expect(world.toldOf(order)).toEqual([
      'new',
      'triggered',
      'replaceRejected order-already-triggered',
      'trade 100 @ 10 taker',
    ]);
  });
});

describe('trailing stops [rules 6]', () => {
  test('start from the market and say so when they are accepted', async () => {
    const world = await PaperWorld.open();
    world.trade('10.00', '1');

    const order = await world.submit('sell', '100', trailing('0.50'));

    expect(world.toldOf(order)).toEqual(['new, stop 9.5']);
  });

  test('start as soon as the market has a price', async () => {
    const world = await PaperWorld.open();
    const order = await world.submit('sell', '100', trailing('0.50'));
    expect(world.toldOf(order)).toEqual(['new']);

    world.trade('10.00', '1');
    await world.settle();

    expect(world.toldOf(order)).toEqual(['new', 'stopMoved 9.5']);
  });

  test('follow by a share of the price', async () => {
    const world = await PaperWorld.open();
    world.trade('10.00', '1');
    const order = await world.submit('buy', '100', {
      orderType: 'trailingStop',
      trailingOffset: { kind: 'percent', share: ratio('0.02') },
    });
    await world.advance(1_000);
    world.trade('9.00', '1');
    await world.settle();

    expect(world.toldOf(order)).toEqual(['new, stop 10.2', 'stopMoved 9.18']);
  });

  test('tell their moves at most every 250 ms, and the last one before they wake', async () => {
    const world = await PaperWorld.open();
    world.trade('10.00', '1');
    const order = await world.submit('sell', '100', trailing('0.50'));
    await world.advance(250);
    world.trade('10.10', '1');
    world.trade('10.20', '1');
    await world.advance(249);
    world.trade('10.30', '1');
    await world.settle();
    expect(world.toldOf(order)).toEqual(['new, stop 9.5', 'stopMoved 9.6']);
    await world.advance(1);
    expect(world.toldOf(order).slice(2)).toEqual(['stopMoved 9.8']);

    world.trade('10.40', '1');
    world.trade('9.90', '1');
    await world.settle();

    expect(world.toldOf(order).slice(3)).toEqual([
      'stopMoved 9.9',
      'triggered',
      'trade 100 @ 10 taker',
    ]);
  });

  test('keep their high-water mark over a restart', async () => {
    const world = await PaperWorld.open();
    world.trade('10.00', '1');
    const order = await world.submit('sell', '100', trailing('0.50'));
    world.trade('11.00', '1');
    world.trade('10.60', '1');

    await world.restart();
    world.trade('10.51', '1');
    await world.settle();
    expect(world.toldOf(order)).not.toContain('triggered');
    world.trade('10.50', '1');
    await world.settle();

    expect(world.toldOf(order)).toContain('triggered');
  });

  test('do not move by request', async () => {
    const world = await PaperWorld.open();
    world.trade('10.00', '1');
    const order = await world.submit('sell', '100', trailing('0.50'));

    await expect(
      world.venue.modifyOrder(order, { stopPrice: price('9.70') }),
    ).rejects.toMatchObject({ kind: 'refused', code: 'update-not-applicable' });
  });
});
