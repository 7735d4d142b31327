import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOrderCount } from '../../core/desk/open-orders';
import { openWorld, until, type WebWorld } from '../web-world.fixture';

let world: WebWorld;
beforeAll(async () => {
  world = await openWorld();
  const order = { instrument: 'AAPL', side: 'buy', orderType: 'market', quantity: 1 };
  await world.call('POST', '/api/v1/orders', await world.person('trader'), order);
  await until(() => openOrderCount(world.desk.state) === 0);
});
afterAll(() => world.close());

test('it runs, and it is ready, for anybody who asks', async () => {
  expect((await world.call('GET', '/healthz')).body).toEqual({ status: 'running' });
  expect((await world.call('GET', '/readyz')).body).toMatchObject({
    ready: true,
    journal: { status: 'writing' },
    venue: { name: 'paper', connected: true },
    pages: 'down',
    version: '0.0.0-test',
  });
});

test('a stopped desk runs but is not ready', async () => {
  const stopping = await openWorld();
  await stopping.desk.stop('for the test');

  expect((await stopping.call('GET', '/healthz')).status).toBe(200);
  expect((await stopping.call('GET', '/readyz')).status).toBe(503);
  await stopping.web.close();
});

test('the metrics count calls, commands, orders and problems', async () => {
  await world.call('GET', '/api/v1/nothing');
  const { text, headers } = await world.call('GET', '/metrics');

  expect(headers['content-type']).toContain('text/plain');
  expect(text).toMatch(
    /desk_http_request_duration_seconds_count\{method="POST",route="\/api\/v1\/orders",status="201"\} 1/,
  );
  expect(text).toMatch(/desk_command_duration_seconds_count\{command="submitOrder"\} 1/);
  expect(text).toMatch(/desk_orders\{status="filled"\} 1/);
  expect(text).toMatch(/desk_problems_total\{code="no-such-call"\} \d/);
  expect(text).toMatch(/desk_journal_lag_events 0/);
  expect(text).toMatch(/desk_event_loop_delay_p99_seconds \d/);
  expect(text).toMatch(/process_resident_memory_bytes \d/);
});

test('the metrics are for this machine, and for keys that may read from elsewhere', async () => {
  const from = (headers: object) =>
    world.web.fastify.inject({
      method: 'GET',
      url: '/metrics',
      remoteAddress: '203.0.113.9',
      headers: { ...headers },
    });

  expect((await from({})).statusCode).toBe(401);
  expect((await from({ 'x-forwarded-for': '127.0.0.1' })).statusCode).toBe(401);
  expect((await from(await world.key('signals'))).statusCode).toBe(200);
});
