import { type ChildProcess, spawn } from 'node:child_process';
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './desk.fixture';
import { calmVenue } from './desk-calls.fixture';
import type { DeskProcess } from './desk-process.fixture';
import { openDesk, panel } from './screen.fixture';

/**
 * `EXAMPLE_SECONDS=120` lets it trade on for two minutes at its own pace; without it the example looks
 * ten times a second and is stopped when everything was seen.
 */
const asked = process.env['EXAMPLE_SECONDS'];
const seconds = Number(asked ?? 150);
const everyMs = asked === undefined ? 100 : 1_000;
const waitMs = asked === undefined ? 60_000 : seconds * 1_000;

test.use({ settings: { DESK_MARKET_UPDATES_PER_SECOND: '20' } });
test.setTimeout((seconds + 150) * 1_000);

let running: ChildProcess | undefined;
test.afterEach(() => {
  running?.kill();
});

test('the example strategy trades while a person approves, refuses and switches it off', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  await calmVenue(page, desk);
  await ask(page, desk, 'PUT', '/strategies/example-regime', {
    enabled: true,
    automatic: false,
    reason: 'a spec',
  });
  await page.goto('/signals');
  const example = runExample(desk, await makeKey(page, desk));

  await signals(page)
    .getByRole('button', { name: 'Approve entry AAPL of example-regime' })
    .click({ timeout: waitMs });
  await page.getByRole('button', { name: 'Approve and send' }).click();
  await expect.poll(() => example.printed(), { timeout: waitMs }).toContain('decided: executed');
  await untilFlat(page, desk);

  const refuse = signals(page).getByRole('button', {
    name: 'Refuse entry AAPL of example-regime',
  });
  await refuse.click({ timeout: waitMs });
  const refusal = page.getByRole('dialog', { name: 'Refuse entry AAPL' });
  await refusal.getByRole('textbox', { name: 'Reason' }).fill('earnings tonight');
  await refusal.getByRole('button', { name: 'Refuse' }).click();
  await expect(refusal).toBeHidden();
  await expect.poll(() => example.printed(), { timeout: waitMs }).toContain('decided: refused');

  // The next one waits: the desk says so, for the page may still show the one that was refused.
  await expect
    .poll(async () => (await ask(page, desk, 'GET', '/signals?state=awaitingApproval')).items, {
      timeout: waitMs,
    })
    .toHaveLength(1);
  await expect(refuse).toBeVisible();
  await panel(page, 'Strategies').getByRole('switch', { name: 'example-regime may enter' }).click();
  const stop = page.getByRole('dialog', { name: 'Stop example-regime' });
  await stop.getByRole('textbox', { name: 'Reason' }).fill('done for today');
  await stop.getByRole('button', { name: 'Switch off' }).click();
  await expect(stop).toBeHidden();

  await expect(refuse).toBeHidden();
  await expect
    .poll(() => example.printed(), { timeout: waitMs })
    .toMatch(/decided: blocked: .*switched off while it waited.* refused: .*switched off/s);

  if (asked !== undefined) {
    expect(await example.ends()).toBe(0);
  }
  expect(await unprotected(page, desk)).toEqual([]);
  const chain = await ask(page, desk, 'GET', '/events/verify');
  expect(chain).toMatchObject({ intact: true });
});

/** The strategy as its own page says to run it, in a process of its own. */
function runExample(desk: DeskProcess, key: string) {
  let printed = '';
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'examples/typescript/regime-strategy.ts', 'AAPL'],
    {
      env: {
        ...process.env,
        DESK_URL: desk.url,
        DESK_KEY: key,
        EVERY_MS: String(everyMs),
        SECONDS: String(seconds),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  running = child;
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      printed += part.toString();
    });
  }
  return { printed: () => printed, ends: () => ended };
}

async function ask(
  page: Page,
  desk: DeskProcess,
  method: 'GET' | 'PUT' | 'POST',
  path: string,
  data?: object,
) {
  const answer = await page.request.fetch(`${desk.url}/api/v1${path}`, {
    method,
    ...(data === undefined ? {} : { data }),
    headers: { origin: desk.url },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return await answer.json();
}

async function makeKey(page: Page, desk: DeskProcess): Promise<string> {
  const scopes = ['signals', 'read'];
  return (await ask(page, desk, 'POST', '/api-keys', { name: 'example', scopes })).secret;
}

/** The strategy leaves by itself when its regime turns, or its stop has taken it out. */
async function untilFlat(page: Page, desk: DeskProcess): Promise<void> {
  await expect
    .poll(async () => (await ask(page, desk, 'GET', '/positions')).items.length, {
      timeout: waitMs,
    })
    .toBe(0);
}

/** Alerts about a quantity that stood without a stop. */
async function unprotected(page: Page, desk: DeskProcess): Promise<readonly unknown[]> {
  const { items } = await ask(page, desk, 'GET', '/alerts');
  return items.filter((one: { readonly code: string }) => one.code === 'position-unprotected');
}

function signals(page: Page): Locator {
  return panel(page, 'Signals');
}
