import { expect } from '@playwright/test';
import { test } from './desk.fixture';
import type { DeskProcess } from './desk-process.fixture';
import { isCurrent } from './screen.fixture';

test.use({ settings: { DESK_ADMIN_USER: '', DESK_ADMIN_PASSWORD: '' } });

test('the first person sets the desk up by the link that the console printed', async ({
  desk,
  page,
}) => {
  const link = await printedLink(desk);

  await page.goto('/');
  await expect(page).toHaveURL(/\/login/);
  await expect(page.getByText('Nobody belongs to this desk yet.')).toBeVisible();

  await page.goto(link);
  await page.getByLabel('Name').fill('-chief');
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Create the administrator' }).click();
  await expect(page.getByLabel('Name')).toHaveAccessibleDescription(/beginning with a letter/);
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(
    'Must have at least 12 characters.',
  );
  await expect(page.getByLabel('Password, again')).toHaveAccessibleDescription(
    'Is not the same as the password above.',
  );

  await page.getByLabel('Name').fill('chief');
  await page.getByLabel('Password', { exact: true }).fill('a long enough password');
  await page.getByLabel('Password, again').fill('a long enough password');
  await page.getByRole('button', { name: 'Create the administrator' }).click();

  await expect(page).toHaveURL(`${desk.url}/`);
  await isCurrent(page);
  await expect(page.getByText('chief · administrator')).toBeVisible();

  await page.goto(link);
  await expect(page.getByText('This desk has its administrator.')).toBeVisible();
});

/** What a process prints comes when the machine gets to it, and in parts: whole is what something follows. */
async function printedLink(desk: DeskProcess): Promise<string> {
  const find = () => /(http\S+\/setup#token=\S+)\s/.exec(desk.log)?.[1];
  await expect.poll(find).toBeDefined();
  return find() ?? '';
}

test('a link with another token makes nobody, and says which link is right', async ({ page }) => {
  await page.goto('/setup#token=guessed');
  await page.getByLabel('Name').fill('mallory');
  await page.getByLabel('Password', { exact: true }).fill('a long enough password');
  await page.getByLabel('Password, again').fill('a long enough password');
  await page.getByRole('button', { name: 'Create the administrator' }).click();

  await expect(page.getByRole('main').getByRole('alert')).toContainText('setup-token-wrong');
  await expect(page.getByLabel('Name')).toHaveValue('mallory');
});
