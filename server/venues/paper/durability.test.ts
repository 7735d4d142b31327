import { describe, expect, test } from 'vitest';
import { money, price, quantity, ratio } from '../../core/values/amounts';
import { addMilliseconds } from '../../core/values/instant';
import { percent } from './paper-settings';
import { account, acme, PaperWorld } from './paper-world.fixture';

const limit = (at: string) => ({ orderType: 'limit', limitPrice: price(at) }) as const;
const market = { orderType: 'market' } as const;

/** Books whose saves wait until the test lets them go. */
function gated(world: PaperWorld): () => void {
  let open = () => {};
  world.books.gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    world.books.gate = undefined;
    open();
  };
}

async function turnsOfTheLoop(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
}

describe("the venue's word and its books", () => {
  test('nothing is answered or told before it is saved', async () => {
    const world = await PaperWorld.open();
    const release = gated(world);
    let isAnswered = false;

    const answer = world.venue.submitOrder(world.request('buy', '100', market)).then(() => {
      isAnswered = true;
    });
    await turnsOfTheLoop();
    expect({ isAnswered, told: world.told }).toEqual({ isAnswered: false, told: [] });
    expect(world.venue.quiet()).toBeDefined();

    release();
    await answer;
    expect(world.told).toEqual(['new', 'trade 100 @ 10.02 taker']);
    expect(world.venue.quiet()).toBeUndefined();
  });

  test('nor is a question about what is not saved yet', async () => {
    const world = await PaperWorld.open();
    const release = gated(world);
    const request = world.request('buy', '100', market);
    const answer = world.venue.submitOrder(request);
    let positions: unknown;
    const question = world.venue.getPositions(account).then((held) => {
      positions = held;
    });

    await turnsOfTheLoop();
    expect(positions).toBeUndefined();
    release();
    await Promise.all([answer, question]);

    expect(positions).toMatchObject([{ quantity: quantity('100') }]);
  });

  test('what one turn of the loop brings is one save, and so is all that came meanwhile', async () => {
    const world = await PaperWorld.open();
    const before = world.books.saves;
    const send = () => world.venue.submitOrder(world.request('buy', '1', limit('9.00')));

    const release = gated(world);
    const first = Array.from({ length: 10 }, send);
    await turnsOfTheLoop();
    const second = Array.from({ length: 10 }, send);
    await turnsOfTheLoop();
    const third = Array.from({ length: 10 }, send);
    release();
    await Promise.all([...first, ...second, ...third]);

    expect(world.books.saves - before).toBe(2);
    expect(world.told).toHaveLength(30);
  });

  test('a tick without orders saves nothing', async () => {
    const world = await PaperWorld.open();
    await world.advance(1_000);
    const before = world.books.saves;

    world.show([['10.01', '500']], [['10.03', '300']]);
    world.trade('10.02', '50');
    await world.advance(1_000);

    expect(world.books.saves).toBe(before);
  });

  test('a queue that shrinks is saved within 250 ms, and not for every trade', async () => {
    const world = await PaperWorld.open();
    await world.submit('buy', '100', limit('10.00'));
    await world.advance(1_000);
    const before = world.books.saves;

    for (let trades = 0; trades < 50; trades += 1) {
      world.trade('10.00', '1');
      await world.advance(5);
    }
    await world.advance(250);

    expect(world.books.saves - before).toBeLessThanOrEqual(2);
    expect(world.books.saves).toBeGreaterThan(before);
    await world.crash();
    world.trade('10.00', '451');
    await world.settle();
    expect(world.told.at(-1)).toBe('trade 1 @ 10 maker');
  });
});

describe('books that cannot be saved', () => {
  async function failing(): Promise<PaperWorld> {
    const world = await PaperWorld.open();
    await world.submit('buy', '100', market);
    world.books.failure = new Error('no space left on device');
    return world;
  }

  test('leave the outcome of a submission open, and the order can be asked for', async () => {
    const world = await failing();
    const request = world.request('buy', '100', limit('9.00'));

    await expect(world.venue.submitOrder(request)).rejects.toMatchObject({
      kind: 'ambiguous',
      code: 'books-not-saved',
    });

    expect(await world.venue.getOrder(request.clientOrderId)).toMatchObject({ status: 'working' });
    expect(world.log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  test('take no more entries, but cancels and what reduces', async () => {
    const world = await failing();
    const open = world.request('buy', '100', limit('9.00'));
    await world.venue.submitOrder(open).catch(() => undefined);

    await expect(
      world.venue.submitOrder(world.request('buy', '1', limit('9.00'))),
    ).rejects.toMatchObject({ kind: 'notPlaced', code: 'books-not-writable' });
    expect(await world.venue.cancelOrder(open.clientOrderId)).toBe(true);
    const exit = world.request('sell', '100', market, { reduceOnly: true });
    await world.venue.submitOrder(exit).catch(() => undefined);
    await world.settle();

    expect(world.toldOf(open.clientOrderId).at(-1)).toBe('canceled canceled-on-request');
    expect(world.toldOf(exit.clientOrderId)).toEqual(['new', 'trade 100 @ 10 taker']);
  });

  test('are made good as soon as they can be, with everything in between', async () => {
    const world = await failing();
    const request = world.request('buy', '100', limit('10.00'));
    await world.venue.submitOrder(request).catch(() => undefined);
    world.trade('9.99', '40');
    await world.settle();

    world.books.failure = undefined;
    await world.advance(1_000);
    expect(world.log.lines.at(-1)?.message).toBe('The paper venue has saved its books again.');
    await world.crash();

    expect(await world.venue.getOrder(request.clientOrderId)).toMatchObject({
      cumulativeQuantity: quantity('40'),
    });
    expect(await world.venue.getPositions(account)).toMatchObject([{ quantity: quantity('140') }]);
    await world.submit('buy', '1', limit('9.00'));
  });
});

describe('a crash', () => {
  test('loses nothing that was said', async () => {
    const world = await PaperWorld.open({ settings: { commission: price('0.01') } });
    const filled = await world.submit('buy', '100', market);
    const resting = await world.submit('buy', '100', limit('10.00'));
    world.trade('9.99', '40');
    await world.settle();
    const said = await state(world);

    await world.crash();

    expect(await state(world)).toEqual(said);
    expect(await world.venue.getOrder(filled)).toMatchObject({ status: 'filled' });
    expect(await world.venue.getOrder(resting)).toMatchObject({ status: 'partiallyFilled' });
  });

  test('in the middle of a save leaves all of it or nothing', async () => {
    const world = await PaperWorld.open();
    const request = world.request('buy', '100', market);
    const release = gated(world);
    void world.venue.submitOrder(request).catch(() => undefined);
    await turnsOfTheLoop();

    world.books.failure = new Error('power is gone');
    release();
    await turnsOfTheLoop();
    world.books.failure = undefined;
    await world.crash();

    expect(await world.venue.getOrder(request.clientOrderId)).toBeUndefined();
    expect(await world.venue.getPositions(account)).toEqual([]);
    expect(await world.venue.getAccountBalance(account)).toMatchObject({ cash: money('1000000') });
  });

  test('never loosens a trailing stop below what was told', async () => {
    const world = await PaperWorld.open();
    world.trade('10.00', '1');
    const order = await world.submit('sell', '100', {
      orderType: 'trailingStop',
      trailingOffset: { kind: 'price', distance: price('0.50') },
    });
    await world.advance(250);
    world.trade('11.00', '1');
    await world.settle();
    expect(world.toldOf(order).at(-1)).toBe('stopMoved 10.5');

    await world.crash();

    expect((await world.venue.getOrder(order))?.terms).toMatchObject({ stopPrice: price('10.50') });
  });
});

describe('a restart', () => {
  test('lets a delay go on where it stood', async () => {
    const world = await PaperWorld.open({ settings: { fillDelay: 100 } });
    const order = await world.submit('buy', '100', market);
    await world.advance(60);

    await world.restart();
    await world.advance(39);
    expect(world.toldOf(order)).toEqual(['new']);
    await world.advance(1);

    expect(world.toldOf(order)).toEqual(['new', 'trade 100 @ 10.02 taker']);
  });

  test('does at once what became due meanwhile', async () => {
    const world = await PaperWorld.open({ settings: { fillDelay: 100 } });
    const expiring = await world.submit('buy', '100', limit('9.00'), {
      timeInForce: 'goodTillDate',
      expiresAt: addMilliseconds(world.clock.now(), 5_000),
    });
    const order = await world.submit('buy', '100', market);
    const canceled = await world.submit('buy', '100', limit('9.00'));
    await world.advance(50);
    await world.venue.cancelOrder(canceled);
    await world.venue.disconnect();
    world.clock.advanceBy(10_000);

    await world.crash();

    expect(world.toldOf(order)).toEqual(['new', 'trade 100 @ 10.02 taker']);
    expect(world.toldOf(canceled)).toEqual(['new', 'canceled canceled-on-request']);
    expect(world.toldOf(expiring)).toEqual(['new', 'expired good-till-date-reached']);
  });

  test('keeps what was consumed while the same quote stands', async () => {
    const world = await PaperWorld.open();
    await world.submit('buy', '250', limit('10.02'));

    await world.restart();
    const order = await world.submit('buy', '100', limit('10.02'));

    expect(world.toldOf(order)).toEqual(['new', 'trade 50 @ 10.02 taker']);
  });

  test('keeps the settings that were changed, and only those', async () => {
    const world = await PaperWorld.open();
    const changed = await world.venue.changeSettings({ slippagePercent: percent('0.1') });
    expect(changed.ok).toBe(true);

    await world.restart();
    await world.submit('buy', '100', market);

    expect(world.told).toEqual(['new', 'trade 100 @ 10.03 taker']);
  });

  test('keeps the clock of a delay when the time of day jumps', async () => {
    const world = await PaperWorld.open({ settings: { fillDelay: 100 } });
    const order = await world.submit('buy', '100', market);
    world.clock.jump(-3_600_000);
    await world.restart();

    await world.advance(100);

    expect(world.toldOf(order)).toEqual(['new', 'trade 100 @ 10.02 taker']);
  });
});

describe('a change of the settings', () => {
  test('out of range changes nothing', async () => {
    const world = await PaperWorld.open();
    const before = world.venue.settings();

    const changed = await world.venue.changeSettings({ fillDelay: 5, rejectRate: ratio('1.1') });

    expect(changed).toMatchObject({
      ok: false,
      error: { code: 'setting-out-of-range', setting: 'rejectRate', maximum: '1', actual: '1.1' },
    });
    expect(world.venue.settings()).toBe(before);
  });

  test('is in force for the next order, not for one that travels already', async () => {
    const world = await PaperWorld.open({ settings: { fillDelay: 100 } });
    const slow = await world.submit('buy', '100', market);
    await world.venue.changeSettings({ fillDelay: 0 });

    const quick = await world.submit('buy', '100', market);

    expect(world.toldOf(quick)).toHaveLength(2);
    expect(world.toldOf(slow)).toHaveLength(1);
    await world.advance(100);
    expect(world.toldOf(slow)).toHaveLength(2);
  });
});

describe('time', () => {
  test('an order reaches the book after its delay, not before', async () => {
    const world = await PaperWorld.open({ settings: { fillDelay: 40 } });
    const order = await world.submit('buy', '100', market);
    await world.advance(39);
    expect(world.toldOf(order)).toEqual(['new']);
    await world.advance(1);

    expect(world.toldOf(order)).toEqual(['new', 'trade 100 @ 10.02 taker']);
  });

  test('a message never overtakes one of the same order', async () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const settings = { fillDelay: 1, fillDelayJitter: 100 };
      const world = await PaperWorld.open({ settings, seed });
      const order = await world.submit('buy', '100', limit('9.00'));
      await world.venue.modifyOrder(order, { quantity: quantity('50') });
      await world.venue.modifyOrder(order, { quantity: quantity('70') });
      await world.venue.cancelOrder(order);
      await world.advance(500);

      expect(world.toldOf(order)).toEqual([
        'new',
        'replaced 50',
        'replaced 70',
        'canceled canceled-on-request',
      ]);
    }
  });

  test('a cancel that is asked for twice travels once', async () => {
    const world = await PaperWorld.open({ settings: { fillDelay: 40 } });
    const order = await world.submit('buy', '100', limit('9.00'));

    await world.venue.cancelOrder(order);
    expect(await world.venue.cancelOrder(order)).toBe(true);
    await world.advance(100);

    expect(world.toldOf(order)).toEqual(['new', 'canceled canceled-on-request']);
  });

  test('orders of one moment expire in the order in which they came', async () => {
    const world = await PaperWorld.open();
    const orders = [
      await world.submit('buy', '1', limit('9.00'), { timeInForce: 'day' }),
      await world.submit('buy', '1', limit('8.00'), { timeInForce: 'day' }),
    ];
    await world.restart();
    orders.push(await world.submit('buy', '1', limit('9.50'), { timeInForce: 'day' }));
    await world.advance(6.5 * 3_600_000);

    const expired = world.reports.filter(({ executionType }) => executionType === 'expired');
    expect(expired.map(({ clientOrderId }) => clientOrderId)).toEqual(orders);
  });

  test('an order expires although a timer cannot wait so long', async () => {
    const world = await PaperWorld.open();
    const days = 40 * 24 * 3_600_000;
    const expiresAt = addMilliseconds(world.clock.now(), days);
    const order = await world.submit('buy', '1', limit('9.00'), {
      timeInForce: 'goodTillDate',
      expiresAt,
    });

    await world.advance(days - 1);
    expect(world.toldOf(order)).toEqual(['new']);
    await world.advance(1);

    expect(world.toldOf(order)).toEqual(['new', 'expired good-till-date-reached']);
  });

  test('a day order dies on its way too', async () => {
    const world = await PaperWorld.open({ settings: { fillDelay: 60_000 } });
    await world.advance(6.5 * 3_600_000 - 30_000);
    const order = await world.submit('buy', '1', market, { timeInForce: 'day' });

    await world.advance(90_000);

    expect(world.toldOf(order)).toEqual(['new', 'expired session-ended']);
  });
});

async function state(world: PaperWorld) {
  return {
    open: await world.venue.getOpenOrders(account),
    fills: await world.venue.getFillsSince(account, addMilliseconds(world.clock.now(), -60_000)),
    positions: await world.venue.getPositions(account),
    balance: await world.venue.getAccountBalance(account),
    instrument: acme.instrument,
  };
}
