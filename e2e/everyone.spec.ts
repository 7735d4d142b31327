import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './desk.fixture';
import { fillTicket, openDesk, panel, reviewAndSend } from './screen.fixture';

const looks = [
  { theme: 'dark', pair: 'green-red' },
  { theme: 'light', pair: 'green-red' },
  { theme: 'contrast', pair: 'green-red' },
  { theme: 'dark', pair: 'blue-orange' },
  { theme: 'light', pair: 'blue-orange' },
];

test('the desk has no fault that axe knows, and its colours hold in every theme', async ({
  desk,
  page,
}) => {
  test.setTimeout(180_000);
  await openDesk(page, desk);
  await fillTicket(page, { instrument: 'AAPL', orderType: 'Market', quantity: '100' });
  await reviewAndSend(page);
  await expect(panel(page, 'Positions').getByRole('row', { name: /AAPL/ })).toBeVisible();
  await fillTicket(page, {
    instrument: 'MSFT',
    orderType: 'Limit',
    quantity: '100000',
    limitPrice: '100.00',
  });
  await expect(page.getByRole('list', { name: 'Checks' })).toContainText('does not pass');
  await hasNoFault(page, 'the desk');
  for (const look of looks) {
    await wear(page, look);
    await hasContrast(page, `the desk in ${look.theme}, ${look.pair}`);
  }

  await desk.kill();
  await expect(page.getByText('Not connected.')).toBeVisible();
  await hasNoFault(page, 'the desk that is not heard');
});

test('the kill has no fault that axe knows, from the plan to the release', async ({
  desk,
  page,
}) => {
  test.setTimeout(180_000);
  await openDesk(page, desk);
  await page.getByRole('button', { name: 'KILL' }).click();
  await page.getByRole('button', { name: 'Arm: halt and cancel' }).click();
  await hasNoFault(page, 'the armed kill', '[role="dialog"]');
  // It may have disarmed itself while axe looked.
  await expect(page.getByRole('button', { name: /^Fire/ })).toBeHidden();
  await page.getByRole('button', { name: 'Arm: halt and cancel' }).click();
  await page.getByRole('button', { name: /^Fire.* 4 s/ }).click();
  await expect(page.getByText('Flat certificate')).toBeVisible();
  await hasNoFault(page, 'the certificate', '[role="dialog"]');
  await page.keyboard.press('Escape');
  for (const look of looks) {
    await wear(page, look);
    await hasNoFault(
      page,
      `the killed desk in ${look.theme}, ${look.pair}`,
      '[aria-label="Kill switch in force"]',
    );
  }
  await page.getByRole('button', { name: 'Release…' }).click();
  await expect(page.getByLabel('Phrase')).toBeVisible();
  await hasNoFault(page, 'the release', '[role="dialog"]');
});

test('the doors have no fault that axe knows, in every theme', async ({ page }) => {
  await page.goto('/login');
  await page.getByRole('button', { name: 'Sign in' }).click();
  for (const look of looks) {
    await wear(page, look);
    await hasNoFault(page, `sign-in in ${look.theme}, ${look.pair}`);
  }
});

test('on a phone, positions and the kill are there without scrolling sideways', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  await fillTicket(page, { instrument: 'AAPL', orderType: 'Market', quantity: '100' });
  await reviewAndSend(page);
  await page.setViewportSize({ width: 390, height: 844 });

  await expect(panel(page, 'Positions').getByRole('row', { name: /AAPL/ })).toBeInViewport();
  await expect(page.getByRole('button', { name: 'KILL' })).toBeInViewport();
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);

  await page.getByRole('button', { name: 'KILL' }).click();
  await expect(
    page.getByRole('button', { name: 'Arm: halt, cancel and flatten' }),
  ).toBeInViewport();
  await hasNoFault(page, 'the kill on a phone', '[role="dialog"]');
});

test('the keyboard reaches every panel: skip link, ticket key, in order', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the panels' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#work')).toBeFocused();

  await page.keyboard.press('t');
  await expect(page.getByRole('combobox', { name: 'Instrument' })).toBeFocused();
});

async function wear(page: Page, { theme, pair }: { theme: string; pair: string }): Promise<void> {
  await page.evaluate(
    ([name, colours]) => {
      document.documentElement.dataset['theme'] = name;
      document.documentElement.dataset['pair'] = colours;
    },
    [theme, pair],
  );
}

/** Every rule of axe, on the whole page or on a part of it. */
async function hasNoFault(page: Page, what: string, part?: string): Promise<void> {
  const axe = new AxeBuilder({ page });
  expect(await faultsOf(part === undefined ? axe : axe.include(part)), what).toEqual([]);
}

/** The one rule that a theme can break; the others do not change with it. */
async function hasContrast(page: Page, what: string): Promise<void> {
  const axe = new AxeBuilder({ page }).withRules(['color-contrast']);
  expect(await faultsOf(axe), what).toEqual([]);
}

async function faultsOf(axe: AxeBuilder): Promise<readonly string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${any[0]?.message ?? ''} ${html.slice(0, 160)}`),
  );
}
