import { expect, type Page } from '@playwright/test';
import { test } from './desk.fixture';
import { holdBack } from './hold-back.fixture';
import {
  armAndFire,
  createPerson,
  fillTicket,
  openDesk,
  panel,
  reviewAndSend,
  ticket,
} from './screen.fixture';

test('the kill is armed, fired, stays through a reload, and is released the hard way', async ({
  desk,
  page,
}) => {
  // A kill stands for a minute before it may be released.
  test.setTimeout(240_000);
  await openDesk(page, desk);
  await fillTicket(page, { instrument: 'AAPL', orderType: 'Market', quantity: '100' });
  await reviewAndSend(page);
  await expect(panel(page, 'Positions').getByRole('row', { name: /AAPL/ })).toBeVisible();
  await fillTicket(page, {
    instrument: 'MSFT',
    orderType: 'Limit',
    quantity: '10',
    limitPrice: '100.00',
  });
  await reviewAndSend(page);
  await expect(ticket(page).getByRole('status', { name: 'Last order' })).toContainText('Working');

  const places = () => placesOf(page);
  const before = await places();
  await page.getByRole('button', { name: 'KILL' }).click();
  const plan = page.getByRole('list', { name: 'Plan: Halt, cancel and flatten' });
  await expect(plan).toContainText('1 open order canceled');
  await expect(plan).toContainText('1 position closed at market');
  await page.getByRole('button', { name: 'Arm: halt, cancel and flatten' }).click();
  const fire = page.getByRole('button', { name: /^Fire: cancel 1 order, close 1 position/ });
  await expect(fire).toBeVisible();
  await expect(fire).toBeHidden();

  await armAndFire(page, 'halt, cancel and flatten');

  await expect(page.getByText('Flat certificate')).toBeVisible();
  await page.keyboard.press('Escape');
  const strip = page.getByRole('region', { name: 'Kill switch in force' });
  await expect(strip).toContainText('KILLED: the whole desk');
  await expect(strip).toContainText('Flat: the venue said so twice');
  await expect(page).toHaveTitle(/KILLED/);
  expect(await places(), 'what can be pressed stays where it was').toEqual(before);

  await page.reload();
  await expect(strip).toContainText('KILLED: the whole desk');

  await strip.getByRole('button', { name: 'Release…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Release the kill switch' });
  const release = dialog.getByRole('button', { name: 'Release', exact: true });
  await expect(release).toHaveAccessibleDescription(/a kill stands for a minute/);
  await expect(release).not.toHaveAttribute('aria-disabled', 'true', { timeout: 70_000 });
  await release.click();
  await expect(dialog.getByLabel('Phrase')).toHaveAccessibleDescription(
    'Type exactly: release the kill switch',
  );
  await dialog.getByLabel('Phrase').fill('release the kill switch');
  await dialog.getByLabel('Reason').fill('the drill is over');
  await release.click();

  await expect(strip).toBeHidden();
  await expect(page).toHaveTitle(/manual/);
});

test('a trader halts the desk with one press', async ({ desk, page }) => {
  await openDesk(page, desk, await createPerson(page, desk, 'trader'));

  // It comes with the session and moves all that is below.
  await expect(page.getByRole('complementary', { name: 'First steps' })).toBeVisible();
  const before = await placesOf(page);
  await page.getByRole('button', { name: 'Halt', exact: true }).click();

  await expect(page.getByRole('button', { name: 'Halted', exact: true })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Mode' })).toContainText('Halted');
  expect(await placesOf(page), 'what can be pressed stays where it was').toEqual(before);
});

test('a viewer has no live buttons, and the desk refuses the call all the same', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk, await createPerson(page, desk, 'viewer'));
  await fillTicket(page, { instrument: 'AAPL', orderType: 'Market', quantity: '1' });

  await expect(ticket(page)).toContainText('Your role may watch');
  await expect(ticket(page).getByRole('button', { name: /^(Review|Send)/ })).toBeHidden();
  await expect(page.getByRole('button', { name: 'KILL' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Halt', exact: true })).toBeHidden();

  const sent = await page.request.post(`${desk.url}/api/v1/orders`, {
    data: { instrument: 'AAPL', side: 'buy', orderType: 'market', quantity: '1' },
    headers: { origin: desk.url },
  });
  expect(sent.status()).toBe(403);
});

test('until the desk has said who is signed in, nobody is told what their role may not', async ({
  desk,
  page,
}) => {
  const letGo = await holdBack(page, '**/api/v1/session');
  await openDesk(page, desk);
  const review = ticket(page).getByRole('button', { name: /^Review/ });

  await expect(review).toHaveAccessibleDescription(/has not said yet who is signed in/);
  await expect(ticket(page)).not.toContainText('Your role may watch');

  letGo();
  await expect(review).not.toHaveAttribute('aria-disabled', 'true');
});

test('the kill comes with who is signed in, however often the desk was asked in vain', async ({
  desk,
  page,
}) => {
  let isDown = true;
  let missed = 0;
  await page.route('**/api/v1/session', (route) => {
    missed += isDown ? 1 : 0;
    return isDown ? route.abort('connectionreset') : route.continue();
  });
  await openDesk(page, desk);
  await expect.poll(() => missed).toBeGreaterThan(9);

  isDown = false;
  await expect(page.getByRole('button', { name: 'KILL' })).toBeVisible();
});

/** Where panels, ticket and the ways to other places begin. */
function placesOf(page: Page): Promise<readonly unknown[]> {
  const marked = [
    panel(page, 'Positions'),
    ticket(page),
    page.getByRole('link', { name: 'Journal', exact: true }),
  ];
  return Promise.all(
    marked.map(async (one) => {
      const { x = 0, y = 0 } = (await one.boundingBox()) ?? {};
      return [Math.round(x), Math.round(y)];
    }),
  );
}
