/**
 * A hundred browsers on the stream while the desk makes 500 events a second: how late each event comes,
 * whether any is missing, and what one browser that has hung costs the others and the desk.
 */
import { readFileSync } from 'node:fs';
import { BenchDesk, orderRequest } from './http/bench-desk';
import { percentile, runLoad } from './http/load';
import { report } from './report';
import { Listener } from './stream/listener';

const browsers = 100;
const perSecond = 500;
/** Of a market order that fills at once: sent, acknowledged, filled. */
const eventsPerOrder = 3;
const seconds = Number(process.env['BENCH_SECONDS'] ?? 8);
const instruments = ['AAPL', 'MSFT', 'NVDA', 'IBM', 'XOM', 'KO', 'SPY', 'QQQ'] as const;

const desk = await BenchDesk.start();
await desk.widenLimits();
await desk.send('PUT', '/api/v1/paper', { preset: 'frictionless' });
const url = `http://127.0.0.1:${desk.port}`;
const keys: string[] = [];
const listeners: Listener[] = [];
for (let count = 0; count < browsers + 1; count += 1) {
  listeners.push(new Listener(url, await keyFor(count)));
}
await until(() => listeners.every(({ snapshots }) => snapshots > 0));
const [stalled, ...lively] = listeners;

await load('warm-up', 3);
const calm = await measured('calm');
const before = residentMb();
stalled?.stall();
const beside = await measured('beside');
const grown = residentMb() - before;
for (const listener of listeners) {
  listener.close();
}
await desk.remove();

report(`Stream: ${browsers} browsers at ${perSecond} events/s`, [
  {
    what: 'events/s made',
    value: calm.perSecond,
    unit: '',
    decimals: 0,
    atLeast: perSecond * 0.95,
  },
  {
    what: 'events missing at a browser',
    value: calm.missing + beside.missing,
    unit: '',
    decimals: 0,
    atMost: 0,
  },
  { what: 'from the event to the browser: median', value: calm.median, unit: 'ms', decimals: 0 },
  {
    what: 'from the event to the browser: p99',
    value: calm.p99,
    unit: 'ms',
    decimals: 0,
    atMost: 150,
  },
  {
    what: 'p99 of the others beside one that has hung',
    value: beside.p99,
    unit: 'ms',
    decimals: 0,
    atMost: 150,
  },
  { what: 'memory that it costs the desk', value: grown, unit: 'MB', decimals: 0 },
]);

async function measured(name: string) {
  for (const listener of lively) {
    listener.forget();
  }
  const from = lively[0]?.sequence ?? 0;
  const begin = performance.now();
  await load(name, seconds);
  const took = (performance.now() - begin) / 1_000;
  await new Promise((resume) => setTimeout(resume, 500));
  const last = Math.max(...lively.map(({ sequence }) => sequence));
  await until(() => lively.every(({ sequence }) => sequence >= last));
  const delays = lively.flatMap((listener) => listener.delays).sort((one, other) => one - other);
  const behind = lively.reduce((sum, { gaps, snapshots }) => sum + gaps + snapshots - 1, 0);
  return {
    perSecond: (last - from) / took,
    missing: behind,
    median: percentile(delays, 0.5),
    p99: percentile(delays, 0.99),
  };
}

async function load(name: string, duration: number): Promise<void> {
  const { failed } = await runLoad({
    port: desk.port,
    connections: 16,
    seconds: duration,
    perSecond: Math.ceil(perSecond / eventsPerOrder),
    request: (connection, count) =>
      orderRequest(desk.key, {
        clientOrderId: `${name}-${connection}-${count}`,
        instrument: instruments[(connection + count) % instruments.length],
        side: count % 2 === 0 ? 'buy' : 'sell',
        orderType: 'market',
        quantity: '1',
        confirm: true,
      }),
    isGood: (status) => status === 201,
  });
  if (failed > 0) {
    throw new Error(`${failed} orders of the bench were refused`);
  }
}

/** A caller may listen fifty times: each thirty browsers have a key of their own. */
async function keyFor(count: number): Promise<string> {
  if (count % 30 !== 0 || count === 0) {
    return keys.at(-1) ?? desk.key;
  }
  const answer = await desk.send('POST', '/api/v1/api-keys', {
    name: `browsers ${count}`,
    scopes: ['read'],
  });
  const body = (await answer.json()) as { readonly secret?: string };
  if (body.secret === undefined) {
    throw new Error(`No key for the bench: ${JSON.stringify(body)}`);
  }
  keys.push(body.secret);
  return body.secret;
}

function residentMb(): number {
  const status = readFileSync(`/proc/${desk.processId}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1_024;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    await new Promise((resume) => setTimeout(resume, 10));
  }
}
