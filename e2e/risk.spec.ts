import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './desk.fixture';
import { calmVenue, openPosition } from './desk-calls.fixture';
import type { DeskProcess } from './desk-process.fixture';
import { hasNoFault, hasNoFaultInAnyLook } from './looks.fixture';
import { createPerson, isCurrent, openDesk, panel } from './screen.fixture';

/** Each look is examined whole, which takes its time on a small machine. */
test.describe.configure({ timeout: 180_000 });

test('a limit is changed with its effect in sight, acts, and stands in the history', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  await calmVenue(page, desk);
  await openPosition(page, desk, 'AAPL', '1000');
  await openRisk(page);
  await panel(page, 'Scopes').getByLabel('Instrument to limit').fill('aapl');
  await panel(page, 'Scopes').getByLabel('Instrument to limit').press('Enter');
  const form = limits(page, 'Instrument AAPL');

  await field(form, 'Position size').fill('0.4k');
  await expect(form.getByRole('list', { name: 'Effect on what is open' })).toContainText(
    'AAPL stands at 1,000, 600 over',
  );
  await form.getByRole('button', { name: 'Set limits' }).click();
  await expect(field(form, 'Reason')).toHaveAccessibleDescription('Say why, in a few words.');
  await field(form, 'Reason').fill('earnings tonight');
  await field(form, 'Reason').press('Enter');

  const history = page.getByRole('region', { name: 'Changes of limits' });
  await expect(history.getByRole('listitem').first()).toContainText('earnings tonight');
  await expect(history).toContainText('Instrument AAPL');
  await expect(field(form, 'Position size')).toHaveValue('400');
  await expect(form.getByRole('meter', { name: 'Position size used' })).toBeVisible();
  await expect(form).toContainText('600 over');
  const sent = await order(page, desk, 'AAPL', '1');
  expect(sent.status()).toBe(422);
});

test('every field says what would be right, and nothing typed is lost', async ({ desk, page }) => {
  await openDesk(page, desk);
  await openRisk(page);
  const form = limits(page, 'Whole desk');

  await field(form, 'Order value').fill('1,5');
  await field(form, 'Leverage').fill('0');
  await field(form, 'Order quantity').fill('');
  await form.getByRole('button', { name: 'Add to the block list' }).click();
  await form.getByRole('combobox', { name: 'Instrument' }).fill('NOSUCH');
  await form.getByRole('button', { name: 'Set limits' }).click();

  await expect(field(form, 'Order value')).toHaveAccessibleDescription(
    /Write decimals with a point/,
  );
  await expect(field(form, 'Leverage')).toHaveAccessibleDescription(/Must be more than zero/);
  await expect(field(form, 'Order quantity')).toHaveAccessibleDescription(
    /The whole desk needs one/,
  );
  await expect(field(form, 'Why')).toHaveAccessibleDescription('Say why, in a few words.');
  await hasNoFault(page, 'a form with messages');

  await page.reload();
  await isCurrent(page);
  await expect(field(form, 'Order value')).toHaveValue('1,5');
  await expect(field(form, 'Leverage')).toHaveValue('0');

  await field(form, 'Order value').fill('200k');
  await field(form, 'Leverage').fill('2');
  await field(form, 'Order quantity').fill('500,000');
  await field(form, 'Why').fill('no such thing');
  await field(form, 'Reason').fill('to be refused');
  await form.getByRole('button', { name: 'Set limits' }).click();
  await expect(form.getByRole('alert')).toContainText('limits-malformed');
  await expect(form.getByRole('alert')).toContainText('NOSUCH');
  await expect(field(form, 'Reason')).toHaveValue('to be refused');
});

test('a change stands though the stream tells it late, and is put back from the history', async ({
  desk,
  page,
}) => {
  const stream = await holdableStream(page);
  await openDesk(page, desk);
  await openRisk(page);
  const form = limits(page, 'Whole desk');
  await field(form, 'Leverage').fill('1.5');
  await field(form, 'Reason').fill('careful');
  stream.hold();
  await form.getByRole('button', { name: 'Set limits' }).click();
  await expect(page.getByText('Limits set: Whole desk')).toBeVisible();
  await expect(field(form, 'Leverage')).toHaveValue('1.5');
  await expect(field(form, 'Reason')).toHaveValue('');
  stream.release();

  await page
    .getByRole('button', { name: /^Put back what was before/ })
    .first()
    .click();

  await expect(field(form, 'Leverage')).toHaveValue('2');
  await expect(field(form, 'Reason')).toHaveValue(/^Back to what was before change/);
  await form.getByRole('button', { name: 'Set limits' }).click();
  await expect(page.getByRole('region', { name: 'Changes of limits' })).toContainText(
    /1.50 ×\s*2 ×\s*looser/,
  );
});

test('limits that somebody else has tightened meanwhile are not loosened unseen', async ({
  desk,
  page,
}) => {
  const stream = await holdableStream(page);
  await openDesk(page, desk);
  await openRisk(page);
  const form = limits(page, 'Whole desk');

  // Nothing is typed yet: the field under the keyboard follows, and what is typed takes its place.
  await field(form, 'Leverage').click();
  await tighten(page, desk, { maxLeverage: '1.4' });
  await expect(field(form, 'Leverage')).toHaveValue('1.4');
  await page.keyboard.type('1.3');
  await expect(field(form, 'Leverage')).toHaveValue('1.3');
  await form.getByRole('button', { name: 'Discard' }).click();

  await field(form, 'Open positions').fill('7');
  await field(form, 'Reason').fill('fewer names');
  stream.hold();
  await tighten(page, desk, { maxLeverage: '1.2' });

  await form.getByRole('button', { name: 'Set limits' }).click();
  await expect(form).toContainText('limits-out-of-date');
  await expect(form).toContainText('admin has changed these limits');
  stream.release();
  await expect(form).toContainText('admin changed these limits while you were typing');

  // A reload makes nobody forget over what it was typed.
  await page.reload();
  await expect(field(form, 'Open positions')).toHaveValue('7');
  await expect(form).toContainText('admin changed these limits while you were typing');
  expect((await deskLimits(page, desk)).maxLeverage).toBe('1.2');
  await form.getByRole('button', { name: 'Keep mine' }).click();

  // What is typed while they are on their way is the next change, whole.
  let letThrough = () => {};
  const line = new Promise<void>((open) => {
    letThrough = open;
  });
  await page.route('**/api/v1/risk-limits', async (route) => {
    await line;
    await route.continue();
  });
  await form.getByRole('button', { name: 'Set limits' }).click();
  await expect(form.getByRole('button', { name: 'Setting…' })).toBeVisible();
  await field(form, 'Leverage').fill('1.');
  await field(form, 'Leverage').focus();
  letThrough();
  await expect(page.getByText('Limits set: Whole desk')).toBeVisible();
  await page.keyboard.type('1');
  await expect(field(form, 'Leverage')).toHaveValue('1.1');
  await expect(field(form, 'Open positions')).toHaveValue('7');
  await expect(field(form, 'Reason')).toHaveValue('');
});

test('who may not change limits sees them and is told why', async ({ desk, page }) => {
  const trader = await createPerson(page, desk, 'trader');
  await tighten(page, desk, { maxOpenPositions: 7 });
  await openDesk(page, desk, trader);
  await openRisk(page);
  const form = limits(page, 'Whole desk');

  await expect(form).toContainText('a risk manager sets them, and you are signed in as a trader');
  await expect(field(form, 'Leverage')).toHaveAttribute('readonly', '');
  await expect(form.getByRole('button', { name: 'Set limits' })).toBeHidden();
  const history = page.getByRole('region', { name: 'Changes of limits' });
  await expect(history.getByRole('listitem').first()).toContainText('a bad day');
  await expect(page.getByRole('button', { name: /^Put back/ })).toBeHidden();
});

test('a drill on one instrument stops that one alone and keeps its time', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  await calmVenue(page, desk);
  await openPosition(page, desk, 'AAPL', '100');
  await openPosition(page, desk, 'MSFT', '10');
  await openRisk(page);
  const kill = panel(page, 'Kill switch');
  await kill.getByRole('radio', { name: 'Instrument' }).click();
  await kill.getByRole('button', { name: 'Arm: halt, cancel and flatten' }).click();
  await expect(kill.getByRole('combobox', { name: 'Instrument' })).toHaveAccessibleDescription(
    'Name the instrument that is to stop.',
  );

  await kill.getByRole('combobox', { name: 'Instrument' }).fill('aapl');
  await kill.getByRole('checkbox', { name: /^A drill/ }).click();
  // The five seconds for which it is armed pass by hand: how quick the machine is, is no matter here.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await kill.getByRole('button', { name: 'Arm: halt, cancel and flatten' }).click();
  await page.clock.runFor(1_100);
  const fire = kill.getByRole('button', { name: /^Fire: cancel 0 orders, close 1 position/ });
  await expect(kill.getByRole('button', { name: /^Fire.* 4 s/ })).toBeVisible();
  await fire.click();
  await page.clock.resume();

  await expect(kill).toContainText('Latched: instrument AAPL');
  await expect(kill.getByText('Flat certificate')).toBeVisible();
  const runs = kill.getByRole('region', { name: 'Kills and drills so far' });
  await expect(runs.getByRole('listitem').first()).toContainText(/drill.*instrument AAPL.*flat in/);
  expect((await order(page, desk, 'AAPL', '1')).status()).toBe(423);
  expect((await order(page, desk, 'MSFT', '1')).status()).toBe(201);
});

test('the page has no fault that axe knows, in every theme and on a phone', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  await buy(page, desk, 'AAPL', '100');
  await openRisk(page);
  await field(limits(page, 'Whole desk'), 'Position size').fill('50');
  await hasNoFaultInAnyLook(page, 'the risk page');
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(panel(page, 'Kill switch')).toBeInViewport();
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
    .toBeLessThanOrEqual(0);
  await hasNoFault(page, 'the phone');
});

/** Puts a line between page and desk on which events can be held back. */
async function holdableStream(page: Page) {
  const held: (() => void)[] = [];
  let holds = false;
  await page.routeWebSocket(/\/stream\//, (socket) => {
    socket.connectToServer().onMessage((message) => {
      if (holds) {
        held.push(() => socket.send(message));
      } else {
        socket.send(message);
      }
    });
  });
  return {
    hold: () => {
      holds = true;
    },
    release: () => {
      holds = false;
      for (const pass of held.splice(0)) {
        pass();
      }
    },
  };
}

async function deskLimits(page: Page, desk: DeskProcess): Promise<Record<string, unknown>> {
  const answer = await page.request.get(`${desk.url}/api/v1/risk-limits`);
  const nodes: readonly { scope: { kind: string }; limits: Record<string, unknown> }[] = (
    await answer.json()
  ).items;
  return nodes.find(({ scope }) => scope.kind === 'desk')?.limits ?? {};
}

/** Limits of the desk, set beside the page. */
async function tighten(page: Page, desk: DeskProcess, tighter: object): Promise<void> {
  const answer = await page.request.put(`${desk.url}/api/v1/risk-limits`, {
    data: {
      scope: { kind: 'desk' },
      limits: { ...(await deskLimits(page, desk)), ...tighter },
      reason: 'a bad day',
    },
    headers: { origin: desk.url },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

async function openRisk(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Places' })
    .getByRole('link', { name: 'Risk' })
    .click();
  await expect(page).toHaveURL(/\/risk$/);
  await expect(field(limits(page, 'Whole desk'), 'Leverage')).toHaveValue('2');
}

function limits(page: Page, scope: string): Locator {
  return page.getByRole('form', { name: `Limits of ${scope}` });
}

function field(form: Locator, name: string): Locator {
  return form.getByRole('textbox', { name, exact: true });
}

async function buy(
  page: Page,
  desk: DeskProcess,
  instrument: string,
  quantity: string,
): Promise<void> {
  expect((await order(page, desk, instrument, quantity)).status()).toBe(201);
  await expect(
    panel(page, 'Positions').getByRole('row', { name: new RegExp(instrument) }),
  ).toBeVisible();
}

function order(page: Page, desk: DeskProcess, instrument: string, quantity: string) {
  return page.request.post(`${desk.url}/api/v1/orders`, {
    data: { instrument, side: 'buy', orderType: 'market', quantity },
    headers: { origin: desk.url },
  });
}
