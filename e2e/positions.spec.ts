import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './desk.fixture';
import { calmVenue, openPosition } from './desk-calls.fixture';
import { numberIn, openDesk, panel } from './screen.fixture';

function positions(page: Page): Locator {
  return panel(page, 'Positions');
}

function rowOf(page: Page, instrument: string): Locator {
  return positions(page).getByRole('row', { name: new RegExp(instrument) });
}

test('half of a position is closed, then all of it, and it stands among the closed', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  await calmVenue(page, desk);
  await openPosition(page, desk, 'AAPL', '101');
  await expect(rowOf(page, 'AAPL')).toContainText('101');

  await rowOf(page, 'AAPL').getByRole('button', { name: 'Close half of AAPL' }).click();
  const half = page.getByRole('dialog', { name: 'Close half of AAPL' });
  await expect(half).toContainText('Would realize, before fees');
  await expect(half.getByRole('button', { name: 'Sell 50 AAPL' })).not.toBeFocused();
  await half.getByRole('button', { name: 'Sell 50 AAPL' }).click();
  await expect(half).toBeHidden();
  await expect(rowOf(page, 'AAPL').getByRole('gridcell').nth(2)).toHaveText('51');

  await rowOf(page, 'AAPL').getByRole('button', { name: 'Close AAPL' }).click();
  await page.getByRole('button', { name: 'Sell 51 AAPL' }).click();
  await page.mouse.move(2, 2);
  await expect(positions(page).getByRole('tab', { name: /Closed/ })).toContainText('1');
  await positions(page)
    .getByRole('tab', { name: /Closed/ })
    .click();
  await expect(rowOf(page, 'AAPL')).toContainText('long');
  await positions(page)
    .getByRole('tab', { name: /Positions/ })
    .click();
  await expect(positions(page)).toContainText('No positions');
});

test('two presses in one frame close one half, and the second is told what became of the first', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  await calmVenue(page, desk);
  await openPosition(page, desk, 'AAPL', '100');
  const calls: string[] = [];
  page.on('request', (request) => calls.push(`${request.method()} ${request.url()}`));

  await rowOf(page, 'AAPL').getByRole('button', { name: 'Close half of AAPL' }).click();
  const half = page.getByRole('dialog', { name: 'Close half of AAPL' });
  // A page that is busy takes both halves of a double click before it draws again.
  await half.getByRole('button', { name: 'Sell 50 AAPL' }).evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });

  await expect(half).toBeHidden();
  await expect(rowOf(page, 'AAPL').getByRole('gridcell').nth(2)).toHaveText('50');
  expect(calls.filter((call) => call.startsWith('POST') && call.includes('/close'))).toHaveLength(
    1,
  );
});

test.describe('in a market that is in a hurry', () => {
  test.use({ settings: { DESK_MARKET_UPDATES_PER_SECOND: '20' } });

  test('totals add up, and follow the market', async ({ desk, page }) => {
    await openDesk(page, desk);
    await openPosition(page, desk, 'AAPL', '100');
    await openPosition(page, desk, 'MSFT', '200');
    const commission = (row: Locator) => row.locator('[data-column="commission"]');
    const totals = positions(page).getByRole('row', { name: /2 open/ });
    await expect(totals).toBeVisible();
    // The page hears of the fills of an order one by one, and may be behind the desk.
    await expect(rowOf(page, 'AAPL').getByRole('gridcell').nth(2)).toHaveText('100');
    await expect(rowOf(page, 'MSFT').getByRole('gridcell').nth(2)).toHaveText('200');

    const cells = await Promise.all(
      ['AAPL', 'MSFT'].map(async (instrument) =>
        numberIn((await commission(rowOf(page, instrument)).textContent()) ?? ''),
      ),
    );
    const sum = cells.reduce((whole, part) => whole + part, 0);
    await expect(totals).toContainText(sum.toFixed(2));
    const before = await totals.textContent();
    await expect.poll(() => totals.textContent()).not.toBe(before);
    await expect(page.getByTitle('Draw unrealized')).toBeVisible();
    expect(await widestGap(page)).toBeLessThan(0.05);
  });
});

/**
 * The widest that two figures of one thing were apart in any frame of a second, in money: the total and the sum of
 * its rows, the total and the ribbon, the total and the live P&L.
 */
function widestGap(page: Page): Promise<number> {
  return positions(page)
    .getByRole('grid')
    .evaluate(async (grid) => {
      const place = grid.querySelector('[data-column="unrealized"]')?.getAttribute('aria-colindex');
      const amountOf = (element: Element | null | undefined) =>
        Number(
          (element?.textContent ?? '')
            .replaceAll(',', '')
            .replace('−', '-')
            .replace(/[^\d.-]/g, ''),
        );
      const cells = () =>
        [...grid.querySelectorAll('[role="row"]')]
          .slice(1)
          .map((row) => amountOf(row.querySelector(`[aria-colindex="${place}"]`)));
      const ribbon = [...document.querySelectorAll('section[aria-label="Account"] dl > div')].find(
        (cell) => cell.querySelector('dt')?.textContent === 'Unrealized',
      );
      const livePnl = document.querySelector('button[title="Draw unrealized"]');
      if (ribbon === undefined || livePnl === null) {
        throw new Error('There is no ribbon or no live P&L to compare with.');
      }
      let widest = 0;
      for (let frame = 0; frame < 60; frame += 1) {
        await new Promise(requestAnimationFrame);
        const rows = cells();
        const total = rows.pop() ?? Number.NaN;
        const sum = rows.reduce((whole, one) => whole + one, 0);
        for (const other of [sum, amountOf(ribbon.querySelector('dd')), amountOf(livePnl)]) {
          widest = Math.max(widest, Math.abs(total - other));
        }
      }
      return widest;
    });
}

test('flatten lists what it closes and closes all of it', async ({ desk, page }) => {
  await openDesk(page, desk);
  await calmVenue(page, desk);
  await openPosition(page, desk, 'AAPL', '100');
  await openPosition(page, desk, 'MSFT', '60');

  await positions(page).getByRole('button', { name: 'Flatten…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Flatten' });
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
  await expect(dialog).toContainText('Working orders stay');
  await dialog.getByRole('button', { name: 'Close 2 positions' }).click();

  await expect(dialog).toBeHidden();
  await page.mouse.move(2, 2);
  await expect(positions(page)).toContainText('No positions');
});

test('a position of one lot says why it cannot be halved', async ({ desk, page }) => {
  await openDesk(page, desk);
  await openPosition(page, desk, 'AAPL', '1');

  const half = rowOf(page, 'AAPL').getByRole('button', { name: /Close half of AAPL/ });
  await expect(half).toHaveAttribute('aria-disabled', 'true');
  await expect(half).toHaveAccessibleName(/half is less than one lot/);
});
