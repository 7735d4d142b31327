import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ApiRequest } from './api-client';
import { sendIntent } from './send-intent';

/** What went out, and how the desk is to answer it. */
interface Call {
  readonly path: string;
  readonly key: string | null;
  readonly answer: (status: number, body?: unknown) => void;
  readonly lose: () => void;
}

let calls: Call[] = [];

beforeEach(() => {
  calls = [];
  vi.useFakeTimers();
  vi.stubGlobal('fetch', (path: string, { headers }: RequestInit) => {
    return new Promise<Response>((resolve, reject) => {
      calls.push({
        path,
        key: new Headers(headers).get('idempotency-key'),
        answer: (status, body = {}) => resolve(new Response(JSON.stringify(body), { status })),
        lose: () => reject(new TypeError('the line is cut')),
      });
    });
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('an intent that is pressed more than once', () => {
  test('goes out once while its first call is under way, and both presses get the answer', async () => {
    const half = closeHalf('AAPL');

    const presses = [sendIntent(half), sendIntent(half)];
    calls[0]!.answer(201);

    expect((await Promise.all(presses)).map(({ ok }) => ok)).toEqual([true, true]);
    expect(calls.length).toBe(1);
  });

  test('goes out again with a key of its own once it was answered', async () => {
    for (const place of [0, 1]) {
      const press = sendIntent(closeHalf('AAPL'));
      calls[place]!.answer(201);
      await press;
    }

    expect(calls.length).toBe(2);
    expect(calls[0]!.key).not.toBe(calls[1]!.key);
  });

  test('is another one when it asks for something else', () => {
    void sendIntent(closeHalf('MSFT'));
    void sendIntent(closeHalf('NVDA'));

    expect(calls.map(({ path }) => path)).toEqual([
      '/api/v1/positions/MSFT/close',
      '/api/v1/positions/NVDA/close',
    ]);
  });

  test('goes out anew with every press when it stops something', () => {
    const kill: ApiRequest<undefined> = { method: 'POST', path: '/kill-switch', goesOutAnew: true };

    void sendIntent(kill);
    void sendIntent(kill);

    expect(calls.length).toBe(2);
    expect(calls[0]!.key).not.toBe(calls[1]!.key);
  });
});

describe('an intent whose answer is lost', () => {
  test('is repeated twice with its key, and keeps it for who presses again', async () => {
    await pressUnanswered('AMZN');
    void sendIntent(closeHalf('AMZN'));

    expect(calls.length).toBe(4);
    expect(new Set(calls.map(({ key }) => key)).size).toBe(1);
  });

  test('is a new one a minute later', async () => {
    await pressUnanswered('META');
    await vi.advanceTimersByTimeAsync(60_000);
    void sendIntent(closeHalf('META'));

    expect(calls[3]!.key).not.toBe(calls[0]!.key);
  });

  test('is not told as refused while the desk is still at its first call', async () => {
    const press = sendIntent(closeHalf('TSLA'));
    calls[0]!.lose();
    await vi.advanceTimersByTimeAsync(300);
    calls[1]!.answer(409, { code: 'idempotency-key-under-way' });
    await vi.advanceTimersByTimeAsync(1_000);
    calls[2]!.answer(201);

    expect(await press).toMatchObject({ ok: true, status: 201 });
    expect(new Set(calls.map(({ key }) => key)).size).toBe(1);
  });

  test('is told as under way when the desk does not come to an end with it', async () => {
    const press = sendIntent(closeHalf('INTC'));
    for (let place = 0; place <= 10; place += 1) {
      calls[place]!.answer(409, { code: 'idempotency-key-under-way' });
      await vi.advanceTimersByTimeAsync(1_000);
    }

    expect(await press).toMatchObject({ problem: { code: 'idempotency-key-under-way' } });
    expect(calls.length).toBe(11);
  });
});

async function pressUnanswered(instrument: string): Promise<void> {
  const press = sendIntent(closeHalf(instrument));
  for (const place of [0, 1, 2]) {
    calls[place]!.lose();
    await vi.advanceTimersByTimeAsync(1_200);
  }
  expect(await press).toMatchObject({ problem: { kind: 'unreachable' } });
}

function closeHalf(instrument: string): ApiRequest<undefined> {
  return {
    method: 'POST',
    path: `/positions/${instrument}/close`,
    body: { quantity: '5' },
  };
}
