import { expect } from '@playwright/test';
import { test } from './desk.fixture';
import { allOrders, calmVenue, openPosition, sendOrder } from './desk-calls.fixture';
import { createPerson, openDesk, panel } from './screen.fixture';

test('two operators see the same desk: one sends, the other cancels, and a halt holds both', async ({
  desk,
  page,
  browser,
}) => {
  const trader = await createPerson(page, desk, 'trader');
  const seat = await browser.newContext({
    baseURL: desk.url,
    viewport: { width: 1440, height: 900 },
  });
  const theirs = await seat.newPage();
  await Promise.all([openDesk(page, desk), openDesk(theirs, desk, trader)]);

  await sendOrder(theirs, desk, {
    instrument: 'AAPL',
    side: 'buy',
    quantity: '10',
    limitPrice: '150.00',
  });
  const seen = panel(page, 'Orders').getByRole('row', { name: /AAPL/ });
  await expect(seen).toContainText('working');
  await expect(seen).toContainText('manual');
  await expect(panel(theirs, 'Orders').getByRole('row', { name: /AAPL/ })).toContainText('working');

  // Both press at once: the order is canceled once, and neither is left with a wrong picture. With the finger on the
  // button already, for whoever comes second may find it gone.
  for (const one of [page, theirs]) {
    await panel(one, 'Orders').getByRole('button', { name: 'Cancel buy 10 AAPL' }).focus();
  }
  await Promise.all([page, theirs].map((one) => one.keyboard.press('Enter')));
  for (const one of [page, theirs]) {
    await expect(panel(one, 'Orders').getByRole('row', { name: /AAPL/ })).toContainText('canceled');
  }
  expect((await allOrders(page, desk)).map(({ status }) => status)).toEqual(['canceled']);

  await page.getByRole('button', { name: 'Halt', exact: true }).click();
  const mode = theirs.getByRole('complementary', { name: 'Mode' });
  await expect(mode).toContainText('Halted');
  await expect(mode).toContainText('by admin');
  await seat.close();
});

test('what one operator does while another one looks is not undone, and nothing else is hit', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  await calmVenue(page, desk);
  const orderId = await sendOrder(page, desk, {
    instrument: 'AAPL',
    side: 'buy',
    quantity: '10',
    limitPrice: '150.00',
  });
  const change = async (data: object) => {
    const answer = await page.request.patch(`${desk.url}/api/v1/orders/${orderId}`, {
      data,
      headers: { origin: desk.url },
    });
    expect(answer.status(), await answer.text()).toBe(200);
  };

  // A price that nobody has typed here stays the one that the other has set.
  await page.getByRole('button', { name: 'Modify buy 10 AAPL' }).click();
  const modify = page.getByRole('dialog', { name: 'Modify AAPL' });
  const size = modify.getByRole('textbox', { name: 'Quantity' });
  await expect(size).toBeFocused();
  await change({ limitPrice: '140.00', quantity: '12' });
  await expect(modify.getByRole('textbox', { name: 'Limit price' })).toHaveValue('140');
  // The size under the keyboard has become another one: what is typed takes its place.
  await page.keyboard.type('8');
  await expect(size).toHaveValue('8');
  await page.keyboard.press('Enter');
  await expect(modify).toBeHidden();
  await expect
    .poll(async () => (await allOrders(page, desk))[0])
    .toMatchObject({ quantity: '8', limitPrice: '140' });

  // Another position of the same name is not closed for the one that was looked at.
  await openPosition(page, desk, 'MSFT', '10');
  await page.getByRole('button', { name: 'Close MSFT', exact: true }).click();
  const close = page.getByRole('dialog', { name: 'Close MSFT' });
  await expect(close.getByRole('button', { name: 'Sell 10 MSFT' })).toBeVisible();
  await sendOrder(page, desk, { instrument: 'MSFT', side: 'sell', quantity: '30' });
  await expect(close).toContainText('it is another position by now');
  await close.getByRole('button', { name: 'Buy 20 MSFT' }).press('Enter');
  await expect(close).toBeVisible();
  await page.keyboard.press('Escape');

  // A halt that comes before the press is not lifted by it.
  await page.getByRole('button', { name: /^Mode/ }).click();
  const mode = page.getByRole('dialog', { name: 'Desk mode' });
  await mode.getByRole('radio', { name: 'Automatic', exact: true }).click();
  await mode.getByRole('textbox', { name: 'Reason' }).fill('the open is over');
  const halted = await page.request.put(`${desk.url}/api/v1/mode`, {
    data: { mode: 'halted', reason: 'prices look wrong' },
    headers: { origin: desk.url },
  });
  expect(halted.status(), await halted.text()).toBe(200);
  await expect(mode).toContainText('it has become halted meanwhile: choose anew');
  await mode.getByRole('textbox', { name: 'Reason' }).press('Enter');
  await mode.getByRole('radio', { name: 'Manual', exact: true }).click();
  await mode.getByRole('textbox', { name: 'Reason' }).press('Enter');
  await expect(mode).toBeHidden();
  const changes = await page.request.get(`${desk.url}/api/v1/events/newest?types=MODE_CHANGED`);
  expect((await changes.json()).items.length).toBe(2);
});
