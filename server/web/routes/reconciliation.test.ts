import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toInstrumentId } from '../../core/values/ids';
import { type Credentials, openWorld, type WebWorld } from '../web-world.fixture';

let world: WebWorld;
let viewer: Credentials;
let trader: Credentials;
let risk: Credentials;
beforeAll(async () => {
  world = await openWorld({ desk: { reconciliation: { settleMs: 100 } } });
  viewer = await world.person('viewer');
  trader = await world.person('trader');
  risk = await world.person('riskManager');
});
afterAll(() => world.close());

const base = '/api/v1/reconciliation';
const get = async (path = '') => (await world.call('GET', base + path, viewer)).body;
const run = (as = trader) => world.call('POST', `${base}/run`, as);
const act = (id: string, what: string, body: object, as = risk) =>
  world.call('POST', `${base}/breaks/${id}/${what}`, as, body);
const reason = 'the broker has confirmed it';

describe('a difference in cash', () => {
  let id: string;
  beforeAll(async () => {
    world.faults.cashOff = -25_000_000_000n as typeof world.faults.cashOff;
    await run();
    await run();
    id = (await get()).breaks[0]?.id;
  });

  test('is an open break with both sides, told by an alert, after two runs', async () => {
    const { runs, breaks, everyMs } = await get();

    expect(everyMs).toBe(300_000);
    expect(runs).toMatchObject([{ venue: 'paper', trigger: 'operator', outcome: 'differs' }]);
    expect(breaks).toMatchObject([
      {
        kind: 'cash',
        severity: 'medium',
        state: 'open',
        desk: { cash: '1000000' },
        atVenue: { cash: '999750' },
        proposedRepair: 'setCash',
      },
    ]);
    expect(await get(`/breaks/${id}`)).toMatchObject({ break: { id }, fills: [] });
    const alerts = (await world.call('GET', '/api/v1/alerts', viewer)).body.items;
    expect(alerts.map(({ code }: { code: string }) => code)).toContain('cash');
  });

  test('may be read by all, run and acknowledged by traders, repaired by risk managers', async () => {
    expect((await run(viewer)).status).toBe(403);
    const repair = { choice: 'setCash', basis: 'x', reason };
    expect((await act(id, 'acknowledge', { reason }, viewer)).status).toBe(403);
    expect((await act(id, 'repair', repair, trader)).status).toBe(403);
    expect((await act(id, 'waive', { until: '2040-01-01', reason }, trader)).status).toBe(403);

    const seen = await act(id, 'acknowledge', { reason: 'asking the broker' }, trader);

    expect(seen.body).toMatchObject({
      state: 'acknowledged',
      lastAction: { action: 'acknowledge', reason: 'asking the broker' },
    });
  });

  test('is waived only until a moment to come, and with a reason', async () => {
    const over = await act(id, 'waive', { until: '2020-01-01T00:00:00Z', reason });
    expect(over).toMatchObject({ status: 422, body: { code: 'waiver-not-ahead' } });
    expect((await act(id, 'waive', { until: '2040-01-01T00:00:00Z' })).status).toBe(400);

    const waived = await act(id, 'waive', { until: '2040-01-01T00:00:00Z', reason });

    expect(waived.body).toMatchObject({ state: 'waived', waivedUntil: '2040-01-01T00:00:00.000Z' });
  });

  test('is repaired by exactly what was shown, and that is taken back', async () => {
    const preview = await get(`/breaks/${id}/preview`);
    expect(preview).toMatchObject({
      choice: 'setCash',
      account: { before: { cash: '1000000' }, after: { cash: '999750', netDeposits: '999750' } },
    });
    expect((await world.call('GET', '/api/v1/account', viewer)).body.cash).toBe('1000000');

    const other = await act(id, 'repair', { choice: 'setCash', basis: 'another', reason });
    expect(other).toMatchObject({ status: 409, body: { code: 'repair-out-of-date' } });
    const { basis } = preview;
    const notOffered = await act(id, 'repair', { choice: 'bookFill', basis, reason });
    expect(notOffered.body.code).toBe('repair-not-offered');

    const repaired = await act(id, 'repair', { choice: 'setCash', basis, reason });
    expect(repaired.body).toMatchObject({ state: 'repaired', repair: 'setCash' });
    expect((await world.call('GET', '/api/v1/account', viewer)).body.cash).toBe('999750');
    expect((await run()).body).toMatchObject({ breaks: [], runs: [{ outcome: 'agreed' }] });
    expect((await act(id, 'acknowledge', { reason })).body.code).toBe('break-over');

    const reverted = await act(id, 'revert', { reason: 'it was the wrong account' });
    expect(reverted.body).toMatchObject({ state: 'open', lastAction: { action: 'revert' } });
    expect((await world.call('GET', '/api/v1/account', viewer)).body.cash).toBe('1000000');
    expect((await act(id, 'revert', { reason })).body.code).toBe('break-not-repaired');
  });

  test('that goes away stands in the list of all, and is over', async () => {
    world.faults.cashOff = 0n as typeof world.faults.cashOff;
    await run();

    expect((await get('/breaks')).items).toEqual([]);
    expect((await get('/breaks?state=all')).items).toMatchObject([{ id, state: 'resolved' }]);
  });
});

test('a break that never was is not found', async () => {
  for (const what of ['acknowledge', 'revert']) {
    expect(await act('break-99', what, { reason })).toMatchObject({
      status: 404,
      body: { code: 'break-not-found' },
    });
  }
  expect((await world.call('GET', `${base}/breaks/break-99`, viewer)).status).toBe(404);
  expect((await world.call('GET', `${base}/breaks/break-99/preview`, viewer)).status).toBe(404);
});

test('a trade made elsewhere is shown with the fills of both sides', async () => {
  world.venue.tradeElsewhere({
    account: world.desk.mainAccount,
    instrument: toInstrumentId('AAPL'),
    side: 'buy',
    quantity: 700_000_000n as never,
    isTold: false,
  });
  // By its own, without anybody asking again: what was too young is looked at when it is not.
  await run();
  await expect
    .poll(async () => (await get()).breaks.map(({ kind }: { kind: string }) => kind), {
      timeout: 10_000,
    })
    .toEqual(['fill-missing']);

  const [found] = (await get()).breaks;
  expect(found).toMatchObject({
    isHolding: true,
    instrument: 'AAPL',
    choices: ['adopt', 'ignore'],
  });
  expect((await get(`/breaks/${found.id}`)).fills).toMatchObject([
    { side: 'buy', quantity: '7', atDesk: false, atVenue: true },
  ]);
});
