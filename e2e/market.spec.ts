import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './desk.fixture';
import { allOrders, sendOrder } from './desk-calls.fixture';
import { holdBack } from './hold-back.fixture';
import { hasNoFault, hasNoFaultInAnyLook } from './looks.fixture';
import { createPerson, openDesk, panel, ticket } from './screen.fixture';

async function show(page: Page, title: 'Price chart' | 'Depth' | 'Watchlist'): Promise<Locator> {
  const tab = page.getByRole('tab', { name: title, exact: true });
  await tab.click();
  await expect(panel(page, title)).toBeVisible();
  return panel(page, title);
}

/** Only rows in sight exist: what one wants to see is searched. */
async function lookFor(watchlist: Locator, words: string): Promise<void> {
  await watchlist.getByRole('searchbox', { name: 'Search the rows' }).fill(words);
}

/** A buy that rests below what is displayed, and its price. */
async function restingBuy(page: Page, url: string, desk: Parameters<typeof sendOrder>[1]) {
  const answer = await page.request.get(`${url}/api/v1/instruments/IBM/depth`);
  const { bids }: { bids: readonly { price: string }[] } = await answer.json();
  const limitPrice = (Number(bids.at(-1)?.price) - 0.5).toFixed(2);
  const order = { instrument: 'IBM', side: 'buy', quantity: '70', limitPrice } as const;
  return { orderId: await sendOrder(page, desk, order), limitPrice };
}

test('a list of one’s own, a line that turns the desk, and prices that fill the ticket', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  const watchlist = await show(page, 'Watchlist');
  const lineOf = (instrument: string) =>
    watchlist
      .getByRole('row')
      .filter({ has: page.getByRole('gridcell', { name: instrument, exact: true }) });
  await expect(lineOf('AAPL').locator('[data-column="bid"]')).toHaveText(/^\d/);
  await lookFor(watchlist, 'IBM');
  await watchlist.getByRole('button', { name: 'Lists of IBM' }).click();
  const dialog = page.getByRole('dialog', { name: 'Lists of IBM' });
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog).toContainText('Give the list a name.');
  await dialog.getByRole('textbox', { name: 'New list' }).fill('Blue chips');
  await dialog.getByRole('textbox', { name: 'New list' }).press('Enter');
  await expect(dialog).toBeHidden();
  await lookFor(watchlist, '');
  await expect(watchlist.getByRole('button', { name: /List: Blue chips\s*1/ })).toBeVisible();
  await expect(lineOf('AAPL')).toHaveCount(0);
  await hasNoFault(page, 'watchlist', '[data-panel="Watchlist"]');

  await lineOf('IBM').locator('[data-column="last"]').click();
  await expect(ticket(page).getByRole('combobox', { name: 'Instrument' })).toHaveValue('IBM');
  await page.keyboard.press('s');
  await expect(ticket(page).getByRole('textbox', { name: 'Limit price' })).toHaveValue(/^\d/);
  await expect(ticket(page).getByRole('button', { name: /^Review sell/i })).toBeVisible();

  await page.reload();
  await show(page, 'Watchlist');
  await expect(watchlist.getByRole('button', { name: /List: Blue chips\s*1/ })).toBeVisible();
});

test('a list made before those of the desk have come is one more, and takes none away', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  const kept = { listId: 'kept', name: 'Long held', instruments: ['AAPL'] };
  await page.request.patch(`${desk.url}/api/v1/preferences`, {
    data: { watchLists: { version: 1, lists: [kept] } },
    headers: { origin: desk.url },
  });
  const letGo = await holdBack(page, '**/api/v1/preferences');

  const watchlist = await show(page, 'Watchlist');
  await lookFor(watchlist, 'IBM');
  await watchlist.getByRole('button', { name: 'Lists of IBM' }).click();
  const dialog = page.getByRole('dialog', { name: 'Lists of IBM' });
  await dialog.getByRole('textbox', { name: 'New list' }).fill('Blue chips');
  await dialog.getByRole('textbox', { name: 'New list' }).press('Enter');
  await expect(watchlist.getByRole('button', { name: /List: Blue chips\s*1/ })).toBeVisible();
  letGo();

  const names = async () => {
    const answer = await page.request.get(`${desk.url}/api/v1/preferences`);
    const { watchLists }: { watchLists: { lists: readonly { name: string }[] } } =
      await answer.json();
    return watchLists.lists.map(({ name }) => name);
  };
  await expect.poll(names).toEqual(['Long held', 'Blue chips']);
  await watchlist.getByRole('button', { name: /List: Blue chips\s*1/ }).click();
  await expect(page.getByRole('radio', { name: /Long held/ })).toBeVisible();
});

test('the depth marks a resting order, and its prices fill the ticket', async ({ desk, page }) => {
  await openDesk(page, desk);
  await restingBuy(page, desk.url, desk);
  const watchlist = await show(page, 'Watchlist');
  await lookFor(watchlist, 'IBM');
  await watchlist.getByRole('gridcell', { name: 'IBM', exact: true }).click();

  const depth = await show(page, 'Depth');
  await expect(depth.getByRole('table', { name: 'Displayed levels of IBM' })).toBeVisible();
  await expect(depth.getByRole('row', { name: /buy 70/ })).toContainText(/ahead|queue not known/);
  await hasNoFaultInAnyLook(page, 'depth', '[data-panel="Depth"]');
  for (const side of ['sell', 'buy'] as const) {
    const prices = depth.getByRole('button', { name: `fill the ticket to ${side} there` });
    await (side === 'buy' ? prices.last() : prices.first()).click();
    const review = ticket(page).getByRole('button', { name: new RegExp(`^Review ${side}`, 'i') });
    await expect(review).toBeVisible();
  }
});

test('the line of an order on the chart is moved only after a review', async ({ desk, page }) => {
  await openDesk(page, desk);
  const { orderId, limitPrice } = await restingBuy(page, desk.url, desk);
  const watchlist = await show(page, 'Watchlist');
  await lookFor(watchlist, 'IBM');
  await watchlist.getByRole('gridcell', { name: 'IBM', exact: true }).click();

  const chart = await show(page, 'Price chart');
  await chart.getByRole('radio', { name: '10s' }).click();
  const candles = chart.getByRole('application', { name: /Candles of IBM, 10s/ });
  await expect(candles).toBeVisible();
  await candles.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(candles.getByRole('status')).toHaveText(/open .* high .* low .* close .* volume/);
  const line = candles.getByRole('slider', { name: /buy 70 limit/ });
  await expect(line).toHaveAttribute('aria-valuetext', limitPrice);
  await hasNoFault(page, 'price chart', '[data-panel="Price chart"]');

  await line.focus();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('Escape');
  await expect(line).toHaveAttribute('aria-valuetext', limitPrice);
  const lower = (Number(limitPrice) - 0.1).toFixed(2);
  await page.keyboard.press('PageDown');
  await page.keyboard.press('Enter');
  const review = page.getByRole('dialog', { name: 'Move the limit of IBM' });
  await expect(review).toContainText(`${limitPrice}to${lower}`);
  await expect(review.getByRole('list', { name: 'Checks' })).toContainText('checks pass');
  const priceOf = async () =>
    (await allOrders(page, desk)).find((order) => order.orderId === orderId)?.limitPrice;
  expect(Number(await priceOf())).toBe(Number(limitPrice));
  await review.getByRole('button', { name: 'Send change' }).click();
  await expect.poll(async () => Number(await priceOf())).toBe(Number(lower));
  await expect(line).toHaveAttribute('aria-valuetext', lower);
});

test('a viewer sees chart, depth and own orders, and nothing that could be moved', async ({
  desk,
  page,
}) => {
  const viewer = await createPerson(page, desk, 'viewer');
  await restingBuy(page, desk.url, desk);
  await openDesk(page, desk, viewer);
  // Before the page knows who they are, it offers nobody what could be moved.
  await expect(ticket(page)).toContainText('Your role may watch');
  const watchlist = await show(page, 'Watchlist');
  await lookFor(watchlist, 'IBM');
  await watchlist.getByRole('gridcell', { name: 'IBM', exact: true }).click();

  const chart = await show(page, 'Price chart');
  await expect(chart.getByText('buy 70 limit')).toBeVisible();
  await expect(chart.getByRole('slider')).toHaveCount(0);
  const depth = await show(page, 'Depth');
  await expect(depth.getByRole('row', { name: /buy 70/ })).toBeVisible();
  await expect(depth.getByRole('button')).toHaveCount(0);
});
