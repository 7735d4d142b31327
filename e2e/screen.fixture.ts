import { expect, type Locator, type Page } from '@playwright/test';
import { administrator, type DeskProcess } from './desk-process.fixture';

/** What a person at the desk does, in the words of the screen; by roles and labels alone. */

export interface SignInName {
  readonly user: string;
  readonly password: string;
}

/** Signs in without the page, and opens the desk. */
export async function openDesk(
  page: Page,
  desk: DeskProcess,
  { user, password }: SignInName = administrator,
): Promise<void> {
  const answer = await page.request.post(`${desk.url}/api/v1/session`, {
    data: { username: user, password },
    headers: { origin: desk.url },
  });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
  await page.goto('/');
  await isCurrent(page);
  await isDrawn(page);
}

/**
 * Every panel in sight has come, with what it shows first: each is fetched and drawn by itself, and what is
 * measured or pressed before is measured or pressed in a page that is still moving.
 */
export async function isDrawn(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const comings = [...document.querySelectorAll('[data-loading]')];
      const isOneThere = document.querySelector('[data-panel]') !== null;
      return isOneThere && !comings.some((one) => one.checkVisibility());
    },
    undefined,
    { polling: 100, timeout: 60_000 },
  );
}

/** The page shows what the desk knows now. */
export async function isCurrent(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/PAPER/);
  await expect(page).not.toHaveTitle(/not current/);
}

/** Makes a person of another role, as the administrator does. */
export async function createPerson(
  page: Page,
  desk: DeskProcess,
  role: 'viewer' | 'trader' | 'riskManager',
): Promise<SignInName> {
  const person = { user: role.toLowerCase(), password: `a long ${role} password` };
  const headers = { origin: desk.url };
  await page.request.post(`${desk.url}/api/v1/session`, {
    data: { username: administrator.user, password: administrator.password },
    headers,
  });
  const answer = await page.request.post(`${desk.url}/api/v1/people`, {
    data: { username: person.user, password: person.password, role },
    headers: { ...headers, 'idempotency-key': `person-${role}` },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return person;
}

export function panel(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

export function ticket(page: Page): Locator {
  return page.getByRole('form', { name: 'Order', exact: true });
}

interface TicketEntry {
  readonly instrument: string;
  readonly side?: 'Buy' | 'Sell';
  readonly orderType: 'Market' | 'Limit' | 'Stop' | 'Stop limit' | 'Trail';
  readonly quantity: string;
  readonly limitPrice?: string;
}

/** Fills the ticket in, and leaves it where it would be reviewed. */
export async function fillTicket(page: Page, entry: TicketEntry): Promise<void> {
  const form = ticket(page);
  const chooser = form.getByRole('combobox', { name: 'Instrument' });
  await chooser.click();
  await chooser.press('ControlOrMeta+a');
  await chooser.pressSequentially(entry.instrument);
  await page.getByRole('option', { name: entry.instrument }).first().click();
  await expect(chooser).toHaveValue(entry.instrument);
  await form.getByRole('radio', { name: entry.orderType, exact: true }).click();
  await form.getByRole('button', { name: new RegExp(`^.?\\s*${entry.side ?? 'Buy'}`) }).click();
  await form.getByRole('textbox', { name: 'Quantity' }).fill(entry.quantity);
  if (entry.limitPrice !== undefined) {
    await form.getByRole('textbox', { name: 'Limit price' }).fill(entry.limitPrice);
  }
}

/** Reviews and sends what the ticket holds; then the ticket tells of this order, not of one before it. */
export async function reviewAndSend(page: Page): Promise<void> {
  const form = ticket(page);
  await form.getByRole('button', { name: /^Review/ }).click();
  await form.getByRole('button', { name: /^Send/ }).click();
  await expect(form.getByRole('group', { name: 'Review' })).toBeHidden();
  await expect(form.getByRole('status', { name: 'Last order' })).toBeVisible();
}

/**
 * Arms a level of the kill that is open, and fires it. The first moment after arming is part of a double
 * click and fires nothing: when the second is over, so is that moment.
 */
export async function armAndFire(
  page: Page,
  level: 'halt and cancel' | 'halt, cancel and flatten',
) {
  await page.getByRole('button', { name: `Arm: ${level}`, exact: true }).click();
  await expect(page.getByRole('button', { name: /^Fire.* [1-4] s$/ })).toBeVisible();
  await page.getByRole('button', { name: /^Fire/ }).click();
}

/** A figure as the screen writes it, as a number for comparing. */
export function numberIn(text: string): number {
  return Number(text.replaceAll('−', '-').replace(/[^0-9.-]/g, ''));
}
