import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './desk.fixture';
import { allOrders, calmVenue, cancelOrder, openPosition } from './desk-calls.fixture';
import type { DeskProcess } from './desk-process.fixture';
import { fillTicket, openDesk, panel, ticket } from './screen.fixture';

test('a preset fills the ticket, an order is held or pressed out of it, cancels are taken back, a stop moves', async ({
  desk,
  page,
}) => {
  test.setTimeout(120_000);
  await openDesk(page, desk);
  await calmVenue(page, desk);
  const form = ticket(page);
  const blotter = panel(page, 'Orders');
  const strip = page.getByRole('complementary', { name: 'Sending without review' });
  const send = async (choice: 'Hold' | 'One press') => {
    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    await page.getByRole('link', { name: 'Orders and lock' }).click();
    await page.getByRole('radio', { name: new RegExp(`^${choice}`) }).click();
    await expect(strip).toBeVisible();
    await page.getByRole('link', { name: 'Desk', exact: true }).click();
  };

  // A preset remembers how, and for all instruments; never a price.
  await fillTicket(page, {
    instrument: 'AAPL',
    orderType: 'Limit',
    quantity: '30',
    limitPrice: '150.00',
  });
  await form.getByRole('button', { name: 'Saved…' }).click();
  await page.getByRole('textbox', { name: 'Save this ticket as' }).fill('Thirty');
  await page.getByRole('checkbox', { name: 'For all instruments' }).click();
  await page.getByRole('button', { name: 'Save the preset' }).click();
  await expect(form.getByRole('button', { name: 'Thirty' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('textbox', { name: 'Save this ticket as' })).toBeHidden();
  await fillTicket(page, { instrument: 'MSFT', orderType: 'Market', quantity: '7' });
  await form.getByRole('button', { name: 'Thirty' }).click();
  await expect(form.getByRole('textbox', { name: 'Quantity' })).toHaveValue('30');
  await expect(form.getByRole('radio', { name: 'Limit', exact: true })).toBeChecked();

  // Let go too early, nothing is sent; held to the end, one order is.
  await send('Hold');
  await fillTicket(page, {
    instrument: 'AAPL',
    orderType: 'Limit',
    quantity: '30',
    limitPrice: '150.00',
  });
  const hold = form.getByRole('button', { name: /^Hold to buy 30 AAPL/ });
  expect(await pressBriefly(hold)).toBe('true');
  await expect(hold).toHaveAttribute('data-held', 'false');
  expect(await allOrders(page, desk)).toHaveLength(0);
  await hold.focus();
  await page.keyboard.down('Enter');
  await expect(blotter.getByRole('row', { name: /AAPL/ })).toContainText('working');
  await page.keyboard.up('Enter');

  await send('One press');
  await fillTicket(page, {
    instrument: 'MSFT',
    orderType: 'Limit',
    quantity: '20',
    limitPrice: '300.00',
  });
  await form.getByRole('button', { name: /^Send buy 20 MSFT/ }).dblclick();
  await expect(blotter.getByRole('row', { name: /MSFT/ })).toContainText('working');
  expect(await allOrders(page, desk)).toHaveLength(2);

  // One press does not go past a warning: the review asks why, and the order keeps it.
  await staleFeed(page, desk, 'KO');
  await fillTicket(page, {
    instrument: 'KO',
    orderType: 'Limit',
    quantity: '5',
    limitPrice: '30.00',
  });
  await form.getByRole('button', { name: /^Review buy 5 KO/ }).click();
  await expect(form.getByRole('list', { name: 'Warnings' })).toContainText('Age of the price');
  const reason = form.getByRole('textbox', { name: 'Reason to send it' });
  await reason.press('Enter');
  await expect(reason).toHaveAttribute('aria-invalid', 'true');
  await reason.fill('the auction is near');
  await reason.press('Enter');
  await blotter.getByRole('row', { name: /KO/ }).getByText('KO', { exact: true }).dblclick();
  await expect(page.getByRole('dialog', { name: 'Buy 5 KO' })).toContainText(
    'past price stale: the auction is near',
  );
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Buy 5 KO' })).toBeHidden();
  const [stale] = await allOrders(page, desk);
  await cancelOrder(page, desk, stale?.orderId ?? '');
  await strip.getByRole('button', { name: 'Review again' }).click();
  await expect(strip).toHaveCount(0);

  // What was canceled together is entered again, as new orders.
  await blotter.getByRole('button', { name: 'Cancel all…' }).click();
  await page.getByRole('button', { name: 'Cancel 2 orders' }).click();
  await blotter.getByRole('button', { name: 'Enter again…' }).click();
  await page
    .getByRole('dialog', { name: 'Enter canceled orders again' })
    .getByRole('button', { name: 'Enter 2 orders again' })
    .click();
  await expect
    .poll(async () => (await allOrders(page, desk)).map(({ status }) => status).sort())
    .toEqual(['canceled', 'canceled', 'canceled', 'working', 'working']);

  // A stop is put behind a position, then moved.
  await openPosition(page, desk, 'SPY', '10');
  await panel(page, 'Positions').getByRole('button', { name: 'Move the stop of SPY' }).click();
  const protect = page.getByRole('dialog', { name: 'Protect SPY' });
  await protect.getByRole('textbox', { name: 'Stop price' }).fill('9999');
  await expect(protect.getByRole('textbox', { name: 'Stop price' })).toHaveAttribute(
    'aria-invalid',
    'true',
  );
  await protect.getByRole('textbox', { name: 'Stop price' }).fill('300.00');
  await protect.getByRole('button', { name: 'Place the stop' }).click();
  await expect(protect).toBeHidden();
  await expect(blotter.getByRole('row', { name: /SPY/ })).toContainText('300.00');
  await panel(page, 'Positions').getByRole('button', { name: 'Move the stop of SPY' }).click();
  const move = page.getByRole('dialog', { name: 'Move the stop of SPY' });
  await move.getByRole('textbox', { name: 'Stop price' }).fill('310.00');
  await move.getByRole('button', { name: 'Move the stop' }).click();
  await expect(move).toBeHidden();
  await expect(blotter.getByRole('row', { name: /SPY/ })).toContainText('310.00');
});

/** Presses and lets go in one turn of the page, however slow it is; answers with what the button said between the two. */
function pressBriefly(button: Locator): Promise<string | null> {
  return button.evaluate(async (element) => {
    const tell = (type: string) =>
      element.dispatchEvent(new PointerEvent(type, { bubbles: true, button: 0 }));
    tell('pointerdown');
    // What the press has changed is drawn by then.
    await Promise.resolve();
    const told = element.getAttribute('data-held');
    tell('pointerup');
    return told;
  });
}

/** The market of one instrument says nothing more, and its price may be hardly older than now. */
async function staleFeed(page: Page, desk: DeskProcess, instrument: string): Promise<void> {
  const headers = { origin: desk.url };
  const frozen = await page.request.post(`${desk.url}/api/v1/paper/scenarios`, {
    data: { kind: 'frozen-feed', instrument, durationMs: 600_000 },
    headers,
  });
  expect(frozen.status(), await frozen.text()).toBe(201);
  const limited = await page.request.put(`${desk.url}/api/v1/risk-limits`, {
    data: {
      scope: { kind: 'instrument', id: instrument },
      limits: { maxPriceAgeMs: 100 },
      reason: 'a quick market',
    },
    headers,
  });
  expect(limited.status(), await limited.text()).toBe(200);
}
