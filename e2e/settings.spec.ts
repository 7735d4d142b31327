import { expect, type Page } from '@playwright/test';
import { test } from './desk.fixture';
import { sendOrder } from './desk-calls.fixture';
import { administrator, type DeskProcess } from './desk-process.fixture';
import { hasNoFault, hasNoFaultInAnyLook } from './looks.fixture';
import { createPerson, fillTicket, isCurrent, openDesk, panel, ticket } from './screen.fixture';

async function goTo(page: Page, section: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Settings' })
    .getByRole('link', { name: section })
    .click();
}

async function refusedKey(page: Page, desk: DeskProcess, secret: string): Promise<string> {
  const answer = await page.request.get(`${desk.url}/api/v1/account`, {
    headers: { authorization: `Bearer ${secret}` },
  });
  return answer.status() === 200 ? 'works' : (await answer.json()).code;
}

test('an administrator lets somebody in, changes their role, and shuts them out', async ({
  page,
  browser,
  desk,
}) => {
  await openDesk(page, desk);
  await page.getByRole('link', { name: 'Settings' }).click();
  await goTo(page, 'People');
  await page.getByRole('button', { name: 'Add a person' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('not a name');
  await dialog.getByRole('button', { name: 'Add the person' }).click();
  await expect(dialog.getByLabel('Name')).toHaveAccessibleDescription(/letters, digits/);
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await expect(dialog.getByLabel('First password', { exact: true })).toHaveAccessibleDescription(
    'Must have at least 12 characters.',
  );
  await dialog.getByLabel('Name').fill('anna');
  await dialog.getByLabel('First password', { exact: true }).fill('a long first password');
  await dialog.getByRole('radio', { name: /^Trader/ }).click();
  await dialog.getByRole('button', { name: 'Add the person' }).click();
  const people = page.getByRole('grid', { name: 'People' });
  await expect(people.getByRole('row', { name: /anna/ })).toContainText('Trader');

  const theirs = await browser.newContext({ baseURL: desk.url });
  const anna = await theirs.newPage();
  await openDesk(anna, desk, { user: 'anna', password: 'a long first password' });

  await page.getByRole('button', { name: 'Change the role of anna' }).click();
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: /^Viewer/ })
    .click();
  await page.getByRole('button', { name: 'Give the role' }).click();
  await expect(people.getByRole('row', { name: /anna/ })).toContainText('Viewer');
  await expect(anna).toHaveURL(/\/login/);

  await page.getByRole('button', { name: 'Shut out anna' }).click();
  await hasNoFaultInAnyLook(page, 'the people, and a question about one');
  await page.getByRole('dialog').getByRole('button', { name: 'Shut out anna' }).click();
  await expect(people.getByRole('row', { name: /anna/ })).toContainText('shut out');

  await page.getByRole('button', { name: `Shut out ${administrator.user}` }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Shut out/ })
    .click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('last-administrator');
  await theirs.close();
});

test('keys are shown once and revoked, sessions are ended from afar', async ({
  page,
  browser,
  desk,
}) => {
  await openDesk(page, desk);
  await page.goto('/settings#api-keys');
  await page.getByRole('button', { name: 'Make a key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Make the key' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Program' })).toHaveAccessibleDescription(
    'Name the program that will use the key.',
  );
  await dialog.getByRole('textbox', { name: 'Program' }).fill('market maker');
  await dialog.getByRole('checkbox', { name: /trade/ }).click();
  await dialog.getByRole('button', { name: 'Make the key' }).click();
  const secret = (await dialog.getByLabel('Secret').textContent()) ?? '';
  expect(secret).toMatch(/^desk_/);
  await hasNoFault(page, 'the keys, and a secret');
  await dialog.getByRole('button', { name: 'I have kept it' }).click();
  const keys = page.getByRole('grid', { name: 'API keys' });
  await expect(keys.getByRole('row', { name: /market maker/ })).toContainText('read, trade');
  expect(await refusedKey(page, desk, secret)).toBe('works');

  await page.getByRole('button', { name: 'Revoke the key market maker' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke the key' }).click();
  // Behind the dialog no row has a role: it is gone only when it is not there after the dialog.
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(keys.getByRole('row', { name: /market maker/ })).toHaveCount(0);
  expect(await refusedKey(page, desk, secret)).toBe('api-key-revoked');

  const elsewhere = await browser.newContext({ baseURL: desk.url, userAgent: 'another browser' });
  const other = await elsewhere.newPage();
  await openDesk(other, desk);
  await goTo(page, 'Sessions');
  const row = page
    .getByRole('grid', { name: 'Sessions' })
    .getByRole('row', { name: /another browser/ });
  await row.getByRole('button', { name: /^End the session/ }).click();
  // The pointer is in the table: the row keeps its place, and says what became of it.
  await expect(row).toContainText('ended');
  await expect(other).toHaveURL(/\/login/);
  await elsewhere.close();
});

test('a secret that is shown once is not put away by a double click or a key that is held', async ({
  page,
  desk,
}) => {
  await openDesk(page, desk);
  await page.goto('/settings#api-keys');
  const dialog = page.getByRole('dialog');
  const begin = async (program: string) => {
    await page.getByRole('button', { name: 'Make a key' }).click();
    await dialog.getByRole('textbox', { name: 'Program' }).fill(program);
  };
  const secret = dialog.getByLabel('Secret');

  await begin('by double click');
  const make = dialog.getByRole('button', { name: 'Make the key' });
  // A trial waits until the dialog, which grows into its place, stands still.
  await make.click({ trial: true });
  const box = await make.boundingBox();
  await page.mouse.click((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
  await expect(secret).toBeVisible();
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  await expect(secret).toHaveText(/^desk_/);
  await dialog.getByRole('button', { name: 'I have kept it' }).click();
  await expect(dialog).toBeHidden();

  await begin('by a key that is held');
  await page.keyboard.down('Enter');
  await expect(secret).toBeVisible();
  for (let repeats = 0; repeats < 5; repeats += 1) {
    await page.keyboard.down('Enter');
  }
  await page.keyboard.up('Enter');
  await expect(secret).toHaveText(/^desk_/);
});

test('a screen that is locked watches and cancels, and enters after the password', async ({
  page,
  desk,
}) => {
  const trader = await createPerson(page, desk, 'trader');
  await openDesk(page, desk, trader);
  await sendOrder(page, desk, {
    instrument: 'AAPL',
    side: 'buy',
    quantity: '10',
    limitPrice: '150.00',
  });
  await page.goto('/settings#orders');
  await page.getByRole('button', { name: 'Lock now' }).click();
  const lock = page.getByRole('complementary', { name: 'Lock' });
  await expect(lock).toContainText('Locked');

  await page.goto('/');
  await isCurrent(page);
  await expect(lock).toContainText('Locked');
  await fillTicket(page, {
    instrument: 'AAPL',
    orderType: 'Limit',
    quantity: '5',
    limitPrice: '150.00',
  });
  const review = ticket(page).getByRole('button', { name: /^Review/ });
  await expect(review).toHaveAccessibleDescription(/session is locked/);
  await hasNoFault(page, 'the locked desk');

  const blotter = panel(page, 'Orders');
  await blotter.getByRole('button', { name: 'Cancel buy 10 AAPL' }).click();
  await expect(
    blotter.getByRole('button', { name: 'Cancel buy 10 AAPL: it is over' }),
  ).toBeVisible();

  await lock.getByRole('button', { name: 'Unlock…' }).click();
  const password = page.getByRole('dialog').getByLabel(/^Password of/);
  await password.fill('not the password');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('password-wrong');
  await password.fill(trader.password);
  await page.keyboard.press('Enter');
  await expect(lock).toHaveCount(0);
  await review.click();
  await ticket(page).getByRole('button', { name: /^Send/ }).click();
  await expect(blotter.getByRole('button', { name: 'Cancel buy 5 AAPL' })).toBeVisible();
});
