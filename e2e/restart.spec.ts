import { expect } from '@playwright/test';
import { test } from './desk.fixture';
import { fillTicket, isCurrent, openDesk, panel, reviewAndSend, ticket } from './screen.fixture';

test('a desk that is killed and started again finds the open page, and the page finds everything', async ({
  desk,
  page,
}) => {
  // A desk is started twice, and a page comes back by itself.
  test.setTimeout(120_000);
  await openDesk(page, desk);
  await fillTicket(page, { instrument: 'AAPL', orderType: 'Market', quantity: '100' });
  await reviewAndSend(page);
  const position = panel(page, 'Positions').getByRole('row', { name: /AAPL/ });
  await expect(position).toContainText('100');
  await fillTicket(page, {
    instrument: 'MSFT',
    orderType: 'Limit',
    quantity: '7',
    limitPrice: '100.00',
  });
  await reviewAndSend(page);
  await expect(ticket(page).getByRole('status', { name: 'Last order' })).toContainText('Working');

  await desk.kill();
  await expect(page.getByText('Not connected.')).toBeVisible();
  await ticket(page).getByRole('textbox', { name: 'Quantity' }).fill('8');

  await desk.start();
  await isCurrent(page);
  await expect(page.getByText('Not connected.')).toBeHidden();
  await expect(position).toContainText('100');
  await expect(panel(page, 'Orders').getByRole('row', { name: /MSFT/ })).toContainText('working');
  await expect(ticket(page).getByRole('textbox', { name: 'Quantity' })).toHaveValue('8');

  await reviewAndSend(page);
  const last = ticket(page).getByRole('status', { name: 'Last order' });
  await expect(last).toContainText(/buy\s*8\s*MSFT/);
  await expect(last).toContainText('Working');
});

test('a page that stood still for a while keeps its line to the desk', async ({ desk, page }) => {
  let lines = 0;
  page.on('websocket', () => {
    lines += 1;
  });
  await openDesk(page, desk);
  const opened = lines;

  await page.evaluate(() => {
    const untilMs = performance.now() + 7_000;
    while (performance.now() < untilMs) {
      // Longer than the silence after which a line counts as dead.
    }
  });
  await isCurrent(page);

  expect(lines).toBe(opened);
});

test('an order whose answer is lost is asked for, and not sent a second time', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  await fillTicket(page, {
    instrument: 'AAPL',
    orderType: 'Limit',
    quantity: '10',
    limitPrice: '100.00',
  });
  await page.route('**/api/v1/orders', async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });

  await ticket(page)
    .getByRole('button', { name: /^Review/ })
    .click();
  await ticket(page).getByRole('button', { name: /^Send/ }).click();

  await expect(ticket(page).getByRole('status', { name: 'Last order' })).toContainText('Working');
  const orders = await page.request.get(`${desk.url}/api/v1/orders?status=all`);
  expect((await orders.json()).items).toHaveLength(1);
});

test('an order that never reached the desk keeps its id and may be sent again', async ({
  desk,
  page,
}) => {
  test.setTimeout(120_000);
  await openDesk(page, desk);
  await fillTicket(page, {
    instrument: 'AAPL',
    orderType: 'Limit',
    quantity: '10',
    limitPrice: '100.00',
  });
  await page.route('**/api/v1/orders', (route) => route.abort('connectionreset'), { times: 1 });

  await ticket(page)
    .getByRole('button', { name: /^Review/ })
    .click();
  const id = await ticket(page)
    .getByText(/^id desk-/)
    .textContent();
  await ticket(page).getByRole('button', { name: /^Send/ }).click();
  // The ticket asks several times before it believes that nothing arrived.
  await expect(ticket(page)).toContainText('The order did not reach the desk', { timeout: 45_000 });

  await ticket(page)
    .getByRole('button', { name: /^Review/ })
    .click();
  await expect(ticket(page).getByText(id ?? '')).toBeVisible();
  await ticket(page).getByRole('button', { name: /^Send/ }).click();
  await expect(ticket(page).getByRole('status', { name: 'Last order' })).toContainText('Working');
});
