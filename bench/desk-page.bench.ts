/**
 * The whole desk page in a browser: 500 events a second, all instruments ticking, 1 000 working orders.
 * `BENCH_PAGE_SECONDS=600` for the ten minutes that count; a minute by default.
 */
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { measurePageScripts, scriptBytesMax } from '../scripts/measure-page-scripts.mjs';
import { findChromium } from '../scripts/set-up/find-chromium.mjs';
import { BenchDesk, benchAdministrator } from './http/bench-desk';
import { modifyOrders, placeOrders } from './http/order-traffic';
import { watchPage } from './page/watch-page';
import { type BenchRow, report } from './report';

const seconds = Number(process.env['BENCH_PAGE_SECONDS'] ?? 60);
/** Until what is often run has been compiled: that is no growth of what the page holds. */
const warmSeconds = 30;
const workingOrders = 1_000;
/** Each change of an order is two events: asked for, and done. */
const changesPerSecond = 250;

const desk = await BenchDesk.start({ DESK_PAGES: 'on' });
const url = `http://127.0.0.1:${desk.port}`;
const executablePath = await findChromium();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
try {
  await desk.widenLimits();
  // A venue that refuses one order in two hundred would leave fewer to work.
  await desk.send('PUT', '/api/v1/paper', { preset: 'frictionless' });
  const orderIds = await placeOrders(desk, workingOrders);
  report('The desk page, first load', await firstLoad(browser));
  const page = await openPage(browser);
  const traffic = modifyOrders(desk, orderIds, changesPerSecond);
  const rows = await underLoad(page, await page.context().newCDPSession(page));
  const sent = await traffic.stop();
  report(`The desk page under load for ${seconds} s`, [
    { what: 'events a second', value: sent.perSecond * 2, unit: '/s', decimals: 0, atLeast: 475 },
    ...rows,
  ]);
} finally {
  await browser.close();
  await desk.remove();
}

async function openPage(opened: Browser): Promise<Page> {
  const context = await opened.newContext({
    baseURL: url,
    viewport: { width: 1920, height: 1080 },
  });
  await context.request.post(`${url}/api/v1/session`, {
    data: benchAdministrator,
    headers: { origin: url },
  });
  const page = await context.newPage();
  // What compiles this file names functions by a helper, which the page does not have.
  await page.addInitScript({
    content: `(() => { const __name = (it) => it; (${watchPage})(); })()`,
  });
  await page.goto('/');
  while (!(await page.evaluate('deskBench.isPainted()'))) {
    await pause(0.02);
  }
  return page;
}

/** Script that the page names in its own text, and when the blotter stands with its rows. */
async function firstLoad(opened: Browser): Promise<readonly BenchRow[]> {
  const paints: number[] = [];
  const { bytes } = measurePageScripts('/');
  for (let round = 0; round < 3; round += 1) {
    const page = await openPage(opened);
    paints.push((await page.evaluate('deskBench.paintedAtMs')) as number);
    await page.context().close();
  }
  const median = paints.sort((one, other) => one - other)[1] ?? 0;
  return [
    {
      what: 'script, gzip',
      value: bytes / 1_000,
      unit: 'kB',
      decimals: 0,
      atMost: scriptBytesMax / 1_000,
    },
    {
      what: 'first meaningful paint, median of 3',
      value: median,
      unit: 'ms',
      decimals: 0,
      atMost: 1_500,
    },
  ];
}

async function underLoad(page: Page, session: CDPSession): Promise<readonly BenchRow[]> {
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await pause(warmSeconds);
  const every = Math.max(5, Math.round(seconds / 20));
  const heaps = [{ second: 0, bytes: await heapOf(session) }];
  let busySeconds = 0;
  for (let second = 0; second < seconds; second += every) {
    const part = Math.min(every, seconds - second);
    busySeconds += await watched(page, session, part);
    heaps.push({ second: second + part, bytes: await heapOf(session) });
  }
  const seen = (await page.evaluate('deskBench.take()')) as {
    framesPerSecond: number;
    longestTaskMs: number;
    longTasks: number;
    paintP95Ms: number;
    paints: number;
  };
  const busy = busySeconds / seconds;
  return [
    row('frames a second', seen.framesPerSecond, '/s', { atLeast: 55 }),
    row('longest task', seen.longestTaskMs, 'ms', { atMost: 100 }),
    row('tasks over 50 ms', seen.longTasks, ''),
    row('update to paint p95', seen.paintP95Ms, 'ms', { atMost: 100 }),
    row('updates seen', seen.paints, ''),
    row('main thread busy', busy * 100, '%'),
    row('heap at the end', (heaps.at(-1)?.bytes ?? 0) / 2 ** 20, 'MB'),
    row('heap grows by', (slopeOf(heaps) * 60) / 2 ** 20, 'MB/min', { atMost: 1 }),
  ];
}

/** Seconds that the main thread worked while it was watched. Collecting for the heap's sake is not. */
async function watched(page: Page, session: CDPSession, forSeconds: number): Promise<number> {
  const before = (await metricsOf(session)).get('TaskDuration') ?? 0;
  await page.evaluate('deskBench.watch()');
  await pause(forSeconds);
  await page.evaluate('deskBench.rest()');
  return ((await metricsOf(session)).get('TaskDuration') ?? 0) - before;
}

/** What is still held after a collection: what only waits to be collected is no growth. */
async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  return (await metricsOf(session)).get('JSHeapUsedSize') ?? 0;
}

async function metricsOf(session: CDPSession): Promise<ReadonlyMap<string, number>> {
  const { metrics } = await session.send('Performance.getMetrics');
  return new Map(metrics.map(({ name, value }) => [name, value]));
}

/** Bytes a second, by least squares. */
function slopeOf(points: readonly { second: number; bytes: number }[]): number {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const seconds0 = mean(points.map(({ second }) => second));
  const bytes0 = mean(points.map(({ bytes }) => bytes));
  const rise = points.reduce((sum, one) => sum + (one.second - seconds0) * (one.bytes - bytes0), 0);
  const run = points.reduce((sum, { second }) => sum + (second - seconds0) ** 2, 0);
  return run === 0 ? 0 : rise / run;
}

function row(
  what: string,
  value: number,
  unit: string,
  goal: { readonly atLeast?: number; readonly atMost?: number } = {},
): BenchRow {
  return { what, value, unit, decimals: 1, ...goal };
}

function pause(forSeconds: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, forSeconds * 1_000));
}
