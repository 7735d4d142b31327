import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { test } from './desk.fixture';
import { calmVenue, openPosition, sendOrder } from './desk-calls.fixture';
import type { DeskProcess } from './desk-process.fixture';
import { hasNoFaultInAnyLook } from './looks.fixture';
import { openDesk, panel } from './screen.fixture';

/** Each look is examined whole, which takes its time on a small machine. */
test.describe.configure({ timeout: 180_000 });

test('what was traded is told in figures, drawn, selected and exported', async ({ desk, page }) => {
  await openDesk(page, desk);
  await page.goto('/analytics');
  const statistics = panel(page, 'Statistics');
  await expect(figure(page, 'Trades')).toHaveText('0');
  await expect(panel(page, 'Distribution of trades')).toContainText('No trade has ended');

  await calmVenue(page, desk);
  await roundTrip(page, desk, 'AAPL', '100');
  await roundTrip(page, desk, 'IBM', '50');
  await page.reload();

  await expect(figure(page, 'Trades')).toHaveText('2');
  await expect(figure(page, 'Sent')).toHaveText('4');
  await expect(statistics).toContainText('Sharpe ratio');
  await expect(
    page.getByRole('img', { name: 'Distribution of 2 trades by net profit and loss' }),
  ).toBeVisible();
  const groups = panel(page, 'P&L by');
  await expect(groups.getByRole('row', { name: /^AAPL/ })).toBeVisible();
  await expect(groups.getByRole('row', { name: /^IBM/ })).toBeVisible();
  await expect(panel(page, 'Daily P&L').getByRole('listitem')).toHaveCount(1);
  await panel(page, 'Alert rules').getByRole('button', { name: 'New rule' }).click();
  const rule = page.getByRole('form', { name: 'New alert rule' });
  await hasNoFaultInAnyLook(page, 'the analytics page');

  await rule.getByLabel('Name').fill('loss of the day');
  await rule.getByLabel('Threshold').fill('lots');
  await rule.getByRole('button', { name: 'Set rule' }).click();
  await expect(rule.getByLabel('Threshold')).toHaveAccessibleDescription(/.+/);
  await rule.getByLabel('Threshold').fill('1000000');
  await rule.getByRole('button', { name: 'Set rule' }).click();
  const told = panel(page, 'Alert rules').getByRole('listitem');
  await expect(told).toContainText('fired');
  await told.getByRole('button', { name: 'Remove loss of the day' }).click();
  await expect(told).toHaveCount(0);

  await page.getByRole('combobox', { name: 'Instrument' }).selectOption('IBM');
  await expect(figure(page, 'Trades')).toHaveText('1');
  await groups.getByRole('tab', { name: 'Operator' }).click();
  await expect(groups.getByRole('row')).toHaveCount(2);
  await statistics.getByText('Profit factor').hover();
  await expect(page.getByText('Net profit of the winning trades over')).toBeVisible();

  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV' }).click(),
  ]);
  expect(await readFile(await csv.path(), 'utf8')).toContain('statistics,,closedPositions,1');
});

async function roundTrip(page: Page, desk: DeskProcess, instrument: string, quantity: string) {
  await openPosition(page, desk, instrument, quantity);
  await sendOrder(page, desk, { instrument, side: 'sell', quantity });
  await expect
    .poll(async () => {
      const answer = await page.request.get(`${desk.url}/api/v1/positions`);
      return (await answer.json()).items.length;
    })
    .toBe(0);
}

/** The value of a figure by its name. */
function figure(page: Page, name: string) {
  return panel(page, 'Statistics')
    .getByRole('term')
    .filter({ hasText: new RegExp(`^${name}$`) })
    .locator('xpath=following-sibling::dd');
}
