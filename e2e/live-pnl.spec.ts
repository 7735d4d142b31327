import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './desk.fixture';
import { openPosition } from './desk-calls.fixture';
import { hasNoFaultInAnyLook } from './looks.fixture';
import { openDesk, panel } from './screen.fixture';

function pnl(page: Page): Locator {
  return panel(page, 'Live P&L');
}

test('the curve of today moves with the market, and a reload finds what was recorded', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  await openPosition(page, desk, 'BTCUSD', '1');
  const chart = pnl(page).getByRole('img', { name: /Profit and loss today, now [+−]/ });
  await expect(chart).toBeVisible();
  const before = await chart.getAttribute('aria-label');
  await expect.poll(() => chart.getAttribute('aria-label')).not.toBe(before);
  await expect(chart.locator('path.recharts-curve').first()).toBeVisible();

  await pnl(page)
    .getByRole('button', { name: /Unrealized/ })
    .click();
  await expect(pnl(page).getByRole('button', { name: /Unrealized/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(chart.locator('path.recharts-line-curve')).toHaveCount(1);

  await page.reload();
  await expect(chart).toBeVisible();
});

test('equity, drawdown and instruments have their own views', async ({ desk, page }) => {
  await openDesk(page, desk);
  await openPosition(page, desk, 'AAPL', '100');
  await openPosition(page, desk, 'MSFT', '100');

  await pnl(page).getByRole('tab', { name: 'Equity' }).click();
  await expect(pnl(page).getByRole('img', { name: /Equity today/ })).toBeVisible();
  await pnl(page).getByRole('tab', { name: 'Drawdown' }).click();
  await expect(pnl(page).getByRole('img', { name: /Drawdown today, now [\d.]+ %/ })).toBeVisible();
  await pnl(page).getByRole('tab', { name: 'By instrument' }).click();
  const bars = pnl(page).getByRole('list', { name: /by instrument/ });
  await expect(bars.getByRole('listitem')).toHaveCount(2);
  await expect(bars).toContainText('AAPL');
});

test('a curve that cannot be read says so and can be asked for again', async ({ desk, page }) => {
  let isBroken = true;
  await page.route('**/api/v1/equity**', (route) =>
    isBroken
      ? route.fulfill({
          status: 400,
          contentType: 'application/problem+json',
          body: JSON.stringify({
            code: 'malformed',
            title: 'No',
            detail: 'Not today.',
            status: 400,
          }),
        })
      : route.continue(),
  );
  await openDesk(page, desk);
  await openPosition(page, desk, 'AAPL', '100');
  await expect(pnl(page)).toContainText('What was before could not be read.');

  isBroken = false;
  await pnl(page).getByRole('button', { name: 'Try again' }).click();
  await expect(pnl(page)).not.toContainText('What was before could not be read.');
});

test('every panel with its dialogs is without a fault that axe knows, in every look', async ({
  desk,
  page,
}) => {
  test.slow();
  await openDesk(page, desk);
  await openPosition(page, desk, 'AAPL', '100');
  await expect(panel(page, 'Positions').getByRole('row', { name: /AAPL/ })).toBeVisible();

  await pnl(page).getByRole('tab', { name: 'By instrument' }).click();
  await panel(page, 'Orders').getByRole('tab', { name: /All/ }).click();
  await hasNoFaultInAnyLook(page, 'the panels');
  await panel(page, 'Orders').getByRole('button', { name: 'Columns' }).click();
  await hasNoFaultInAnyLook(page, 'the columns', '[role="dialog"]');
  await page.keyboard.press('Escape');
  await panel(page, 'Orders').getByRole('row', { name: /AAPL/ }).dblclick();
  await expect(page.getByRole('dialog')).toContainText('What happened');
  await hasNoFaultInAnyLook(page, 'an order’s details', '[role="dialog"]');
  await page.keyboard.press('Escape');
  await panel(page, 'Positions').getByRole('button', { name: 'Close AAPL' }).click();
  await expect(page.getByRole('dialog', { name: 'Close AAPL' })).toBeVisible();
  await hasNoFaultInAnyLook(page, 'the close dialog', '[role="dialog"]');
});
