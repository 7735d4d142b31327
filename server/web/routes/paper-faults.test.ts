import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFaultScript } from '../../main/paper-test-controls';
import { type Credentials, openWorld, type WebWorld } from '../web-world.fixture';

let world: WebWorld;
let admin: Credentials;
beforeAll(async () => {
  world = await openWorld();
  admin = await world.person('administrator');
});
afterAll(() => world.close());

const faults = '/api/v1/paper/faults';
const inject = (body: unknown, as = admin) => world.call('POST', faults, as, body);
const clear = () => world.call('DELETE', faults, admin);

describe('a fault of the paper venue', () => {
  test('is listed with what it has struck, and taken out again', async () => {
    const put = await inject({ kind: 'lose-reply', count: 2, instrument: 'AAPL' });
    expect(put).toMatchObject({ status: 201, body: { kind: 'lose-reply', state: 'waiting' } });

    const trader = await world.person('trader');
    await world.call('POST', '/api/v1/orders', trader, {
      instrument: 'AAPL',
      side: 'buy',
      orderType: 'market',
      quantity: '1',
    });
    const { body } = await world.call('GET', faults, admin);
    expect(body.items).toMatchObject([{ state: 'active', struck: 1 }]);

    const { faultId } = put.body;
    expect((await world.call('DELETE', `${faults}/${faultId}`, admin)).status).toBe(204);
    expect((await world.call('DELETE', `${faults}/${faultId}`, admin)).body.code).toBe(
      'fault-not-found',
    );
  });

  test('that breaks the line is seen, and mended by clearing', async () => {
    await inject({ kind: 'disconnect', durationMs: 600_000 });
    expect((await world.call('GET', '/readyz')).body).toMatchObject({
      ready: false,
      troubles: [{ trouble: 'venueAway', ceiling: 'manual' }],
    });
    expect(await inject({ kind: 'disconnect' })).toMatchObject({
      status: 422,
      body: { code: 'fault-refused', problem: 'not-connected' },
    });

    await clear();

    expect((await world.call('GET', '/readyz')).body).toMatchObject({ ready: true, troubles: [] });
  });

  test('is saved as a script that a test reads and the desk plays again', async () => {
    await clear();
    await inject({ kind: 'slow', durationMs: 5, count: 3, seed: 7, rate: 0.5 });
    await inject({ kind: 'wrong-position', instrument: 'AAPL', quantity: '-5' });
    const { body } = await world.call('GET', `${faults}/script`, admin);
    await clear();

    expect(readFaultScript(body).map(({ fault }) => fault.kind)).toEqual([
      'slow',
      'wrong-position',
    ]);
    const { format, steps } = body;
    const first = { format, steps: steps.slice(0, 1) };
    expect((await world.call('POST', `${faults}/script`, admin, first)).status).toBe(202);
    await expect
      .poll(async () => (await world.call('GET', faults, admin)).body.items)
      .toMatchObject([{ kind: 'slow', request: { seed: 7, rate: 0.5 } }]);
    await clear();
  });

  test.each([
    [{}, 'kind', 'Must be one of lose-request'],
    [{ kind: 'gremlin' }, 'kind', 'Must be one of'],
    [{ kind: 'disconnect', count: 2 }, 'count', 'has no count; it takes durationMs'],
    [{ kind: 'wrong-cash' }, 'amount', 'needs amount'],
    [{ kind: 'wrong-position', quantity: '1' }, 'instrument', 'needs instrument'],
    [{ kind: 'slow', durationMs: 0 }, 'durationMs', 'from 1 to 3600000'],
    [{ kind: 'slow', rate: 2 }, 'rate', 'at most 1'],
    [{ kind: 'external-trade', instrument: 'AAPL', quantity: '1e9' }, 'quantity', ''],
    [{ kind: 'lose-reply', times: 2 }, 'times', ''],
  ])('%j is refused in words', async (body, field, words) => {
    const answer = await inject(body);

    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].field).toBe(field);
    expect(answer.body.errors[0].message).toContain(words);
  });

  test('needs a known instrument, and an administrator', async () => {
    expect((await inject({ kind: 'slow', instrument: 'NOPE' })).body.code).toBe(
      'instrument-unknown',
    );
    expect((await inject({ kind: 'slow' }, await world.person('trader'))).status).toBe(403);
  });

  test('is on record with who put it in', async () => {
    const [first] = await world.desk.events(0, 10, 'VENUE_DISTURBED');

    expect(first?.actor).toContain('administrator');
    expect(first?.payload).toContain('lose-reply');
  });
});

describe('a scenario of the market', () => {
  test('halts an instrument for everybody until it is over', async () => {
    const begun = await world.call('POST', '/api/v1/paper/scenarios', admin, {
      kind: 'halt',
      instrument: 'AAPL',
      durationMs: 600_000,
    });
    expect(begun).toMatchObject({ status: 201, body: { items: [{ instrument: 'AAPL' }] } });
    expect(world.desk.instrumentStatus('AAPL' as never)).toBe('halted');

    await world.call('DELETE', '/api/v1/paper/scenarios', admin);

    expect(world.desk.instrumentStatus('AAPL' as never)).toBe('open');
  });

  test('is refused in words where it cannot be', async () => {
    const post = (body: unknown) => world.call('POST', '/api/v1/paper/scenarios', admin, body);

    expect((await post({ kind: 'flood' })).body.errors[0].field).toBe('kind');
    expect((await post({ kind: 'gap', percent: -95 })).body.errors[0].field).toBe('percent');
    expect((await post({ kind: 'gap', instrument: 'NOPE' })).body.code).toBe('instrument-unknown');
  });
});

test('a reset leaves neither faults nor orders nor positions', async () => {
  await clear();
  await inject({ kind: 'lose-report', count: 50, instrument: 'MSFT' });

  const answer = await world.call('POST', '/api/v1/paper/reset', admin);

  expect(answer).toMatchObject({ status: 200, body: { refusedOrders: 0 } });
  await expect
    .poll(() => world.desk.state.accounts.get(world.desk.mainAccount)?.positions.size)
    .toBe(0);
  expect((await world.call('GET', faults, admin)).body.items).toEqual([]);
});
