import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type APIRequestContext, expect } from '@playwright/test';
import { test } from './desk.fixture';
import { administrator, type DeskProcess } from './desk-process.fixture';

const command = fileURLToPath(new URL('../scripts/kill.mjs', import.meta.url));

test('npm run kill --flatten cancels, closes, and ends once the venue has confirmed it', async ({
  desk,
  request,
}) => {
  await signIn(request, desk);
  await submit(request, desk, { instrument: 'AAPL', orderType: 'market', quantity: '100' });
  await submit(request, desk, {
    instrument: 'MSFT',
    orderType: 'limit',
    quantity: '10',
    limitPrice: '1.00',
  });
  const statuses = async () => {
    const told = await request.get('/api/v1/orders?status=all');
    const { items }: { items: readonly { instrument: string; status: string }[] } =
      await told.json();
    return items.map(({ instrument, status }) => `${instrument} ${status}`);
  };
  await expect.poll(statuses).toEqual(['MSFT working', 'AAPL filled']);

  const { code, printed } = await runKill(desk.dataFolder, '--flatten', '--reason', 'a drill');

  expect(printed).toContain('Latched: nothing new goes to a venue.');
  expect(printed).toContain('flat: 0 orders and 0 positions left.');
  expect(code).toBe(0);
  const { latched, kill } = await (await request.get('/api/v1/kill-switch')).json();
  expect({ latched, reason: kill.reason, canceled: kill.certificate.canceledOrders }).toEqual({
    latched: true,
    reason: 'a drill',
    canceled: 1,
  });
  expect((await (await request.get('/api/v1/positions')).json()).items).toEqual([]);
  const refused = await post(request, desk, {
    instrument: 'AAPL',
    orderType: 'market',
    quantity: '1',
  });
  expect(refused.status()).toBe(423);
});

test('where no desk has left a key, npm run kill says that nothing was stopped', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'no-desk-'));

  const { code, printed } = await runKill(folder);

  expect(code).toBe(1);
  expect(printed).toContain('so nothing was stopped');
  rmSync(folder, { recursive: true });
});

test('a desk that was cut off is told apart from one that was never there', async ({ desk }) => {
  await desk.kill();

  const { code, printed } = await runKill(desk.dataFolder);

  expect(code).toBe(1);
  expect(printed).toContain(`The desk at ${desk.url} does not answer (ECONNREFUSED)`);
});

function runKill(
  dataFolder: string,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly printed: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [command, ...args],
      { env: { ...process.env, DESK_DATA_DIR: dataFolder } },
      (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), printed: stdout + stderr }),
    );
  });
}

async function signIn(request: APIRequestContext, desk: DeskProcess): Promise<void> {
  const answer = await request.post('/api/v1/session', {
    data: { username: administrator.user, password: administrator.password },
    headers: { origin: desk.url },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

async function submit(
  request: APIRequestContext,
  desk: DeskProcess,
  order: Readonly<Record<string, string>>,
): Promise<void> {
  const answer = await post(request, desk, order);
  expect(answer.status(), await answer.text()).toBe(201);
}

function post(
  request: APIRequestContext,
  desk: DeskProcess,
  order: Readonly<Record<string, string>>,
) {
  return request.post('/api/v1/orders', {
    data: { side: 'buy', timeInForce: 'day', ...order },
    headers: { origin: desk.url, 'idempotency-key': crypto.randomUUID() },
  });
}
