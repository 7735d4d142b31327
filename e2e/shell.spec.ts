import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import { test } from './desk.fixture';
import { holdBack } from './hold-back.fixture';
import { hasNoFault, hasNoFaultInAnyLook } from './looks.fixture';
import { openDesk, panel, ticket } from './screen.fixture';

const workspace = (page: Page) => page.getByRole('button', { name: /^Workspace / });

test('the palette finds every command, and a key can be changed but not doubled', async ({
  desk,
  page,
}) => {
  test.setTimeout(120_000);
  await openDesk(page, desk);
  await expect(panel(page, 'Orders').getByRole('grid')).toBeVisible();

  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await expect(palette.getByRole('option', { name: /Kill switch/ })).toBeVisible();
  await hasNoFaultInAnyLook(page, 'the palette', '[role="dialog"]');
  await page.keyboard.type('sell ms');
  await isChosen(palette, /Sell MSFT/);
  await page.keyboard.press('Enter');
  await expect(ticket(page).getByRole('combobox', { name: 'Instrument' })).toHaveValue('MSFT');
  await expect(ticket(page).getByRole('button', { name: /^Review sell MSFT/ })).toBeVisible();

  // What types in a field stays there; the field is left with Escape.
  await expect(ticket(page).getByRole('combobox', { name: 'Instrument' })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  const key = sheet.getByRole('button', { name: /^Key of Positions/ });
  await key.click();
  await page.keyboard.press('o');
  await expect(sheet.getByRole('alert')).toHaveText(
    'O is the key of “Orders”. Give that one another key first.',
  );
  await page.keyboard.press('Control+t');
  await expect(sheet.getByRole('alert')).toContainText('belongs to the browser');
  await hasNoFault(page, 'the sheet of keys', '[role="dialog"]');
  await page.keyboard.press('Alt+p');
  await expect(key).toHaveAccessibleName('Key of Positions: Alt+P');
  const send = sheet.getByRole('button', { name: /^Key of Ticket: review, then send/ });
  await send.click();
  await page.keyboard.press('s');
  await expect(sheet.getByRole('alert')).toContainText('needs Ctrl or Alt');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();

  // The desk keeps it: after a reload the new key works and the old one does nothing.
  await page.reload();
  await expect(panel(page, 'Orders').getByRole('grid')).toBeVisible();
  await page.keyboard.press('o');
  await expect(panel(page, 'Orders').locator(':focus')).toHaveCount(1);
  await page.keyboard.press('p');
  await expect(panel(page, 'Orders').locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Alt+p');
  await expect(panel(page, 'Positions').locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Alt+2');
  await expect(page).toHaveURL(/\/risk$/);
});

test('what is typed before the palette has come is for the palette, and for nothing behind it', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  const quantity = ticket(page).getByRole('textbox', { name: 'Quantity' });
  await quantity.fill('7');
  const letPaletteCome = await holdBack(page, '**/_next/static/**/*.js');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('sell msx');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+Shift+H');
  await expect(page).toHaveTitle(/halted/);
  letPaletteCome();

  const palette = page.getByRole('dialog', { name: 'Commands' });
  await isChosen(palette, /Sell MSFT/);
  await page.keyboard.type('f');
  await expect(palette.getByRole('combobox')).toHaveValue('sell msf');
  await page.keyboard.press('Escape');
  await expect(quantity).toHaveValue('7');
  await expect(ticket(page).getByRole('group', { name: 'Review' })).toBeHidden();
});

test('a workspace and a theme follow the person, a lock holds, a reset brings the preset back', async ({
  browser,
  desk,
  page,
}) => {
  test.setTimeout(120_000);
  await openDesk(page, desk);
  await workspace(page).click();
  await page.getByRole('switch', { name: 'Lock the workspace' }).click();
  await page.getByRole('checkbox', { name: 'Alerts' }).click();
  await expect(panel(page, 'Alerts')).toBeHidden();
  await page.getByRole('textbox', { name: 'Save as' }).fill('Risk');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('There is a workspace Risk already.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Save as' }).fill('Opening auction');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(workspace(page)).toHaveAccessibleName('Workspace Opening auction, unlocked');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('textbox', { name: 'Save as' })).toBeHidden();
  await hasNoFault(page, 'the unlocked desk');

  // The keyboard moves a panel: positions become a tab beside the orders.
  await page.keyboard.press('p');
  await expect(panel(page, 'Positions').locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Control+Alt+ArrowUp');
  const tabs = page
    .getByRole('tablist')
    .filter({ has: page.getByRole('tab', { name: 'Orders', exact: true }) });
  await expect(tabs.getByRole('tab', { name: 'Positions', exact: true })).toBeVisible();
  await page.keyboard.press('Alt+Shift+L');
  await expect(workspace(page)).toHaveAccessibleName('Workspace Opening auction, locked');
  await page.keyboard.press('Control+Alt+ArrowDown');
  await expect(tabs.getByRole('tab', { name: 'Positions', exact: true })).toBeVisible();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('theme light');
  await isChosen(palette, /Theme: light/);
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await isKept(page, 'Opening auction', 'light');

  await page.reload();
  await expect(workspace(page)).toHaveAccessibleName('Workspace Opening auction, locked');
  await expect(tabs.getByRole('tab', { name: 'Positions', exact: true })).toBeVisible();
  await expect(panel(page, 'Alerts')).toBeHidden();

  // Another browser of the same person, which has nothing in its storage.
  const elsewhere = await browser.newContext({ baseURL: desk.url });
  const other = await opened(elsewhere, desk);
  await expect(workspace(other)).toHaveAccessibleName('Workspace Opening auction, locked');
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(panel(other, 'Alerts')).toBeHidden();
  await workspace(other).click();
  await other.getByRole('button', { name: 'Reset to Trader' }).click();
  await other.keyboard.press('Escape');
  await expect(panel(other, 'Alerts')).toBeVisible();
  await isVersion(other, 'Opening auction', 'rightLow');

  // The first window has not seen that: it may not save over it unseen.
  await page.keyboard.press('Alt+Shift+L');
  const strip = page.getByRole('complementary', { name: 'Workspace' });
  await expect(strip).toContainText('was saved in another window');
  await strip.getByRole('button', { name: 'Load the other' }).click();
  await expect(panel(page, 'Alerts')).toBeVisible();
  await elsewhere.close();
});

test('a layout of another desk gives way to the preset, and it is said', async ({ desk, page }) => {
  await openDesk(page, desk);
  const answer = await page.request.put(`${desk.url}/api/v1/workspaces/Trader`, {
    data: { version: 0, layout: '{"schema":0}' },
    headers: { origin: desk.url },
  });
  expect(answer.status()).toBe(200);

  await page.reload();

  await expect(page.getByRole('complementary', { name: 'Workspace' })).toContainText(
    'it was saved by another version of the desk. The preset Trader is shown',
  );
  await expect(panel(page, 'Positions')).toBeVisible();
});

test('a place that breaks down leaves head, feed and kill, and comes back when it is asked for', async ({
  desk,
  page,
}) => {
  // Places are fetched ahead while one looks: this one is not there before somebody goes to it.
  const letPlaceCome = await holdBack(page, /\/settings\?/);
  await openDesk(page, desk);
  await expect(panel(page, 'Orders').getByRole('grid')).toBeVisible();
  // What this place fetches when it is needed is there, the curve once it has two points.
  await expect(panel(page, 'Price chart').locator('canvas').first()).toBeVisible();
  await expect(panel(page, 'Live P&L').locator('svg.recharts-surface').first()).toBeVisible();
  await page.route('**/_next/static/**/*.js', (route) => route.abort());

  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  letPlaceCome();

  const note = page.getByRole('main').getByRole('alert');
  await expect(note).toContainText('This place has broken down');
  await expect(note).toContainText('Failed to load');
  await hasNoFaultInAnyLook(page, 'a place that has broken down', 'main');
  await page.getByRole('button', { name: 'Halt', exact: true }).click();
  await expect(page.getByRole('complementary', { name: 'Mode' })).toContainText('Halted');
  await page.keyboard.press('?');
  const lost = page.getByRole('alertdialog', { name: 'Not fetched: the list of keys' });
  const again = lost.getByRole('button', { name: 'Try again' });
  await expect(again).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(lost).toBeHidden();
  await page.keyboard.press('?');
  await hasNoFaultInAnyLook(page, 'a dialog that is not fetched', '[role="alertdialog"]');
  await expect(page.getByRole('button', { name: /kill/i }).first()).toBeEnabled();

  await page.unroute('**/_next/static/**/*.js');
  await again.click();
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await expect(keys).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  await note.getByRole('button', { name: 'Draw it again' }).click();
  await expect(panel(page, 'Screen')).toBeVisible();
  await expect(note).toBeHidden();
});

test('a trader buys, watches, cancels and stops without a mouse', async ({ desk, page }) => {
  await openDesk(page, desk);
  const form = ticket(page);
  await page.keyboard.press('t');
  await expect(form.getByRole('combobox', { name: 'Instrument' })).toBeFocused();
  await page.keyboard.type('AAPL');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+b');
  await tabTo(page, form.getByRole('radio', { name: 'Limit', exact: true }));
  await tabTo(page, form.getByRole('textbox', { name: 'Quantity' }));
  await page.keyboard.type('25');
  await tabTo(page, form.getByRole('textbox', { name: 'Limit price' }));
  await page.keyboard.press('Control+a');
  await page.keyboard.type('100.00');

  // A key that sends does nothing from inside a field, nor before it is armed.
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Enter');
  await expect(form.getByRole('group', { name: 'Review' })).toBeHidden();
  await page.keyboard.press('Alt+Shift+A');
  await expect(page.getByRole('complementary', { name: 'Order keys' })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(form.getByRole('group', { name: 'Review' })).toContainText('Buy 25 AAPL @ 100.00');
  await page.keyboard.press('Control+Enter');
  await expect(form.getByRole('status', { name: 'Last order' })).toContainText('Working');

  await page.keyboard.press('o');
  await expect(panel(page, 'Orders').locator(':focus')).toHaveCount(1);
  await expect(panel(page, 'Orders').getByRole('row', { name: /AAPL/ })).toBeVisible();
  await page.keyboard.press('Alt+Shift+C');
  const dialog = page.getByRole('dialog', { name: 'Cancel open orders' });
  await tabTo(page, dialog.getByRole('button', { name: 'Cancel 1 order' }));
  await page.keyboard.press('Enter');
  await expect(panel(page, 'Orders').getByRole('tab', { name: 'Working 0' })).toBeVisible();

  await page.keyboard.press('Alt+k');
  await expect(page.getByRole('button', { name: 'Arm: halt and cancel' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+Shift+H');
  await expect(page).toHaveTitle(/halted/);
});

/** The first that was found is the one that Enter gives. */
async function isChosen(palette: Locator, name: RegExp): Promise<void> {
  const first = palette.getByRole('option').first();
  await expect(first).toHaveText(name);
  await expect(first).toHaveAttribute('aria-selected', 'true');
}

/** Goes on with Tab until the focus is there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < 40; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

async function opened(
  context: BrowserContext,
  desk: Parameters<typeof openDesk>[1],
): Promise<Page> {
  const page = await context.newPage();
  await openDesk(page, desk);
  return page;
}

/** The desk has what the page has shown. */
async function isKept(page: Page, name: string, theme: string): Promise<void> {
  await expect
    .poll(async () => (await page.request.get('/api/v1/preferences')).json())
    .toMatchObject({ workspace: name, theme });
  await isVersion(page, name, '"isLocked":true');
}

async function isVersion(page: Page, name: string, part: string): Promise<void> {
  await expect
    .poll(async () => {
      const { items } = await (await page.request.get('/api/v1/workspaces')).json();
      return items.find((one: { name: string }) => one.name === name)?.layout;
    })
    .toContain(part);
}
