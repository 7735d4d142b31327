/**
 * `npm run screenshots`: starts a desk of its own, gives it a day's beginning (orders, fills, positions,
 * a refusal), and takes a picture of every place in every look.
 *
 *   npm run screenshots -- [--to docs/screenshots] [--places desk,risk] [--looks dark,light] [--width 1440]
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type APIRequestContext, type Browser, chromium, type Page } from '@playwright/test';
import { startDeskProcess } from './recorded-day/desk-process';
import { ensureReady } from './set-up/ensure-ready.mjs';
import { findChromium } from './set-up/find-chromium.mjs';
import { runScript } from './set-up/run.mjs';

const addresses: Readonly<Record<string, string>> = {
  desk: '/',
  risk: '/risk',
  signals: '/signals',
  reconciliation: '/reconciliation',
  analytics: '/analytics',
  journal: '/journal',
  venues: '/venues',
  settings: '/settings',
  kill: '/kill',
};

const looks: Readonly<Record<string, readonly [theme: string, pair: string]>> = {
  dark: ['dark', 'green-red'],
  light: ['light', 'green-red'],
  contrast: ['contrast', 'green-red'],
  'blue-orange': ['dark', 'blue-orange'],
};

const administrator = { username: 'chief', password: 'a desk for pictures' };
/** Long enough for candles, a curve and a few fills that came by themselves. */
const settleMs = 25_000;
/** Until a place has drawn its charts, and until every colour of a look has arrived. */
const drawMs = 2_000;
const colourMs = 700;

interface Wanted {
  readonly folder: string;
  readonly places: readonly string[];
  readonly looks: readonly string[];
  readonly width: number;
}

await runScript(async () => {
  const wanted = readArguments();
  await ensureReady();
  const data = mkdtempSync(path.join(tmpdir(), 'desk-pictures-'));
  const desk = await startDeskProcess({
    PORT: '0',
    DESK_DATA_DIR: data,
    DATABASE_URL: `file:${path.join(data, 'desk.db')}`,
    DESK_ADMIN_USER: administrator.username,
    DESK_ADMIN_PASSWORD: administrator.password,
    DESK_SEED: '42',
    DESK_LOG_LEVEL: 'warn',
  });
  const executablePath = await findChromium();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    await takeAll(browser, desk.address, wanted);
  } finally {
    await browser.close();
    await desk.stop();
    rmSync(data, { recursive: true, force: true });
  }
});

function readArguments(): Wanted {
  const { values } = parseArgs({
    options: {
      to: { type: 'string', default: 'docs/screenshots' },
      places: { type: 'string', default: Object.keys(addresses).join(',') },
      looks: { type: 'string', default: Object.keys(looks).join(',') },
      width: { type: 'string', default: '1440' },
    },
  });
  return {
    folder: path.resolve(values.to),
    places: values.places.split(','),
    looks: values.looks.split(','),
    width: Number(values.width),
  };
}

async function takeAll(browser: Browser, address: string, wanted: Wanted): Promise<void> {
  const { folder, places, width } = wanted;
  mkdirSync(folder, { recursive: true });
  const context = await browser.newContext({ baseURL: address, viewport: { width, height: 900 } });
  await call(context.request, address, 'session', administrator);
  await tradeAWhile(context.request, address);
  const page = await context.newPage();
  await page.goto('/');
  await sleep(settleMs);
  for (const place of places) {
    await page.goto(addresses[place] ?? '/');
    await sleep(drawMs);
    for (const look of wanted.looks) {
      await wear(page, look);
      await page.screenshot({ path: path.join(folder, `${place}-${look}.png`) });
    }
    console.log(`${place}: ${wanted.looks.join(', ')}`);
  }
}

async function wear(page: Page, look: string): Promise<void> {
  await page.evaluate(([theme = 'dark', pair = 'green-red']) => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.dataset['pair'] = pair;
  }, looks[look] ?? []);
  await sleep(colourMs);
}

/** A morning: some of it fills, some rests, one is refused. */
async function tradeAWhile(request: APIRequestContext, address: string): Promise<void> {
  const orders = [
    { instrument: 'AAPL', side: 'buy', orderType: 'market', quantity: '300' },
    { instrument: 'MSFT', side: 'sell', orderType: 'market', quantity: '120' },
    {
      ...{ instrument: 'SPY', side: 'buy', orderType: 'market', quantity: '200' },
      stopLoss: { kind: 'percent', percent: '2' },
    },
    { instrument: 'BTC-USD', side: 'buy', orderType: 'market', quantity: '0.25' },
    { instrument: 'AAPL', side: 'buy', orderType: 'limit', quantity: '200', limitPrice: '150.00' },
    { instrument: 'MSFT', side: 'buy', orderType: 'limit', quantity: '900000', limitPrice: '100' },
    { instrument: 'AAPL', side: 'sell', orderType: 'market', quantity: '100' },
  ];
  for (const order of orders) {
    await call(request, address, 'orders', order);
  }
}

async function call(
  request: APIRequestContext,
  address: string,
  noun: string,
  data: object,
): Promise<void> {
  const answer = await request.post(`${address}/api/v1/${noun}`, {
    data,
    headers: { origin: address },
  });
  // A refusal of the desk is part of the picture; a fault of this program is not.
  if (!answer.ok() && answer.status() !== 422) {
    throw new Error(`${noun} was answered with ${answer.status()}: ${await answer.text()}`);
  }
}
