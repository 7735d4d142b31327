import { expect, type Page } from '@playwright/test';
import { test } from './desk.fixture';
import { administrator } from './desk-process.fixture';
import { holdBack } from './hold-back.fixture';
import { createPerson, isCurrent, openDesk, type SignInName, ticket } from './screen.fixture';

test('a person signs in, is taken where they wanted to go, and signs out', async ({ page }) => {
  await page.goto('/?from=bookmark');
  await expect(page).toHaveURL(/\/login\?next=/);

  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByLabel('Name')).toHaveAccessibleDescription('Type your name.');

  await page.getByLabel('Name').fill(administrator.user);
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByRole('alert')).toContainText('credentials-wrong');
  await expect(page.getByLabel('Name')).toHaveValue(administrator.user);
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();

  await page.keyboard.type(administrator.password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/\?from=bookmark$/);
  await isCurrent(page);
  // The door is behind nobody who has come in.
  await page.goto('/kill');
  await page.goBack();
  await expect(page).toHaveURL(/\/\?from=bookmark$/);
  await page.goBack();
  await expect(page).toHaveURL('about:blank');
  await page.goForward();
  await isCurrent(page);

  await page.getByRole('button', { name: 'Appearance and account' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/login/);
  await page.goBack();
  await expect(page).toHaveURL('about:blank');
  await page.goto('/');
  await expect(page).toHaveURL(/\/login/);
});

test('an order in the ticket outlives a session for who typed it, and for nobody else', async ({
  desk,
  page,
}) => {
  const trader = await createPerson(page, desk, 'trader');
  const quantity = ticket(page).getByRole('textbox', { name: 'Quantity' });
  await openDesk(page, desk, trader);
  await quantity.fill('77');
  await page.context().clearCookies();
  await page.reload();
  await signIn(page, trader);
  await expect(quantity).toHaveValue('77');

  await page.context().clearCookies();
  await page.reload();
  await signIn(page, administrator);

  await expect(quantity).toHaveValue('');
});

test('what is typed before the script has come is not sent, and not in the address', async ({
  page,
}) => {
  await page.route('**/*.js', (route) => route.abort());
  await page.goto('/login');

  await page.getByLabel('Name').fill(administrator.user);
  await page.getByLabel('Password', { exact: true }).fill(administrator.password);
  await page.keyboard.press('Enter');

  await expect(page.getByRole('button', { name: 'Sign in' })).toBeDisabled();
  await expect(page).toHaveURL(/\/login$/);
  await expect(page.getByLabel('Name')).toHaveValue(administrator.user);
});

test('who is quicker than the script goes on typing where they are', async ({ page }) => {
  const letScriptCome = await holdBack(page, '**/_next/static/**/*.js');
  await page.goto('/login', { waitUntil: 'commit' });
  const password = page.getByLabel('Password', { exact: true });

  await page.getByLabel('Name').fill(administrator.user);
  await password.click();
  await page.keyboard.type(administrator.password.slice(0, 6));
  letScriptCome();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled();
  await page.keyboard.type(administrator.password.slice(6));

  await expect(password).toHaveValue(administrator.password);
  await expect(page.getByLabel('Name')).toHaveValue(administrator.user);
});

test('the theme of the person is there before any of the page’s scripts', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem(
      'desk.preferences',
      JSON.stringify({ theme: 'light', pair: 'blue-orange' }),
    );
  });
  await page.route('**/_next/static/chunks/*.js', (route) => route.abort());

  await page.goto('/login');

  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(page.locator('html')).toHaveAttribute('data-pair', 'blue-orange');
});

test('a change of theme lasts', async ({ page, desk }) => {
  await page.request.post(`${desk.url}/api/v1/session`, {
    data: { username: administrator.user, password: administrator.password },
    headers: { origin: desk.url },
  });
  await page.goto('/');
  await isCurrent(page);
  await page.getByRole('button', { name: 'Appearance and account' }).click();
  await page.getByRole('radio', { name: 'Contrast' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast');

  await page.reload();

  // What the desk keeps has come by then, and would have put another theme over it.
  await isCurrent(page);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast');
});

async function signIn(page: Page, { user, password }: SignInName): Promise<void> {
  await page.getByLabel('Name').fill(user);
  await page.getByLabel('Password', { exact: true }).fill(password);
  // The button waits for the page's script; a key that comes before it is not heard.
  await page.getByRole('button', { name: 'Sign in' }).click();
  await isCurrent(page);
}
