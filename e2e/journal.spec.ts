import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './desk.fixture';
import { allOrders } from './desk-calls.fixture';
import type { DeskProcess } from './desk-process.fixture';
import { hasNoFault, hasNoFaultInAnyLook } from './looks.fixture';
import { openDesk, panel } from './screen.fixture';

/** Each look is examined whole, which takes its time on a small machine. */
test.describe.configure({ timeout: 180_000 });

test('an order is followed from its sending to the money it made', async ({ desk, page }) => {
  await openDesk(page, desk);
  await send(page, desk, { side: 'buy', quantity: '100' });
  await openJournal(page);
  await page.getByRole('button', { name: 'Orders', exact: true }).click();
  await row(page, /Order sent.*AAPL.*buy 100 market.*admin/).click();

  const timeline = page.getByRole('region', { name: 'Timeline of the order' });
  await expect(timeline).toContainText('Order sent');
  await expect(timeline).toContainText('Order accepted');
  await expect(timeline).toContainText(/Filled buy 100 at/);
  await expect(timeline.getByRole('listitem', { name: 'Profit and loss' })).toContainText(
    'unrealized',
  );

  await send(page, desk, { side: 'sell', quantity: '100' });
  await expect(timeline.getByRole('listitem', { name: 'Profit and loss' })).toContainText(
    /Position closed.*net of fees/,
  );
});

test('new events come by themselves, under the filter that is set', async ({ desk, page }) => {
  await openDesk(page, desk);
  await openJournal(page);
  await page.getByRole('button', { name: 'Control', exact: true }).click();
  await expect(page.getByText('Nothing matches')).toBeVisible();

  await changeMode(page, desk, 'reduceOnly', 'lunch');
  await expect(row(page, /Mode changed.*manual → reduceOnly.*admin.*lunch/)).toBeVisible();
  await send(page, desk, { side: 'buy', quantity: '1' }, 423);

  // What came after it is there, so it would be.
  await changeMode(page, desk, 'halted', 'a long one');
  await expect(row(page, /Mode changed.*a long one/)).toBeVisible();
  await expect(row(page, /Order denied/)).toBeHidden();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(row(page, /Order denied by the desk.*AAPL/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Look for' }).fill('lunch');
  await expect(row(page, /Order denied/)).toBeHidden();
  await expect(row(page, /lunch/)).toBeVisible();
});

test('what is typed into two fields at once is looked for together', async ({ desk, page }) => {
  await openDesk(page, desk);
  await openJournal(page);
  const named = page.getByRole('textbox', { name: 'Named' });
  const words = page.getByRole('textbox', { name: 'Look for' });

  await named.focus();
  await page.keyboard.type('admin');
  await page.keyboard.press('Tab');
  await page.keyboard.type('lunch');
  await page.getByRole('button', { name: 'Control', exact: true }).click();
  await expect(page.getByText('Nothing matches')).toBeVisible();

  await expect(named).toHaveValue('admin');
  await expect(words).toHaveValue('lunch');
  await expect(page.getByRole('button', { name: 'Control', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('a change of limits shows before and after', async ({ desk, page }) => {
  await openDesk(page, desk);
  const answer = await page.request.put(`${desk.url}/api/v1/risk-limits`, {
    data: {
      scope: { kind: 'instrument', id: 'AAPL' },
      limits: { maxPositionSize: '400' },
      reason: 'earnings',
    },
    headers: { origin: desk.url },
  });
  expect(answer.status()).toBe(200);
  await openJournal(page);

  await row(page, /Limits changed.*Instrument AAPL.*earnings/).click();

  await expect(page.getByRole('region', { name: 'Before and after' })).toContainText(
    /Position size\s*no limit\s*400\s*tighter/,
  );
});

test('what is shown is saved as CSV and JSON, and the chain is checked', async ({ desk, page }) => {
  await openDesk(page, desk);
  await send(page, desk, { side: 'buy', quantity: '100' });
  await openJournal(page);
  await page.getByRole('button', { name: 'Fills', exact: true }).click();
  await expect(row(page, /Filled/)).toBeVisible();
  await expect(row(page, /Order sent/)).toBeHidden();

  const csv = await saved(page, 'Save what is shown as CSV');
  const json = JSON.parse(await saved(page, 'Save what is shown as JSON'));
  expect(csv).toContain('#,When,What,About,Facts,Who,Why');
  expect(csv).toContain('ORDER_FILLED,AAPL,');
  expect(csv).not.toContain('ORDER_SUBMITTED');
  expect(json[0]).toMatchObject({ type: 'ORDER_FILLED', payload: { type: 'ORDER_FILLED' } });

  await page.getByRole('button', { name: 'Check the chain' }).click();
  await expect(panel(page, 'Journal')).toContainText(/Intact: \d+ rows/);
});

test('a long journal is read page by page, and entered at any row', async ({ desk, page }) => {
  await openDesk(page, desk);
  for (let batch = 0; batch < 3; batch += 1) {
    const orders = Array.from({ length: 50 }, () => ({
      instrument: 'AAPL',
      side: 'buy',
      orderType: 'limit',
      quantity: '1',
      limitPrice: '100',
    }));
    const answer = await page.request.post(`${desk.url}/api/v1/orders/batch`, {
      data: { orders, atomicRisk: false },
      headers: { origin: desk.url },
    });
    expect(answer.status(), await answer.text()).toBe(200);
  }
  // With their acceptances they are more than one page, and no more than two.
  await expect
    .poll(async () => (await allOrders(page, desk)).filter(({ status }) => status === 'working'))
    .toHaveLength(150);
  await openJournal(page);
  const foot = panel(page, 'Journal').getByRole('status').filter({ hasText: 'rows ·' });
  await expect(foot).toContainText('read down to #');

  await page.getByRole('button', { name: 'Older' }).click();
  await expect(foot).toContainText('down to the first');

  await page.getByRole('textbox', { name: 'From #' }).fill('3');
  await expect(foot).toContainText('3 rows · down to the first');
});

test('the journal has no fault that axe knows, in every theme, without the desk, on a phone', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  await send(page, desk, { side: 'buy', quantity: '100' });
  await openJournal(page);
  await row(page, /Order sent/).click();
  await expect(page.getByRole('region', { name: 'Timeline of the order' })).toContainText('Filled');
  await hasNoFaultInAnyLook(page, 'the journal');
  await page.setViewportSize({ width: 390, height: 844 });
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
    .toBeLessThanOrEqual(0);
  await hasNoFault(page, 'the phone');

  await page.setViewportSize({ width: 1440, height: 900 });
  await desk.kill();
  await page.getByRole('button', { name: 'Orders', exact: true }).click();
  await expect(panel(page, 'Journal').getByRole('alert')).toContainText('unreachable');
  await hasNoFault(page, 'the journal without the desk');
  await expect(page.getByRole('button', { name: 'Read again' })).toBeVisible();
  await desk.start();
  await expect(row(page, /Order sent/)).toBeVisible();
});

async function openJournal(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Places' })
    .getByRole('link', { name: 'Journal' })
    .click();
  await expect(page.getByRole('grid', { name: 'Journal' })).toBeVisible();
}

function row(page: Page, name: RegExp): Locator {
  return page
    .getByRole('grid', { name: 'Journal' })
    .getByRole('row')
    .filter({ hasText: name })
    .first();
}

async function changeMode(page: Page, desk: DeskProcess, mode: string, reason: string) {
  const answer = await page.request.put(`${desk.url}/api/v1/mode`, {
    data: { mode, reason },
    headers: { origin: desk.url },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

interface Sent {
  readonly side: 'buy' | 'sell';
  readonly quantity: string;
}

async function send(page: Page, desk: DeskProcess, sent: Sent, status = 201): Promise<void> {
  const answer = await page.request.post(`${desk.url}/api/v1/orders`, {
    data: { instrument: 'AAPL', orderType: 'market', ...sent },
    headers: { origin: desk.url },
  });
  expect(answer.status(), await answer.text()).toBe(status);
}

async function saved(page: Page, button: string): Promise<string> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return readFileSync(await (await waiting).path(), 'utf8');
}
