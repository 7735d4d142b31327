import { describe, expect, test } from 'vitest';
import { openOrderCount, openOrdersOf } from '../core/desk/open-orders';
import { releasePhrase } from '../core/mode/decide-kill';
import { price, quantity } from '../core/values/amounts';
import { toClientOrderId, toInstrumentId, toStrategyId } from '../core/values/ids';
import { byChief, chief, DeskHarness, limit, main, market } from './desk-harness.fixture';

const everything = { scope: { kind: 'desk' }, flatten: true, reason: 'drill' } as const;
const beta = { instrument: toInstrumentId('BETA') };

/** Two positions and two working orders. */
async function busyDesk(faults = {}) {
  const desk = await new DeskHarness(faults).start();
  await desk.submit('p1', market('buy', '100'));
  await desk.submit('p2', market('sell', '50', beta));
  await desk.submit('w1', limit('buy', '10', '9'));
  await desk.submit('w2', limit('sell', '10', '11', beta));
  await desk.wait(200);
  return desk;
}

describe('the stop button', () => {
  test('cancels, flattens, asks the venue twice and certifies', async () => {
    const desk = await busyDesk();

    const pressed = desk.desk.kill(everything, chief);
    expect(desk.desk.state.latched).toBe(true);
    await desk.settle(pressed);
    await desk.wait(3_000);

    expect(desk.desk.state.kill).toMatchObject({
      phase: 'flat',
      ordersLeft: 0,
      positionsLeft: 0,
      remaining: [],
    });
    const certificate = desk.desk.state.kill?.certificate;
    expect(certificate).toMatchObject({ canceledOrders: 2, closedPositions: 2 });
    const [first, second] = certificate?.verifiedAt ?? [0, 0];
    expect(second - first).toBeGreaterThanOrEqual(1_000);
    expect(await desk.venue.getPositions(main)).toEqual([]);
    expect(
      [...desk.venue.orders.values()].every(({ leavesQuantity }) => leavesQuantity === 0n),
    ).toBe(true);
  });

  test('without flatten leaves positions alone', async () => {
    const desk = await busyDesk();
    await desk.settle(desk.desk.kill({ ...everything, flatten: false }, chief));
    await desk.wait(3_000);

    expect(desk.desk.state.kill?.phase).toBe('flat');
    expect(desk.desk.state.accounts.get(main)?.positions.size).toBe(2);
  });

  test('of one instrument lets nothing enter there, and the others go on', async () => {
    const desk = await busyDesk();
    const scope = { kind: 'instrument', target: 'ACME' } as const;
    await desk.settle(desk.desk.kill({ scope, flatten: false, reason: 'drill' }, chief));

    const there = await desk.submit('there', limit('buy', '1', '9'));
    const elsewhere = await desk.submit('elsewhere', limit('sell', '1', '11', beta));
    await desk.wait(100);

    expect(there).toMatchObject({ ok: false, error: { code: 'order-denied' } });
    expect(elsewhere).toMatchObject({ ok: true });
    expect(desk.venue.arrivals).not.toContain('there');
    expect(desk.venue.arrivals).toContain('elsewhere');
  });

  test('nothing is sent after the latch but cancels and its own closes', async () => {
    const desk = await busyDesk({ syncDelayMs: 20 });
    const onItsWay = desk.submit('late');
    void desk.desk.kill({ ...everything, flatten: false }, chief);
    const after = await desk.submit('after');
    await onItsWay;
    await desk.wait(1_000);

    expect(after).toMatchObject({ ok: false, error: { code: 'order-denied' } });
    expect(desk.venue.arrivals).not.toContain('after');
    expect(desk.venue.arrivals).not.toContain('late');
    expect(desk.order('late').status).toBe('canceled');
  });

  test('what waits for its turn at a venue that takes few requests is not sent any more', async () => {
    const desk = await busyDesk();
    desk.venue.allowance = 10;
    const entries = Array.from({ length: 12 }, (_, index) =>
      desk.submit(`e${index}`, limit('buy', '1', '9')),
    );
    await desk.quiet();
    const before = desk.venue.arrivals.length;
    await desk.settle(desk.desk.kill({ ...everything, flatten: false }, chief));
    await desk.wait(5_000);
    await Promise.all(entries);

    expect(desk.venue.arrivals.slice(before)).toEqual([]);
    expect(openOrderCount(desk.desk.state)).toBe(0);
    expect(desk.desk.state.kill?.phase).toBe('flat');
  });

  test('goes on after a crash in the middle, and stays latched', async () => {
    const desk = await busyDesk();
    desk.venue.cancelsWork = false;
    await desk.settle(desk.desk.kill(everything, chief));
    await desk.wait(300);
    desk.venue.cancelsWork = true;
    await desk.crash();
    expect(desk.desk.state).toMatchObject({ latched: true, mode: 'killed' });
    expect(await desk.submit('after')).toMatchObject({ ok: false });

    await desk.wait(12_000);

    expect(desk.desk.state.kill?.phase).toBe('flat');
    expect(await desk.venue.getPositions(main)).toEqual([]);
  });

  test('names what it cannot do, and goes on trying', async () => {
    const desk = await busyDesk();
    desk.market.halt('BETA');
    await desk.settle(desk.desk.kill(everything, chief));
    await desk.wait(10_000);

    expect(desk.desk.state.kill).toMatchObject({ phase: 'notFlat', positionsLeft: 1 });
    expect(desk.desk.state.kill?.remaining).toMatchObject([
      { kind: 'position', instrument: 'BETA', why: expect.stringMatching(/halted/) },
    ]);

    await desk.crash();
    await desk.wait(4_000);
    expect(desk.desk.state.kill).toMatchObject({ phase: 'notFlat', positionsLeft: 1 });

    desk.market.open('BETA');
    await desk.wait(4_000);
    expect(desk.desk.state.kill?.phase).toBe('flat');
  });

  test('a stuck cancel is named and sent again', async () => {
    const desk = await busyDesk();
    desk.venue.cancelsWork = false;
    await desk.settle(desk.desk.kill({ ...everything, flatten: false }, chief));
    await desk.wait(8_000);

    expect(desk.desk.state.kill).toMatchObject({ phase: 'notFlat', ordersLeft: 2 });
    expect(desk.venue.cancelsAsked.length).toBeGreaterThan(4);
    desk.venue.cancelsWork = true;
    await desk.wait(4_000);
    expect(desk.desk.state.kill?.phase).toBe('flat');
  });

  test('does not wait for a disk that hangs longer than 50 ms', async () => {
    const desk = await busyDesk({ syncDelayMs: 5_000 });
    const asked = desk.clock.monotonic();
    void desk.desk.kill({ ...everything, flatten: false }, chief);
    await desk.wait(100);

    expect(desk.venue.cancelsAsked).toHaveLength(2);
    expect(desk.clock.monotonic() - asked).toBeLessThan(200);
  });

  test('is released into manual after a minute, by the whole phrase', async () => {
    const desk = await busyDesk();
    await desk.settle(desk.desk.kill(everything, chief));
    expect(
      await desk.settle(desk.desk.releaseKill(releasePhrase, 'all clear', chief)),
    ).toMatchObject({
      ok: false,
      error: { code: 'kill-release-too-early' },
    });

    await desk.wait(61_000);
    expect(
      await desk.settle(desk.desk.releaseKill(releasePhrase, 'all clear', chief)),
    ).toMatchObject({ ok: true });
    expect(desk.desk.state).toMatchObject({ latched: false, mode: 'manual' });
    expect(await desk.submit('after')).toMatchObject({ ok: true });
  });
});

describe('the stop button pressed for one scope after another', () => {
  const ofBeta = {
    scope: { kind: 'instrument', target: 'BETA' },
    flatten: true,
    reason: '1',
  } as const;
  const ofAcme = {
    scope: { kind: 'instrument', target: 'ACME' },
    flatten: false,
    reason: '2',
  } as const;
  const held = (desk: DeskHarness) => [...desk.desk.state.accounts.get(main)!.positions.keys()];

  test.each([
    ['and goes on', (_: DeskHarness) => undefined],
    ['and goes on after a crash', (desk: DeskHarness) => desk.crash()],
  ])('finishes the first one as well, %s', async (_, happens) => {
    const desk = await busyDesk();
    desk.market.halt('BETA');
    await desk.settle(desk.desk.kill(ofBeta, chief));
    await desk.wait(300);
    await desk.settle(desk.desk.kill(ofAcme, chief));
    await desk.wait(3_000);
    expect(desk.desk.state.kill).toMatchObject({ positionsLeft: 1, ordersLeft: 0 });
    expect(desk.desk.state.kill?.phase).not.toBe('flat');

    await happens(desk);
    desk.market.open('BETA');
    await desk.wait(6_000);

    expect(held(desk)).toEqual(['ACME']);
    expect(desk.desk.state.kill?.phase).toBe('flat');
    expect(desk.desk.state.latchedScopes).toHaveLength(2);
  });

  test('asks again for the cancels of the first one', async () => {
    const desk = await busyDesk();
    desk.venue.fates.push('refused', 'refused');
    await desk.settle(desk.desk.kill({ ...everything, flatten: false }, chief));
    await desk.settle(desk.desk.kill({ ...ofAcme, flatten: true }, chief));
    await desk.wait(6_000);

    expect(openOrderCount(desk.desk.state)).toBe(0);
    expect(held(desk)).toEqual(['BETA']);
    expect(desk.desk.state.kill?.phase).toBe('flat');
  });
});

describe('the stop button and what protects', () => {
  async function protectedDesk(strategy?: string) {
    const desk = await new DeskHarness().start();
    const protection = { stopLoss: { kind: 'fixed', price: price('9') } } as const;
    const rest = strategy === undefined ? {} : { strategy: toStrategyId(strategy) };
    const params = { ...market('buy', '100', { protection, ...rest }), ...rest };
    const clientOrderId = toClientOrderId('p1');
    await desk.settle(desk.desk.submitOrder({ ...params, clientOrderId }, { ...byChief, ...rest }));
    await desk.wait(200);
    return desk;
  }
  const open = (desk: DeskHarness) =>
    openOrdersOf(desk.desk.state).map(({ origin, status }) => `${origin.leg} ${status}`);

  test('a stop whose cancel the venue refuses at first does not keep the position open', async () => {
    const desk = await protectedDesk();
    expect(open(desk)).toEqual(['stop working']);
    desk.venue.fates.push('refused');
    await desk.settle(desk.desk.kill(everything, chief));
    await desk.wait(6_000);

    expect(desk.desk.state.kill?.phase).toBe('flat');
    expect(await desk.venue.getPositions(main)).toEqual([]);
  });

  test('what fills after it has no stop before its release, and is told so', async () => {
    const desk = await new DeskHarness().start();
    const protection = { stopLoss: { kind: 'fixed', price: price('9') } } as const;
    await desk.submit('p1', limit('buy', '100', '10', { protection }));
    await desk.wait(50);
    desk.venue.cancelsWork = false;
    const noFlatten = { ...everything, flatten: false };
    await desk.settle(desk.desk.kill(noFlatten, chief));
    desk.venue.fill('p1', '100', '10');
    await desk.wait(2_000);

    const told = [...desk.desk.state.alerts.values()].filter(
      ({ code }) => code === 'position-unprotected',
    );
    expect(told).toMatchObject([{ message: expect.stringMatching(/none out before its release/) }]);
  });

  test('what it closes is not told as unprotected, unless it cannot be closed', async () => {
    const desk = await protectedDesk();
    const told = () =>
      [...desk.desk.state.alerts.values()].flatMap(({ code, message }) =>
        code === 'position-unprotected' ? [message] : [],
      );
    desk.market.halt('ACME');
    await desk.settle(desk.desk.kill(everything, chief));
    await desk.wait(3_000);
    expect(told()).toEqual([]);

    await desk.wait(6_000);
    expect(desk.desk.state.kill).toMatchObject({ phase: 'notFlat', positionsLeft: 1 });
    expect(told()).toEqual([expect.stringMatching(/the kill let it go to close the position/)]);
  });

  describe('what it could not close before its release', () => {
    const killed = async (desk: DeskHarness) => {
      desk.market.halt('ACME');
      await desk.settle(desk.desk.kill(everything, chief));
      await desk.wait(61_000);
      expect(open(desk)).toEqual([]);
    };
    const release = (desk: DeskHarness) =>
      desk.settle(desk.desk.releaseKill(releasePhrase, 'closed by hand', chief));

    test('gets its stop back as it was, and keeps it after a crash', async () => {
      const desk = await protectedDesk();
      await killed(desk);
      expect(await release(desk)).toMatchObject({ ok: true });
      await desk.wait(100);
      const stop = { leavesQuantity: quantity('100'), terms: { stopPrice: price('9') } };
      expect(openOrdersOf(desk.desk.state)).toMatchObject([stop]);

      await desk.crash();
      desk.market.open('ACME');
      await desk.wait(1_000);
      expect(open(desk)).toEqual(['stop working']);
      expect(openOrdersOf(desk.desk.state)).toMatchObject([stop]);
    });

    test('stays without the stop that a person had canceled before', async () => {
      const desk = await protectedDesk();
      const [stop] = openOrdersOf(desk.desk.state);
      await desk.settle(desk.desk.cancelOrder(stop!.orderId, chief));
      await desk.wait(200);
      await killed(desk);
      await release(desk);
      desk.market.open('ACME');
      await desk.wait(31_000);

      expect(open(desk)).toEqual([]);
      expect(desk.desk.state.accounts.get(main)?.positions.size).toBe(1);
    });
  });

  test('of a strategy leaves its stop where it is, flatten or not, since it closes no position', async () => {
    const desk = await protectedDesk('regime');
    const scope = { kind: 'strategy', target: 'regime' } as const;
    await desk.settle(desk.desk.kill({ scope, flatten: true, reason: 'drill' }, chief));
    await desk.wait(3_000);

    expect(open(desk)).toEqual(['stop working']);
    expect(desk.desk.state.kill?.phase).toBe('flat');
  });
});

test('a stop that a person set behind a position stays when positions stay, and goes with them', async () => {
  const desk = await busyDesk();
  const terms = { orderType: 'stop', stopPrice: price('8') } as const;
  await desk.submit('behind', limit('sell', '100', '1', { terms, reduceOnly: true }));
  await desk.wait(50);

  await desk.settle(desk.desk.kill({ ...everything, flatten: false }, chief));
  await desk.wait(3_000);
  expect(openOrdersOf(desk.desk.state).map(({ clientOrderId }) => clientOrderId)).toEqual([
    'behind',
  ]);
  expect(desk.desk.state.kill?.phase).toBe('flat');

  await desk.settle(desk.desk.kill(everything, chief));
  await desk.wait(3_000);
  expect(desk.order('behind').status).toBe('canceled');
  expect(await desk.venue.getPositions(main)).toEqual([]);
});

test('a position larger than one order may be is closed one order after another', async () => {
  const desk = await busyDesk();
  const [acme] = desk.market.instruments;
  Object.assign(acme!, { maxQuantity: quantity('60') });

  await desk.settle(desk.desk.kill(everything, chief));
  await desk.wait(3_000);

  expect(desk.desk.state.kill?.phase).toBe('flat');
  expect(await desk.venue.getPositions(main)).toEqual([]);
});

test('what turns up after the certificate, while the latch stands, is stopped as well', async () => {
  const desk = await busyDesk();
  await desk.settle(desk.desk.kill(everything, chief));
  await desk.wait(3_000);
  expect(desk.desk.state.kill?.phase).toBe('flat');

  desk.venue.fill('w1', '10', '9');
  await desk.wait(50);
  expect(desk.desk.state.accounts.get(main)?.positions.size).toBe(1);
  await desk.wait(4_000);

  expect(desk.desk.state.accounts.get(main)?.positions.size).toBe(0);
  expect(desk.desk.state.kill?.phase).toBe('flat');
  expect(await desk.venue.getPositions(main)).toEqual([]);
});

describe('the release of a kill', () => {
  const release = (desk: DeskHarness) =>
    desk.settle(desk.desk.releaseKill(releasePhrase, 'all clear', chief));
  const ofBeta = {
    scope: { kind: 'instrument', target: 'BETA' },
    flatten: false,
    reason: '1',
  } as const;

  test.each([
    ['of the desk', everything, 'reduceOnly', 'reduceOnly'],
    ['of the desk', everything, 'halted', 'halted'],
    ['of the desk', everything, 'automatic', 'manual'],
    ['of one instrument', ofBeta, 'reduceOnly', 'reduceOnly'],
    ['of one instrument', ofBeta, 'automatic', 'manual'],
  ] as const)(
    '%s lets through no more than before: %o pressed in %s, then %s',
    async (_, what, mode, then) => {
      const desk = await busyDesk();
      await desk.settle(desk.desk.setMode(mode, 'test', chief));
      await desk.settle(desk.desk.kill(what, chief));
      await desk.wait(61_000);

      expect(await release(desk)).toMatchObject({ ok: true });
      expect(desk.desk.state).toMatchObject({ latched: false, mode: then });
    },
  );

  test.each([
    ['the first one', false],
    ['one that closes positions too, a minute after one that did not', true],
  ])('comes too early for %s in the very moment of its press', async (_, isSecond) => {
    const desk = await busyDesk({ syncDelayMs: 5 });
    if (isSecond) {
      await desk.settle(desk.desk.kill({ ...everything, flatten: false }, chief));
    }
    await desk.wait(61_000);

    const pressed = desk.desk.kill(everything, chief);
    const released = desk.desk.releaseKill(releasePhrase, 'all clear', chief);

    expect(await desk.settle(released)).toMatchObject({
      ok: false,
      error: { code: 'kill-release-too-early' },
    });
    await desk.settle(pressed);
    await desk.wait(3_000);
    expect(desk.desk.state).toMatchObject({ latched: true, kill: { phase: 'flat' } });
  });

  test('while the venue is asked leaves no certificate of a desk that trades again', async () => {
    const desk = await busyDesk();
    desk.venue.questionsFail = true;
    await desk.settle(desk.desk.kill({ ...everything, flatten: false }, chief));
    await desk.wait(61_000);
    const answers: (() => void)[] = [];
    desk.venue.getOpenOrders = () => new Promise((resolve) => answers.push(() => resolve([])));
    const until = async (count: number) => {
      for (let turn = 0; turn < 100 && answers.length < count; turn += 1) {
        await desk.wait(50);
      }
    };
    await until(1);
    answers.at(-1)?.();
    await desk.wait(1_000);
    await until(2);

    await release(desk);
    await desk.submit('after');
    answers.at(-1)?.();
    await desk.wait(200);

    expect(answers.length).toBeGreaterThan(1);
    expect(desk.desk.state.latched).toBe(false);
    expect(desk.desk.state.kill?.certificate).toBeUndefined();
  });

  test('before all was flat leaves nothing in the certificate of the next kill', async () => {
    const desk = await busyDesk();
    desk.market.halt('BETA');
    await desk.settle(desk.desk.kill(everything, chief));
    await desk.wait(61_000);
    await release(desk);
    desk.market.open('BETA');
    await desk.submit('after', limit('buy', '10', '9'));
    await desk.wait(5_000);

    await desk.settle(desk.desk.kill(everything, chief));
    await desk.wait(3_000);

    const certificate = desk.desk.state.kill?.certificate;
    expect(certificate).toMatchObject({ canceledOrders: 1, closedPositions: 1 });
    expect(certificate?.millisecondsToCancel).toBeGreaterThanOrEqual(0);
  });

  test('goes no further than a trouble that is in force leaves', async () => {
    const desk = await busyDesk();
    await desk.settle(desk.desk.kill(everything, chief));
    desk.desk.noteFault('test');
    await desk.wait(61_000);

    await release(desk);

    expect(desk.desk.state).toMatchObject({ latched: false, mode: 'halted' });
  });
});

describe('a disk that fails stops entries, not exits [P8]', () => {
  test('a broken one: no entry is taken, exits, cancels and the kill act', async () => {
    const desk = await busyDesk();
    desk.disk.break();
    expect(await desk.submit('entry')).toMatchObject({
      ok: false,
      error: { code: 'journal-unavailable' },
    });
    expect(desk.desk.health.journal.status).toBe('failed');
    expect(await desk.submit('again')).toMatchObject({ ok: false });

    expect(await desk.submit('exit', market('sell', '60'))).toMatchObject({ ok: true });
    await desk.settle(desk.desk.cancelOrder(desk.order('w1').orderId, chief));
    await desk.wait(200);
    expect(desk.venue.arrivals).toContain('exit');
    expect(desk.order('w1').status).toBe('canceled');

    void desk.desk.kill(everything, chief);
    await desk.wait(4_000);
    expect(desk.desk.state.kill?.phase).toBe('flat');
    expect(desk.venue.arrivals).not.toContain('entry');
    expect(desk.venue.arrivals).not.toContain('again');
  });

  test('a full one: the reserve records exits, cancels and the kill; entries are told no', async () => {
    const desk = await busyDesk({ roomForRows: 40, reserveForRows: 400 });
    for (let index = 0; index < 60 && desk.desk.health.journal.status === 'writing'; index += 1) {
      await desk.submit(`fill-up-${index}`, limit('buy', '1', '9'));
    }
    expect(desk.desk.health.journal.status).toBe('reserveOnly');

    expect(await desk.submit('entry')).toMatchObject({
      ok: false,
      error: { code: 'order-denied' },
    });
    expect(await desk.submit('exit', market('sell', '60'))).toMatchObject({ ok: true });
    await desk.settle(desk.desk.kill(everything, chief));
    await desk.wait(6_000);

    expect(desk.desk.state.kill?.phase).toBe('flat');
    expect(await desk.eventTypes()).toContain('KILL_LATCHED');
  });

  test('a slow one delays answers and loses none', async () => {
    const desk = await busyDesk({ syncDelayMs: 500 });
    const answers = await Promise.all([desk.submit('s1'), desk.submit('s2'), desk.submit('s3')]);
    expect(answers.every(({ ok }) => ok)).toBe(true);

    await desk.crash();
    expect(['s1', 's2', 's3'].map((id) => desk.order(id).quantity)).toEqual(
      Array(3).fill(quantity('10')),
    );
  });
});

describe('closing a position', () => {
  test('cancels the stop that holds the quantity, then closes', async () => {
    const desk = await busyDesk();
    await desk.submit(
      'stop',
      limit('sell', '100', '1', {
        terms: { orderType: 'stop', stopPrice: price('8') },
        reduceOnly: true,
      }),
    );
    await desk.wait(50);

    const closed = await desk.settle(
      desk.desk.closePosition(main, toInstrumentId('ACME'), undefined, byChief),
    );
    await desk.wait(100);

    expect(closed.ok).toBe(true);
    expect(desk.order('stop').status).toBe('canceled');
    expect(desk.desk.state.accounts.get(main)?.positions.has(toInstrumentId('ACME'))).toBe(false);
  });

  test.each([undefined, quantity('30')])(
    'that a bracket holds is refused under a latched kill, and its stop stays (%s)',
    async (part) => {
      const desk = await new DeskHarness().start();
      const stopLoss = { kind: 'fixed', price: price('9') } as const;
      await desk.submit('p1', limit('buy', '100', '10', { protection: { stopLoss } }));
      await desk.wait(50);
      desk.venue.fill('p1', '100', '10');
      await desk.wait(500);
      const stops = () =>
        openOrdersOf(desk.desk.state).map(({ terms, leavesQuantity }) => [terms, leavesQuantity]);
      const before = stops();
      await desk.settle(
        desk.desk.kill({ scope: { kind: 'desk' }, flatten: false, reason: 'news' }, chief),
      );

      const closing = desk.desk.closePosition(main, toInstrumentId('ACME'), part, byChief);

      expect(await desk.settle(closing)).toMatchObject({
        ok: false,
        error: { code: 'kill-latched' },
      });
      await desk.wait(1_000);
      expect(before).toHaveLength(1);
      expect(stops()).toEqual(before);
    },
  );

  test.each([undefined, quantity('30')])(
    'that a stop of a person holds is refused under a latched kill, and the stop stays (%s)',
    async (part) => {
      const desk = await busyDesk();
      const terms = { orderType: 'stop', stopPrice: price('8') } as const;
      await desk.submit('stop', limit('sell', '100', '1', { terms, reduceOnly: true }));
      await desk.wait(50);
      await desk.settle(desk.desk.kill({ ...everything, flatten: false }, chief));

      const closing = desk.desk.closePosition(main, toInstrumentId('ACME'), part, byChief);

      expect(await desk.settle(closing)).toMatchObject({
        ok: false,
        error: { code: 'kill-latched' },
      });
      await desk.wait(1_000);
      expect(desk.order('stop').status).toBe('working');
    },
  );

  test('that is more than one order may be is denied, and the stop stays', async () => {
    const desk = await busyDesk();
    const [acme] = desk.market.instruments;
    const terms = { orderType: 'stop', stopPrice: price('8') } as const;
    await desk.submit('stop', limit('sell', '50', '1', { terms, reduceOnly: true }));
    await desk.wait(50);
    Object.assign(acme!, { maxQuantity: quantity('60') });

    const closing = desk.desk.closePosition(main, toInstrumentId('ACME'), undefined, byChief);

    expect(await desk.settle(closing)).toMatchObject({
      ok: false,
      error: { code: 'order-denied' },
    });
    await desk.wait(1_000);
    expect(desk.order('stop').status).toBe('working');
  });

  test('by a part leaves the rest', async () => {
    const desk = await busyDesk();
    await desk.settle(
      desk.desk.closePosition(main, toInstrumentId('ACME'), quantity('30'), byChief),
    );
    await desk.wait(100);

    expect(
      desk.desk.state.accounts.get(main)?.positions.get(toInstrumentId('ACME'))?.quantity,
    ).toBe(quantity('70'));
  });

  test.each([
    ['more than is held', 'ACME', '101', 'quantity-above-position'],
    ['what is not held', 'GAMA', '1', 'position-not-found'],
  ])('of %s is refused', async (_, instrument, size, code) => {
    const desk = await busyDesk();
    const refused = await desk.settle(
      desk.desk.closePosition(main, toInstrumentId(instrument), quantity(size), byChief),
    );

    expect(refused).toMatchObject({ ok: false, error: { code } });
  });
});

describe('a batch', () => {
  const batch = [limit('buy', '10', '10'), limit('buy', '2000000', '10'), limit('buy', '5', '10')];

  test('with one risk: one denied order takes all of them back before any has left', async () => {
    const desk = await new DeskHarness().start();
    const results = await desk.settle(desk.desk.submitOrders(batch, byChief, true));
    await desk.wait(200);

    expect(results.map((result) => !result.ok && result.error.code)).toEqual([
      'batch-denied',
      'order-denied',
      'batch-denied',
    ]);
    expect(desk.venue.arrivals).toEqual([]);
    expect(openOrderCount(desk.desk.state)).toBe(0);
    expect(desk.desk.state.accounts.get(main)?.openBuyCost).toBe(0n);
  });

  test('without: each stands for itself', async () => {
    const desk = await new DeskHarness().start();
    const results = await desk.settle(desk.desk.submitOrders(batch, byChief, false));
    await desk.wait(200);

    expect(results.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(desk.venue.arrivals).toHaveLength(2);
  });
});
