import { expect, type Page } from '@playwright/test';
import { test } from './desk.fixture';
import { hasNoFault, hasNoFaultInAnyLook } from './looks.fixture';
import { armAndFire, fillTicket, openDesk, panel, reviewAndSend } from './screen.fixture';

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
  await hasNoFaultInAnyLook(page, 'the desk');

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
  await armAndFire(page, 'halt and cancel');
  await expect(page.getByText('Flat certificate')).toBeVisible();
  await hasNoFault(page, 'the certificate', '[role="dialog"]');
  await page.keyboard.press('Escape');
  await hasNoFaultInAnyLook(page, 'the killed desk', '[aria-label="Kill switch in force"]');
  await page.getByRole('button', { name: 'Release…' }).click();
  await expect(page.getByLabel('Phrase')).toBeVisible();
  await hasNoFault(page, 'the release', '[role="dialog"]');
});

test('the doors have no fault that axe knows, in every theme', async ({ page }) => {
  await page.goto('/login');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await hasNoFaultInAnyLook(page, 'sign-in');
});

/** Half the width of a usual screen with half its height: what a page has at twice its size. */
const zoomed = { width: 720, height: 450 };

test('at twice the size and on a phone nothing is cut, and positions and kill are there', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  await fillTicket(page, { instrument: 'AAPL', orderType: 'Market', quantity: '100' });
  await reviewAndSend(page);
  await page.setViewportSize(zoomed);
  await isWholeInWidth(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await isWholeInWidth(page);

  await expect(panel(page, 'Positions').getByRole('row', { name: /AAPL/ })).toBeInViewport();
  await expect(page.getByRole('button', { name: 'KILL' })).toBeInViewport();
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

/** The page does not scroll sideways, and of the head no control hangs over the edge or over another. */
async function isWholeInWidth(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
    .toBeLessThanOrEqual(0);
  await expect.poll(() => faultsOfHead(page)).toEqual([]);
}

function faultsOfHead(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const controls = [...document.querySelectorAll('header :is(button, a[href]:not([href^="#"]))')]
      .map((control) => ({
        name: control.getAttribute('aria-label') ?? control.textContent ?? '',
        box: control.getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width > 1 && box.height > 1);
    return controls.flatMap(({ name, box }, place) => [
      ...(box.left < 0 || box.right > window.innerWidth ? [`${name} hangs over the edge`] : []),
      ...controls
        .slice(place + 1)
        .filter(
          (other) =>
            box.left < other.box.right - 1 &&
            other.box.left < box.right - 1 &&
            box.top < other.box.bottom - 1 &&
            other.box.top < box.bottom - 1,
        )
        .map((other) => `${name} lies over ${other.name}`),
    ]);
  });
}
