/**
 * What the table costs the browser with 10 000 orders × 16 columns and 1 000 changes a second; beside it
 * AG Grid Community under the same load in the same run.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { findChromium } from '../scripts/set-up/find-chromium.mjs';
import { type BenchRow, report } from './report';

const secondsWarm = 3;
const secondsMeasured = 8;

/** CPU of the main thread in percent, script ms a second, frame and update → document p95 in ms. */
const goals = {
  spread: { name: 'changes spread over all rows', cpu: 11, script: 25, frame: 18, latency: 30 },
  visible: { name: '80 % of changes in sight', cpu: 24, script: 46, frame: 24, latency: 42 },
  sorted: { name: 'sorted by what changes', cpu: 34, script: 94, frame: 31, latency: 52 },
  scrolling: { name: 'while scrolling', cpu: 42, script: 143, frame: 23, latency: undefined },
} as const;

const files = new Map([
  ...(await bundle('table', 'bench/table/table-page.tsx')),
  ...(await bundle('ag-grid', 'bench/table/ag-grid-page.tsx')),
]);
const server = createServer((request, response) => {
  const file = files.get(new URL(request.url ?? '/', 'http://bench').pathname);
  response.writeHead(file === undefined ? 404 : 200, {
    'content-type': file?.type ?? 'text/plain',
  });
  response.end(file?.body);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
const executablePath = await findChromium();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
try {
  for (const [kind, goal] of Object.entries(goals)) {
    report(`The table, ${goal.name}`, [
      ...(await measure('table', kind, goal)),
      ...(await measure('ag-grid', kind, undefined)),
    ]);
  }
} finally {
  await browser.close();
  server.close();
}

type Goal = (typeof goals)[keyof typeof goals];

/** Without a goal the figures are for comparing. */
async function measure(
  place: 'table' | 'ag-grid',
  kind: string,
  goal: Goal | undefined,
): Promise<readonly BenchRow[]> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  await page.goto(`http://127.0.0.1:${port}/${place}?case=${kind}`);
  const rows = await measurePage(page, goal);
  await page.close();
  return goal === undefined ? rows.map((one) => ({ ...one, what: `AG Grid: ${one.what}` })) : rows;
}

async function measurePage(page: Page, goal: Goal | undefined): Promise<readonly BenchRow[]> {
  const session = await page.context().newCDPSession(page);
  // Thread ticks count what the main thread worked, not what else the machine was doing.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return new Map(metrics.map(({ name, value }) => [name, value]));
  };
  const take = () => page.evaluate('take()') as Promise<{ frame: number; latency: number }>;
  await new Promise((resolve) => setTimeout(resolve, secondsWarm * 1_000));
  await take();
  const before = await read();
  const startedAt = performance.now();
  await new Promise((resolve) => setTimeout(resolve, secondsMeasured * 1_000));
  const after = await read();
  const seconds = (performance.now() - startedAt) / 1_000;
  const { frame, latency } = await take();
  const spent = (name: string) => ((after.get(name) ?? 0) - (before.get(name) ?? 0)) / seconds;
  return [
    row('main thread busy', spent('TaskDuration') * 100, '%', goal?.cpu),
    row('script', spent('ScriptDuration') * 1_000, 'ms/s', goal?.script),
    row('layout', spent('LayoutDuration') * 1_000, 'ms/s', undefined),
    row('frame p95', frame, 'ms', goal?.frame),
    row('change to document p95', latency, 'ms', goal?.latency),
  ];
}

function row(what: string, value: number, unit: string, atMost: number | undefined): BenchRow {
  return { what, value, unit, decimals: 1, ...(atMost === undefined ? {} : { atMost }) };
}

/** A page as one script and one sheet, as it is served in production. */
async function bundle(name: string, entry: string) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    outdir: 'bench',
    format: 'esm',
    jsx: 'automatic',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    alias: { '@': process.cwd() },
    loader: { '.module.css': 'local-css' },
  });
  const html = `<!doctype html><html lang="en" data-theme="dark"><meta charset="utf-8"><title>Bench</title><link rel="stylesheet" href="/tokens.css"><link rel="stylesheet" href="/${name}.css"><body style="margin:0"><div id="root"></div><script type="module" src="/${name}.js"></script></html>`;
  const served = new Map([
    [`/${name}`, { type: 'text/html', body: html }],
    ['/tokens.css', { type: 'text/css', body: await readFile('app/tokens.css', 'utf8') }],
  ]);
  for (const { path, text } of outputFiles) {
    const isScript = path.endsWith('.js');
    served.set(`/${name}.${isScript ? 'js' : 'css'}`, {
      type: isScript ? 'text/javascript' : 'text/css',
      body: text,
    });
  }
  return served;
}
