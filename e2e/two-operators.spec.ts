import { expect } from '@playwright/test';
import { test } from './desk.fixture';
import { allOrders, sendOrder } from './desk-calls.fixture';
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
