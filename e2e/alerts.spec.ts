import { expect } from '@playwright/test';
import { test } from './desk.fixture';
import { openDesk, panel } from './screen.fixture';

test('the same alert is one with a count, and is acknowledged with a reason', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  const alerts = panel(page, 'Alerts');
  await expect(alerts).toContainText('All is calm');
  for (let time = 0; time < 3; time += 1) {
    await page.request.post(`${desk.url}/api/v1/orders`, {
      data: {
        instrument: 'AAPL',
        side: 'buy',
        orderType: 'limit',
        quantity: '900000',
        limitPrice: '180.00',
      },
      headers: { origin: desk.url },
    });
  }

  const card = alerts.getByRole('listitem').first();
  await expect(card).toContainText('× 3');
  await expect(card).toContainText('warning');

  const choice = alerts.getByRole('combobox', { name: 'Which alerts' });
  await choice.selectOption('Notes');
  await expect(alerts).toContainText('Nothing else of that kind.');
  await choice.selectOption('Warnings');
  await expect(card).toContainText('× 3');

  await card.getByRole('button', { name: 'Acknowledge' }).click();
  await card.getByRole('textbox').press('Enter');
  await expect(card).toContainText('Say why, in a few words');
  await card.getByRole('textbox').fill('Typed a zero too many');
  await card.getByRole('textbox').press('Enter');

  await expect(alerts.getByRole('tab', { name: 'Alerts 0' })).toBeVisible();
  await alerts.getByRole('tab', { name: /With acknowledged/ }).click();
  await expect(alerts.getByRole('listitem').first()).toContainText('admin: Typed a zero too many');
});
