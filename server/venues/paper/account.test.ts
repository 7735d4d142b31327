import { describe, expect, test } from 'vitest';
import { money, price, quantity, ratio } from '../../core/values/amounts';
import { toAccountId, toClientOrderId } from '../../core/values/ids';
import { percent } from './paper-settings';
import { account, acme, coin, PaperWorld } from './paper-world.fixture';

const limit = (at: string) => ({ orderType: 'limit', limitPrice: price(at) }) as const;
const market = { orderType: 'market' } as const;

/** Margin is half of the value: 10 000.00 carry 20 000.00, which is 1 998 shares at 10.01. */
const tenThousand = { settings: { initialCapital: money('10000') } };

describe("the venue's own books of an account", () => {
  test('start with the capital of the settings', async () => {
    const world = await PaperWorld.open(tenThousand);

    expect(await world.venue.getAccountBalance(account)).toEqual({
      account,
      currency: 'USD',
      cash: money('10000'),
      equity: money('10000'),
      buyingPower: money('20000'),
    });
  });

  test('pay for what is bought with its fees, and value it at the mid', async () => {
    const world = await PaperWorld.open({
      settings: { initialCapital: money('10000'), commission: price('0.01') },
    });
    await world.submit('buy', '100', market);

    expect(await world.venue.getPositions(account)).toEqual([
      {
        account,
        instrument: acme.instrument,
        quantity: quantity('100'),
        averagePrice: price('10.02'),
      },
    ]);
    // 10 000 − 1 002 − 1; 100 @ 10.01; half of 1 001 is bound.
    expect(await world.venue.getAccountBalance(account)).toMatchObject({
      cash: money('8997'),
      equity: money('9998'),
      buyingPower: money('18995'),
    });
  });

  test('follow the market when they are asked', async () => {
    const world = await PaperWorld.open(tenThousand);
    await world.submit('buy', '100', market);

    world.show([['11.00', '500']], [['11.02', '300']]);

    expect(await world.venue.getAccountBalance(account)).toMatchObject({ equity: money('10099') });
  });

  test('charge the minimum of an order once, however often it fills', async () => {
    const world = await PaperWorld.open({
      settings: { commission: price('0.01'), minimumCommission: money('2') },
    });
    world.show(
      [['10.00', '500']],
      [
        ['10.02', '100'],
        ['10.03', '50'],
        ['10.04', '400'],
      ],
    );

    await world.submit('buy', '400', market);

    expect(world.fills.map(({ commission }) => commission)).toEqual([
      money('2'),
      money('0'),
      money('2'),
    ]);
  });

  test('charge makers and takers differently', async () => {
    const world = await PaperWorld.open({
      settings: { makerPercent: percent('-0.01'), takerPercent: percent('0.03') },
    });
    await world.submit('buy', '100', limit('10.02'));
    await world.submit('buy', '100', limit('10.00'));
    world.trade('9.99', '100');
    await world.settle();

    expect(world.fills.map(({ commission }) => commission)).toEqual([
      money('0.3006'),
      money('-0.1'),
    ]);
  });

  test.each([
    ['1997', 'new'],
    ['1998', 'new'],
    ['1999', 'rejected insufficient-buying-power'],
  ])('carry what the margin lets them: %s shares are %s', async (size, told) => {
    const world = await PaperWorld.open(tenThousand);

    const order = await world.submit('buy', size, limit('9.00'));

    expect(world.toldOf(order)).toEqual([told]);
  });

  test.each([
    ['998', 'new'],
    ['999', 'rejected insufficient-buying-power'],
  ])('count the orders that work already: %s more are %s', async (size, told) => {
    const world = await PaperWorld.open(tenThousand);
    await world.submit('buy', '1000', limit('9.00'));

    const order = await world.submit('buy', size, limit('9.00'));

    expect(world.toldOf(order)).toEqual([told]);
  });

  test('free what a canceled order held', async () => {
    const world = await PaperWorld.open(tenThousand);
    const first = await world.submit('buy', '1900', limit('9.00'));
    await world.venue.cancelOrder(first);
    await world.settle();

    const order = await world.submit('sell', '1900', limit('11.00'));

    expect(world.toldOf(order)).toEqual(['new']);
  });

  test('let pass what only reduces, even with nothing left', async () => {
    const world = await PaperWorld.open(tenThousand);
    world.show([['10.00', '5000']], [['10.02', '5000']]);
    await world.submit('buy', '1900', market);
    world.show([['5.00', '5000']], [['5.02', '5000']]);

    const more = await world.submit('buy', '500', market);
    const less = await world.submit('sell', '1900', market);

    expect(world.toldOf(more)).toEqual(['rejected insufficient-buying-power']);
    expect(world.toldOf(less)).toEqual(['new', 'trade 1900 @ 5 taker']);
  });

  test('check again when a replace asks for more', async () => {
    const world = await PaperWorld.open(tenThousand);
    const order = await world.submit('buy', '1900', limit('9.00'));

    await world.venue.modifyOrder(order, { quantity: quantity('1998') });
    await world.venue.modifyOrder(order, { quantity: quantity('1999') });
    await world.settle();

    expect(world.toldOf(order)).toEqual([
      'new',
      'replaced 1998',
      'replaceRejected insufficient-buying-power',
    ]);
  });

  test('refuse what has no price to be valued at', async () => {
    const world = await PaperWorld.open();

    const order = await world.submit('buy', '1', limit('10.00'), { instrument: coin.instrument });

    expect(world.toldOf(order)).toEqual(['rejected price-unknown']);
  });

  test('know only the accounts that were opened', async () => {
    const world = await PaperWorld.open();
    const nobody = toAccountId('nobody');

    for (const call of [
      world.venue.getPositions(nobody),
      world.venue.getAccountBalance(nobody),
      world.venue.getOpenOrders(nobody),
      world.venue.getFillsSince(nobody, world.clock.now()),
    ]) {
      await expect(call).rejects.toMatchObject({ kind: 'refused', code: 'account-unknown' });
    }
  });

  test('an order that is rejected by chance was no order of the account', async () => {
    const world = await PaperWorld.open({
      settings: { ...tenThousand.settings, rejectRate: ratio('1') },
    });

    const order = await world.submit('buy', '1900', limit('9.00'));

    expect(world.toldOf(order)).toEqual(['rejected random-reject']);
    expect(await world.venue.getAccountBalance(account)).toMatchObject({
      buyingPower: money('20000'),
    });
  });

  test('an unknown order is refused by name', async () => {
    const world = await PaperWorld.open();

    await expect(
      world.venue.modifyOrder(toClientOrderId('nothing'), { quantity: quantity('1') }),
    ).rejects.toMatchObject({ kind: 'refused', code: 'order-unknown' });
  });
});

describe('a reduce-only order', () => {
  test('is clamped to what there is when it fills, not when it is sent', async () => {
    const world = await PaperWorld.open();
    await world.submit('buy', '100', market);
    const protect = await world.submit('sell', '100', limit('10.05'), { reduceOnly: true });
    await world.submit('sell', '70', market);

    world.trade('10.06', '500');
    await world.settle();

    expect(world.toldOf(protect)).toEqual([
      'new',
      'trade 30 @ 10.05 maker',
      'canceled reduce-only-nothing-to-reduce',
    ]);
    expect(await world.venue.getPositions(account)).toEqual([]);
  });

  test('with nothing to reduce is canceled when it arrives', async () => {
    const world = await PaperWorld.open();

    const order = await world.submit('sell', '100', market, { reduceOnly: true });

    expect(world.toldOf(order)).toEqual(['new', 'canceled reduce-only-nothing-to-reduce']);
  });

  test('holds no buying power', async () => {
    const world = await PaperWorld.open(tenThousand);
    await world.submit('buy', '100', market);
    const before = await world.venue.getAccountBalance(account);

    await world.submit('sell', '100', limit('11.00'), { reduceOnly: true });

    expect(await world.venue.getAccountBalance(account)).toEqual(before);
  });

  test('that waits as a stop is over when the position is', async () => {
    const world = await PaperWorld.open();
    world.trade('10.00', '1');
    await world.submit('buy', '100', market);
    const protect = await world.submit(
      'sell',
      '100',
      { orderType: 'stop', stopPrice: price('9.90') },
      { reduceOnly: true },
    );

    await world.submit('sell', '100', market);

    expect(world.toldOf(protect)).toEqual(['new', 'canceled reduce-only-nothing-to-reduce']);
  });
});
