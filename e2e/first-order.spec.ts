import { expect } from '@playwright/test';
import { test } from './desk.fixture';
import { allOrders } from './desk-calls.fixture';
import { fillTicket, numberIn, openDesk, panel, reviewAndSend, ticket } from './screen.fixture';

test('an order is sent, fills, opens a position, and its profit moves', async ({ desk, page }) => {
  await openDesk(page, desk);
  await fillTicket(page, { instrument: 'AAPL', orderType: 'Market', quantity: '1,000' });
  await expect(ticket(page).getByRole('list', { name: 'Checks' })).toContainText('Order value');

  // It carries a stop and a target, each on its side of the market.
  await ticket(page).getByRole('checkbox', { name: 'Protection' }).click();
  await ticket(page).getByRole('textbox', { name: 'Stop loss' }).fill('10');
  const target = ticket(page).getByRole('textbox', { name: 'Take profit' });
  await target.fill('1.00');
  await page.keyboard.press('Enter');
  await expect(target).toHaveAccessibleDescription(
    /^The target of a long has to lie above [0-9.]+/,
  );
  await target.fill('9,000.00');
  await page.keyboard.press('Enter');
  await expect(ticket(page).getByRole('group', { name: 'Review' })).toContainText(
    /Stop at about .* loses about .* USD if hit.*Target at 9,000.00 → earns about/,
  );
  await page.keyboard.press('Escape');

  await reviewAndSend(page);

  await expect(ticket(page).getByRole('status', { name: 'Last order' })).toContainText('Filled');
  const row = panel(page, 'Positions').getByRole('row', { name: /AAPL/ });
  await expect(row).toContainText('1,000');
  await expect(panel(page, 'Orders').getByRole('row', { name: /stop of/ })).toContainText('1,000');

  const account = panel(page, 'Account');
  const unrealized = async () =>
    numberIn((await account.getByRole('definition').nth(2).textContent()) ?? '');
  const before = await unrealized();
  await expect.poll(unrealized).not.toBe(before);
});

test('Enter reviews and Enter sends, Escape goes back, and a double click sends once', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  const form = ticket(page);
  await fillTicket(page, {
    instrument: 'AAPL',
    orderType: 'Limit',
    quantity: '10',
    limitPrice: '100.00',
  });

  await page.keyboard.press('Enter');
  await expect(form.getByRole('group', { name: 'Review' })).toContainText('Buy 10 AAPL @ 100.00');
  await page.keyboard.press('Escape');
  await expect(form.getByRole('group', { name: 'Review' })).toBeHidden();

  // The keyboard goes on where a button has given way to another one.
  await form.getByRole('button', { name: /^Review/ }).click();
  await expect(form.getByRole('button', { name: /^Send/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(form.getByRole('button', { name: /^Review/ })).toBeFocused();

  await form.getByRole('button', { name: /^Review/ }).dblclick();
  await expect(form.getByRole('button', { name: /^Send/ })).toBeVisible();
  await form.getByRole('button', { name: /^Send/ }).dblclick();
  await expect(form.getByRole('status', { name: 'Last order' })).toContainText('Working');

  const orders = await page.request.get(`${desk.url}/api/v1/orders?status=all`);
  expect((await orders.json()).items).toHaveLength(1);
});

test('the instrument that is typed is the one of the ticket, or none is reviewed', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  await fillTicket(page, { instrument: 'AAPL', orderType: 'Market', quantity: '10' });
  const form = ticket(page);
  const chooser = form.getByRole('combobox', { name: 'Instrument' });
  const review = form.getByRole('button', { name: /^Review/ });

  // Typed again where it was just chosen: the name is replaced, not made longer.
  await chooser.click();
  await page.keyboard.type('MSFT');
  await page.keyboard.press('Enter');
  await expect(review).toHaveText(/MSFT/);
  await page.keyboard.type('TSLA');
  await page.keyboard.press('Enter');
  await expect(review).toHaveText(/TSLA/);

  // A name that nothing has stays in sight, and Enter reviews no order for another one.
  await page.keyboard.type('TSLAX');
  await expect(page.getByText('No instrument has that name.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(chooser).toHaveValue('TSLAX');
  await expect(form.getByTitle('Tesla')).toBeHidden();
  await expect(form.getByRole('group', { name: 'Review' })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(chooser).toHaveValue('TSLA');
  await expect(form.getByTitle('Tesla')).toBeVisible();

  // Who goes on with Tab has chosen what they typed whole.
  await chooser.press('ControlOrMeta+a');
  await page.keyboard.type('aapl');
  await page.keyboard.press('Tab');
  await expect(review).toHaveText(/AAPL/);
  await expect(chooser).toHaveValue('AAPL');
});

test('what is typed while an order is on its way is the next one, whole', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  await fillTicket(page, {
    instrument: 'MSFT',
    orderType: 'Limit',
    quantity: '10',
    limitPrice: '300.00',
  });
  const form = ticket(page);
  const size = form.getByRole('textbox', { name: 'Quantity' });
  let letThrough = () => {};
  const line = new Promise<void>((open) => {
    letThrough = open;
  });
  await page.route('**/api/v1/orders', async (route) => {
    await line;
    await route.continue();
  });

  await size.press('Enter');
  await page.keyboard.press('Enter');
  await expect(form.getByRole('button', { name: 'Sending…' })).toBeVisible();
  // What was said of the side counts as well, though the answer is not there.
  await page.keyboard.press('Alt+s');
  await size.press('ControlOrMeta+a');
  await page.keyboard.type('2');
  await expect(form).toContainText('the order before it is on its way');
  letThrough();
  await expect(form.getByRole('status', { name: 'Last order' })).toBeVisible();
  await page.keyboard.type('5');

  await expect(size).toHaveValue('25');
  await expect(form.getByRole('button', { name: /^Review sell 25 MSFT/ })).toBeVisible();
  const sent = await allOrders(page, desk);
  expect(sent.map(({ side, quantity }) => [side, quantity])).toEqual([['buy', '10']]);
});

test('every wrong field says what would be right, and nothing typed is lost by a reload', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  const form = ticket(page);
  await fillTicket(page, {
    instrument: 'AAPL',
    orderType: 'Stop limit',
    quantity: '1.5',
    limitPrice: '189,50',
  });
  await page.keyboard.press('Enter');

  await expect(form.getByRole('textbox', { name: 'Quantity' })).toHaveAccessibleDescription(
    'Must be a multiple of the lot 1: 1 or 2.',
  );
  await expect(form.getByRole('textbox', { name: 'Stop price' })).toHaveAccessibleDescription(
    'Type a price, in steps of 0.01.',
  );
  await expect(form.getByRole('textbox', { name: 'Limit price' })).toHaveAccessibleDescription(
    'Write decimals with a point, such as 189.50.',
  );

  await page.reload();

  await expect(form.getByRole('combobox', { name: 'Instrument' })).toHaveValue('AAPL');
  await expect(form.getByRole('textbox', { name: 'Quantity' })).toHaveValue('1.5');
  await expect(form.getByRole('textbox', { name: 'Limit price' })).toHaveValue('189,50');
  await expect(form.getByRole('radio', { name: 'Stop limit' })).toBeChecked();

  // The message of the field that is left must not push the box away from under the press.
  await form.getByRole('textbox', { name: 'Quantity' }).fill('');
  await form.getByRole('checkbox', { name: 'Protection' }).click();
  await expect(form.getByRole('textbox', { name: 'Stop loss' })).toBeVisible();
  await expect(form).toContainText('Not whole yet: quantity, stop price, limit price, stop loss.');
});

test('an order beyond a limit is refused with its code, its sentence and its numbers', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  const form = ticket(page);
  await fillTicket(page, {
    instrument: 'AAPL',
    orderType: 'Limit',
    quantity: '100,000',
    limitPrice: '180.00',
  });
  const value = form.getByRole('listitem').filter({ hasText: 'Order value' });
  await expect(value).toContainText('does not pass');
  await expect(value).toContainText('18.0 M / 250 k');

  await form.getByRole('button', { name: /^Review/ }).click();
  await form.getByRole('button', { name: /^Send/ }).click();

  await expect(form.getByRole('alert')).toContainText('order-denied');
  await expect(form.getByRole('alert')).toContainText('18,000,000 / 250,000');
  await expect(form.getByRole('textbox', { name: 'Quantity' })).toHaveValue('100,000');

  await form.getByRole('button', { name: 'use it' }).click();
  await expect(form.getByRole('textbox', { name: 'Quantity' })).toHaveValue('1,388');
  await reviewAndSend(page);
  await expect(form.getByRole('status', { name: 'Last order' })).toContainText('Working');
});
