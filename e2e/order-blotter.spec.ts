import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './desk.fixture';
import { cancelOrder, openPosition, sendOrder } from './desk-calls.fixture';
import { createPerson, openDesk, panel, ticket } from './screen.fixture';

const farBelow = {
  instrument: 'AAPL',
  side: 'buy',
  quantity: '100',
  limitPrice: '100.00',
} as const;

function orders(page: Page): Locator {
  return panel(page, 'Orders');
}

function rowOf(page: Page, instrument: string): Locator {
  return orders(page).getByRole('row', { name: new RegExp(instrument) });
}

/** The desk cancels, and its answer does not arrive. */
async function loseNextAnswer(page: Page): Promise<void> {
  let isLost = false;
  await page.route('**/api/v1/orders**', async (route) => {
    if (isLost || route.request().method() !== 'DELETE') {
      return route.fallback();
    }
    isLost = true;
    await route.fetch();
    await route.abort('connectionreset');
  });
}

/** Somewhere on the page where no table is. */
async function pointAway(page: Page): Promise<void> {
  await page.mouse.move(2, 2);
}

test('a working order is modified and canceled from its row', async ({ desk, page }) => {
  await openDesk(page, desk);
  await sendOrder(page, desk, farBelow);
  const row = rowOf(page, 'AAPL');
  await expect(row).toContainText('working');

  await row.getByRole('button', { name: /^Modify/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Modify AAPL' });
  await dialog.getByRole('textbox', { name: 'Quantity' }).fill('1e3');
  await expect(dialog).toContainText('Type digits, such as');
  await dialog.getByRole('textbox', { name: 'Quantity' }).fill('120');
  await dialog.getByRole('textbox', { name: 'Limit price' }).fill('100.005');
  await expect(dialog).toContainText('The tick is 0.01: try 100 or 100.01');
  await dialog.getByRole('textbox', { name: 'Limit price' }).fill('101.50');
  await dialog.getByRole('button', { name: 'Send change' }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText('101.50');
  await expect(row).toContainText('120');

  await row.getByRole('button', { name: /^Cancel/ }).click();
  await expect(row).toContainText('canceled');
  // Pressed once more, a moment late: what was for the order is not for the ticket.
  await page.mouse.down();
  await page.mouse.up();
  await pointAway(page);
  await page.keyboard.press('Tab');
  await orders(page).getByRole('tab', { name: /All/ }).click();
  await expect(rowOf(page, 'AAPL')).toContainText('canceled');
  await orders(page)
    .getByRole('tab', { name: /Working/ })
    .click();
  await expect(orders(page)).toContainText('No working orders');
  await expect(ticket(page).getByRole('textbox', { name: 'Quantity' })).toHaveValue('');
});

test('cancel all lists what it hits, and no button has the focus', async ({ desk, page }) => {
  await openDesk(page, desk);
  await sendOrder(page, desk, farBelow);
  await sendOrder(page, desk, { ...farBelow, instrument: 'MSFT' });
  await sendOrder(page, desk, { ...farBelow, instrument: 'MSFT', limitPrice: '99.00' });

  await orders(page).getByRole('button', { name: 'Cancel all…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Cancel open orders' });
  await expect(dialog.getByRole('listitem')).toHaveCount(3);
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused();
  await expect(dialog.getByRole('button', { name: 'Cancel 3 orders' })).not.toBeFocused();
  await page.keyboard.press('Enter');
  await expect(rowOf(page, 'AAPL')).toBeVisible();

  await orders(page).getByRole('button', { name: 'Cancel all…' }).click();
  await dialog
    .getByRole('combobox', { name: 'Which' })
    .selectOption({ label: 'Instrument MSFT (2)' });
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Cancel 2 orders' }).click();

  await expect(dialog).toBeHidden();
  await pointAway(page);
  await expect(rowOf(page, 'MSFT')).toHaveCount(0);
  await expect(rowOf(page, 'AAPL')).toContainText('working');
});

test('what was chosen to be canceled is not turned into all, when it is over before the press', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  const over = await sendOrder(page, desk, farBelow);
  await sendOrder(page, desk, { ...farBelow, instrument: 'MSFT' });
  await expect(rowOf(page, 'AAPL')).toContainText('working');
  await expect(rowOf(page, 'MSFT')).toContainText('working');

  await page.keyboard.press('Alt+Shift+C');
  const dialog = page.getByRole('dialog', { name: 'Cancel open orders' });
  await dialog.getByRole('combobox', { name: 'Which' }).selectOption('Instrument AAPL (1)');
  await expect(dialog.getByRole('button', { name: 'Cancel 1 order' })).toBeVisible();
  await cancelOrder(page, desk, over);

  await expect(dialog.getByRole('combobox', { name: 'Which' })).toHaveValue('instrument:AAPL');
  await expect(dialog).toContainText('nothing is open');
  await dialog.getByRole('button', { name: 'Cancel 0 orders' }).press('Enter');
  await page.keyboard.press('Escape');
  await expect(rowOf(page, 'MSFT')).toContainText('working');
});

test('a letter leads to the orders, and Space after it cancels none', async ({ desk, page }) => {
  await openDesk(page, desk);
  await sendOrder(page, desk, farBelow);
  await expect(rowOf(page, 'AAPL')).toContainText('working');

  await page.keyboard.press('o');
  await expect(rowOf(page, 'AAPL').locator(':focus')).toHaveRole('gridcell');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Buy 100 AAPL' })).toContainText(/working/i);
});

test('a cancel whose answer is lost is told as what it did, and may be taken back', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  await sendOrder(page, desk, farBelow);
  await loseNextAnswer(page);
  await orders(page).getByRole('button', { name: 'Cancel buy 100 AAPL' }).click();
  await expect(page.getByText('Canceled: buy 100 AAPL', { exact: true })).toBeVisible();
  await expect(page.getByText('Not canceled')).toHaveCount(0);

  await sendOrder(page, desk, { ...farBelow, quantity: '7' });
  await sendOrder(page, desk, { ...farBelow, quantity: '8' });
  await loseNextAnswer(page);
  await orders(page).getByRole('button', { name: 'Cancel all…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel 2 orders' }).click();
  await expect(page.getByText('None of them is open any more')).toBeVisible();
  await expect(orders(page)).toContainText('2 orders are canceled');
});

test('rows stand still under the pointer, say how many wait, and come with R', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  await sendOrder(page, desk, farBelow);
  const table = page.getByRole('grid', { name: 'Working orders' });
  await expect(rowOf(page, 'AAPL')).toBeVisible();

  await rowOf(page, 'AAPL').getByRole('gridcell').nth(3).click();
  await sendOrder(page, desk, { ...farBelow, instrument: 'MSFT' });
  await sendOrder(page, desk, { ...farBelow, instrument: 'IBM' });
  await expect(orders(page).getByRole('button', { name: /2 rows waiting/ })).toBeVisible();
  await expect(table.getByRole('row')).toHaveCount(2);

  await page.keyboard.press('r');
  await expect(table.getByRole('row').nth(1)).toContainText('IBM');
  await expect(table.getByRole('row')).toHaveCount(4);
  await expect(orders(page).getByRole('button', { name: /waiting/ })).toBeHidden();
});

test('a denied order is no rejected one, and its row says why', async ({ desk, page }) => {
  await openDesk(page, desk);
  const answer = await page.request.post(`${desk.url}/api/v1/orders`, {
    data: { ...farBelow, orderType: 'limit', quantity: '900000', limitPrice: '180.00' },
    headers: { origin: desk.url },
  });
  expect(answer.status()).toBe(422);

  await orders(page).getByRole('tab', { name: /All/ }).click();
  await expect(rowOf(page, 'AAPL')).toContainText('denied');
  await expect(rowOf(page, 'AAPL')).toContainText(/limit|most/);
});

test('everything in the table is done by keyboard', async ({ desk, page }) => {
  await openDesk(page, desk);
  await sendOrder(page, desk, farBelow);
  await sendOrder(page, desk, { ...farBelow, instrument: 'MSFT' });
  await expect(rowOf(page, 'MSFT')).toBeVisible();

  await orders(page).getByRole('button', { name: 'Cancel all…' }).focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Cancel buy 100 MSFT' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'Modify buy 100 MSFT' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator(':focus')).toHaveText('MSFT');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator(':focus')).toHaveText('AAPL');

  await page.keyboard.press('Enter');
  const details = page.getByRole('dialog', { name: 'Buy 100 AAPL' });
  await expect(details).toContainText('Accepted by the venue');
  await page.keyboard.press('Escape');
  await expect(details).toBeHidden();
  await expect(page.locator(':focus')).toHaveText('AAPL');

  await page.keyboard.press('Delete');
  await expect(rowOf(page, 'AAPL')).toContainText('canceled');
  await expect(rowOf(page, 'MSFT')).toContainText('working');

  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('columnheader', { name: /^Time/ })).toHaveAttribute(
    'aria-sort',
    'none',
  );
});

test('what is shown is what is saved, and a formula stays text', async ({ desk, page }) => {
  await openDesk(page, desk);
  await sendOrder(page, desk, farBelow);
  await sendOrder(page, desk, {
    ...farBelow,
    instrument: 'MSFT',
    side: 'sell',
    limitPrice: '1900.00',
  });
  await expect(rowOf(page, 'MSFT')).toContainText('1,900.00');
  await expect(rowOf(page, 'MSFT')).toContainText('working');
  await orders(page).getByRole('searchbox', { name: 'Search the rows' }).fill('msft');
  await expect(rowOf(page, 'AAPL')).toHaveCount(0);

  const download = page.waitForEvent('download');
  await orders(page).getByRole('button', { name: 'Save what is shown as CSV' }).click();
  const csv = await readFile((await (await download).path()) ?? '', 'utf8');

  const lines = csv.replace('\uFEFF', '').trim().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toBe(
    'Time,Instrument,Side,Type,Quantity,Filled,Price,Status,Average,Source,Bracket',
  );
  expect(lines[1]).toMatch(/^\d{4}-.*Z,MSFT,sell,limit,100,0,1900,working,,manual · admin,$/);
});

test('columns are kept over a reload, and Reset brings the first day back', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  const header = (name: string) => orders(page).getByRole('columnheader', { name, exact: true });
  await orders(page).getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Side', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Order id', exact: true }).click();
  await page.getByRole('radio', { name: 'Compact' }).click();
  await expect(header('Side')).toBeHidden();
  await expect(header('Order id')).toBeVisible();
  // Settings are written a moment after the last change.
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('desk.table.2.orders')))
    .toContain('compact');

  await page.reload();
  await expect(header('Order id')).toBeVisible();
  await expect(header('Side')).toBeHidden();

  await orders(page).getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(header('Side')).toBeVisible();
  await expect(header('Order id')).toBeHidden();
});

test('a viewer sees orders and fills and no button that acts', async ({ desk, page }) => {
  const viewer = await createPerson(page, desk, 'viewer');
  await sendOrder(page, desk, farBelow);
  await openPosition(page, desk, 'SPY', '10');
  await page.context().clearCookies();
  await openDesk(page, desk, viewer);

  await expect(rowOf(page, 'AAPL')).toContainText('working');
  await expect(page.getByText('viewer · viewer')).toBeVisible();
  await expect(orders(page).getByRole('button', { name: /Cancel|Modify/ })).toHaveCount(0);
  await expect(panel(page, 'Positions').getByRole('row', { name: /SPY/ })).toBeVisible();
  await expect(panel(page, 'Positions').getByRole('button', { name: /Close|Flatten/ })).toHaveCount(
    0,
  );
  await orders(page).getByRole('tab', { name: /Fills/ }).click();
  await expect(rowOf(page, 'SPY')).toContainText('taker');

  const answer = await page.request.delete(`${desk.url}/api/v1/orders`, {
    headers: { origin: desk.url },
  });
  expect(answer.status()).toBe(403);
});
