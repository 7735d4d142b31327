import { describe, expect, test } from 'vitest';
import { price, quantity, ratio } from '../../core/values/amounts';
import { percent } from './paper-settings';
import { acme, coin, PaperWorld } from './paper-world.fixture';

const limit = (at: string) => ({ orderType: 'limit', limitPrice: price(at) }) as const;
const market = { orderType: 'market' } as const;

describe('taking displayed liquidity [rules 6]', () => {
  test('what was taken is gone until the next quote shows it anew', async () => {
    const world = await PaperWorld.open();
    const first = await world.submit('buy', '200', limit('10.02'));
    const second = await world.submit('buy', '200', limit('10.02'));

    expect(world.toldOf(first)).toEqual(['new', 'trade 200 @ 10.02 taker']);
    expect(world.toldOf(second)).toEqual(['new', 'trade 100 @ 10.02 taker']);
    world.trade('10.05', '999');
    await world.settle();
    expect(world.toldOf(second)).toHaveLength(2);

    world.show([['10.00', '500']], [['10.01', '300']]);
    await world.settle();

    expect(world.toldOf(second)).toEqual([
      'new',
      'trade 100 @ 10.02 taker',
      'trade 100 @ 10.01 taker',
    ]);
  });

  test('a market order that the book cannot fill takes on from quote to quote', async () => {
    const world = await PaperWorld.open();
    const order = await world.submit('sell', '1200', market);
    world.show([['9.99', '500']], [['10.02', '300']]);
    world.show([['9.98', '500']], [['10.02', '300']]);
    await world.settle();

    expect(world.toldOf(order)).toEqual([
      'new',
      'trade 500 @ 10 taker',
      'trade 500 @ 9.99 taker',
      'trade 200 @ 9.98 taker',
    ]);
  });

  test.each([
    // worst level, told after the first trade
    ['10.51', 'trade 100 @ 10.51 taker'],
    ['10.52', 'canceled price-protection'],
  ])('a market order stops at the collar: the next level is %s', async (worst, then) => {
    const world = await PaperWorld.open({ settings: { collarPercent: percent('5') } });
    // The mid is 10.01, and 5 % above it is 10.5105.
    world.show(
      [['10.00', '500']],
      [
        ['10.02', '300'],
        [worst, '900'],
      ],
    );

    const order = await world.submit('buy', '400', market);

    expect(world.toldOf(order)).toEqual(['new', 'trade 300 @ 10.02 taker', then]);
  });

  test('the collar is that of the first attempt: a later quote carries it no further', async () => {
    const world = await PaperWorld.open({ settings: { collarPercent: percent('5') } });
    const order = await world.submit('buy', '400', market);

    world.show([['10.60', '500']], [['10.70', '300']]);
    await world.settle();

    expect(world.toldOf(order)).toEqual([
      'new',
      'trade 300 @ 10.02 taker',
      'canceled price-protection',
    ]);
  });

  test('slippage is adverse, stops at the limit, and does not touch what rests', async () => {
    const world = await PaperWorld.open({ settings: { slippagePercent: percent('0.1') } });
    await world.submit('buy', '100', market);
    await world.submit('buy', '100', limit('10.03'));
    const resting = await world.submit('buy', '100', limit('10.00'));
    world.trade('9.99', '100');
    await world.settle();

    expect(world.told.filter((line) => line.startsWith('trade'))).toEqual([
      'trade 100 @ 10.03 taker',
      'trade 100 @ 10.03 taker',
      'trade 100 @ 10 maker',
    ]);
    expect(world.toldOf(resting)).toHaveLength(2);
  });

  test('a fill says where it came from', async () => {
    const world = await PaperWorld.open({ settings: { slippagePercent: percent('0.1') } });
    await world.submit('buy', '100', market);

    expect(world.fills.map(({ why }) => why)).toEqual([
      'took 100 of 300 shown @ 10.02, slipped to 10.03',
    ]);
  });

  test('a cut fill leaves its rest to the next quote, in whole lots', async () => {
    const world = await PaperWorld.open({ settings: { partialFillRate: ratio('1') } });
    const order = await world.submit('buy', '2', limit('10.02'));
    expect(world.toldOf(order)).toEqual(['new', 'trade 1 @ 10.02 taker']);

    world.show([['10.00', '500']], [['10.02', '300']]);
    await world.settle();

    expect(world.toldOf(order)).toEqual(['new', 'trade 1 @ 10.02 taker', 'trade 1 @ 10.02 taker']);
  });

  test('a cut immediate-or-cancel order is canceled, a fill-or-kill order is never cut', async () => {
    const world = await PaperWorld.open({ settings: { partialFillRate: ratio('1') } });
    const immediate = await world.submit('buy', '2', limit('10.02'), {
      timeInForce: 'immediateOrCancel',
    });
    const whole = await world.submit('buy', '2', limit('10.02'), { timeInForce: 'fillOrKill' });

    expect(world.toldOf(immediate)).toEqual([
      'new',
      'trade 1 @ 10.02 taker',
      'canceled immediate-or-cancel',
    ]);
    expect(world.toldOf(whole)).toEqual(['new', 'trade 2 @ 10.02 taker']);
  });

  test('by the best quote alone, any size fills at the best price and consumes nothing', async () => {
    const world = await PaperWorld.open({ settings: { fillModel: 'bestQuote' } });
    world.show(
      [['10.00', '500']],
      [
        ['10.02', '1'],
        ['10.09', '9'],
      ],
    );
    const first = await world.submit('buy', '5000', market);
    const second = await world.submit('buy', '5000', limit('10.05'));

    expect(world.toldOf(first)).toEqual(['new', 'trade 5000 @ 10.02 taker']);
    expect(world.toldOf(second)).toEqual(['new', 'trade 5000 @ 10.02 taker']);
    expect(world.fills[0]?.why).toBe('took 5000 @ 10.02, the best quote');
  });

  test('a coin of eight decimals fills to the last of them', async () => {
    const world = await PaperWorld.open();
    world.show(
      [['64121.10', '0.4']],
      [
        ['64122.30', '0.00000001'],
        ['64122.40', '1'],
      ],
      coin,
    );

    const order = await world.submit('buy', '0.12345678', market, {
      instrument: coin.instrument,
    });

    expect(world.toldOf(order)).toEqual([
      'new',
      'trade 0.00000001 @ 64122.3 taker',
      'trade 0.12345677 @ 64122.4 taker',
    ]);
  });

  test('a market order with nobody on the other side waits for a quote', async () => {
    const world = await PaperWorld.open();
    world.trade('10.01', '1');
    world.show([['10.00', '500']], []);
    const order = await world.submit('buy', '100', market);
    expect(world.toldOf(order)).toEqual(['new']);

    world.show([['10.00', '500']], [['10.02', '300']]);
    await world.settle();

    expect(world.toldOf(order)).toEqual(['new', 'trade 100 @ 10.02 taker']);
  });

  test('other instruments are left alone', async () => {
    const world = await PaperWorld.open();
    const order = await world.submit('buy', '100', limit('10.00'));

    world.show([['1.00', '500']], [['1.02', '300']], coin);
    world.trade('1.00', '500', coin);
    await world.settle();

    expect(world.toldOf(order)).toEqual(['new']);
    expect((await world.venue.getOrder(order))?.instrument).toBe(acme.instrument);
    expect(world.venue.queueAhead(order)).toBe(quantity('500'));
  });
});

describe('a halt', () => {
  test('lets nothing fill or wake, and orders wait for the first quote after it', async () => {
    const world = await PaperWorld.open();
    world.trade('10.00', '1');
    const resting = await world.submit('buy', '100', limit('10.00'));
    const stop = await world.submit('sell', '100', { orderType: 'stop', stopPrice: price('9.90') });
    world.market.setStatus(acme.instrument, 'halted');

    const arriving = await world.submit('buy', '50', market);
    const impatient = await world.submit('buy', '50', market, { timeInForce: 'immediateOrCancel' });
    world.trade('9.50', '900');
    await world.settle();
    expect(world.toldOf(resting)).toEqual(['new']);
    expect(world.toldOf(stop)).toEqual(['new']);
    expect(world.toldOf(arriving)).toEqual(['new']);
    expect(world.toldOf(impatient)).toEqual(['new', 'canceled instrument-not-open']);

    await world.advance(1);
    world.market.setStatus(acme.instrument, 'open');
    const early = await world.submit('sell', '10', market);
    expect(world.toldOf(early)).toEqual(['new']);
    await world.advance(1);
    world.show([['9.48', '500']], [['9.52', '300']]);
    world.trade('9.50', '900');
    await world.settle();

    expect(world.toldOf(resting).slice(1)).toEqual(['trade 100 @ 10 maker']);
    expect(world.toldOf(arriving).slice(1)).toEqual(['trade 50 @ 9.52 taker']);
    expect(world.toldOf(stop).slice(1)).toEqual(['triggered', 'trade 100 @ 9.48 taker']);
  });

  test('a closed instrument takes no entry', async () => {
    const world = await PaperWorld.open();
    world.market.setStatus(acme.instrument, 'closed');

    const order = await world.submit('buy', '100', limit('10.00'));

    expect(world.toldOf(order)).toEqual(['rejected instrument-closed']);
  });

  test('a closed instrument takes what only reduces, and it waits for the first trade', async () => {
    const world = await PaperWorld.open();
    world.show([['9.99', '500']], [['10.01', '500']]);
    await world.submit('buy', '100', market);
    await world.settle();
    world.market.setStatus(acme.instrument, 'closed');

    const stop = await world.submit(
      'sell',
      '100',
      { orderType: 'stop', stopPrice: price('9.50') },
      { reduceOnly: true },
    );
    await world.settle();
    expect(world.toldOf(stop)).toEqual(['new']);

    world.market.setStatus(acme.instrument, 'open');
    world.show([['9.40', '500']], [['9.42', '500']]);
    world.trade('9.41', '100');
    await world.settle();

    expect(world.toldOf(stop).slice(1)).toEqual(['triggered', 'trade 100 @ 9.4 taker']);
  });
});
