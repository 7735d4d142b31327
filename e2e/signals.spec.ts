import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './desk.fixture';
import { calmVenue } from './desk-calls.fixture';
import type { DeskProcess } from './desk-process.fixture';
import { hasNoFault, hasNoFaultInAnyLook } from './looks.fixture';
import { openDesk, panel } from './screen.fixture';

test('an entry waits, is approved by keyboard, protected, and followed to its profit', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  await calmVenue(page, desk);
  await makeKnown(page, desk, 'trend');
  await openSignals(page);
  await expect(panel(page, 'Signals')).toContainText('Nothing waits');

  await send(page, desk, 's-1', 'AAPL', '100');
  await row(page, 'AAPL').getByRole('gridcell', { name: 'trend', exact: true }).click();
  await page.keyboard.press('a');
  const approval = page.getByRole('dialog', { name: 'Approve entry AAPL' });
  await expect(approval).toContainText('long 100');
  await approval.getByRole('button', { name: 'Approve and send' }).click();

  await expect(panel(page, 'Signals').getByRole('tab', { name: 'Waiting 0' })).toBeVisible();
  const story = page.getByRole('region', { name: 'The signal' });
  await expect(story).toContainText('executed');
  await expect(story).toContainText(/buy market 100 of 100/);
  await expect(story).toContainText(/sell stop 0 of 100/);
  await expect(story).toContainText('unrealized');
  await expect(strategy(page, 'trend')).toContainText(/executed\s*1/);
});

test('a strategy is made known, its entry refused with a reason, and it is switched off', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  await openSignals(page);
  await makeKnownByHand(page, 'mean');
  await send(page, desk, 's-1', 'MSFT', '10');
  await hasNoFaultInAnyLook(page, 'the signals page');

  await page.getByRole('button', { name: 'Refuse entry MSFT of mean' }).click();
  const refusal = page.getByRole('dialog', { name: 'Refuse entry MSFT' });
  const height = () => refusal.evaluate(({ clientHeight }) => clientHeight);
  const before = await height();
  await refusal.getByRole('button', { name: 'Refuse' }).click();
  await expect(refusal).toContainText('Say why');
  expect(await height(), 'the dialog keeps its size').toBe(before);
  await hasNoFault(page, 'the refusal', '[role="dialog"]');
  await refusal.getByRole('textbox', { name: 'Reason' }).fill('earnings tonight');
  await refusal.getByRole('button', { name: 'Refuse' }).click();
  await expect(refusal).toBeHidden();
  await panel(page, 'Signals').getByRole('tab', { name: /Inbox/ }).click();
  await expect(row(page, 'MSFT')).toContainText('earnings tonight');

  await strategy(page, 'mean').getByRole('switch', { name: 'mean may enter' }).click();
  const stop = page.getByRole('dialog', { name: 'Stop mean' });
  await stop.getByRole('textbox', { name: 'Reason' }).fill('done for today');
  await stop.getByRole('button', { name: 'Switch off' }).click();
  await expect(
    strategy(page, 'mean').getByRole('switch', { name: 'mean may enter' }),
  ).not.toBeChecked();
  // A pointer over the rows would keep the new one waiting.
  await page.mouse.move(2, 2);
  await send(page, desk, 's-2', 'MSFT', '10');
  await expect(row(page, 'MSFT')).toHaveCount(2);
  await expect(row(page, 'MSFT').first()).toContainText('refused');
  await expect(row(page, 'MSFT').first()).not.toContainText('earnings tonight');
});

async function openSignals(page: Page): Promise<void> {
  await page.goto('/signals');
  await expect(page.getByRole('grid', { name: 'Signals that wait' })).toBeVisible();
}

function row(page: Page, name: string): Locator {
  return panel(page, 'Signals').getByRole('row').filter({ hasText: name });
}

function strategy(page: Page, name: string): Locator {
  return panel(page, 'Strategies').getByRole('listitem').filter({ hasText: name });
}

/** By keyboard; a reload on the way costs nothing that was typed. */
async function makeKnownByHand(page: Page, name: string): Promise<void> {
  const open = async () => {
    await panel(page, 'Strategies').getByRole('button', { name: 'New strategy' }).focus();
    await page.keyboard.press('Enter');
  };
  const form = page.getByRole('dialog', { name: 'Make a strategy known' });
  await open();
  await form.getByRole('textbox', { name: 'Name' }).fill(`${name} reversion`);
  await page.keyboard.press('Enter');
  await expect(form.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(
    /1 to 64 letters, digits/,
  );
  await expect(form.getByRole('textbox', { name: 'Reason' })).toHaveAccessibleDescription(
    /Say why/,
  );
  await form.getByRole('textbox', { name: 'Reason' }).fill('a spec');
  await hasNoFault(page, 'the form of a strategy', '[role="dialog"]');
  await page.reload();
  await open();
  await expect(form.getByRole('textbox', { name: 'Name' })).toHaveValue(`${name} reversion`);
  await form.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.keyboard.press('Enter');
  await expect(form).toBeHidden();
  await expect(
    strategy(page, name).getByRole('switch', { name: `${name} may enter` }),
  ).toBeChecked();
}

async function makeKnown(page: Page, desk: DeskProcess, name: string): Promise<void> {
  const answer = await page.request.put(`${desk.url}/api/v1/strategies/${name}`, {
    data: { enabled: true, automatic: false, reason: 'a spec' },
    headers: { origin: desk.url },
  });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
}

async function send(
  page: Page,
  desk: DeskProcess,
  signalId: string,
  instrument: 'AAPL' | 'MSFT',
  quantity: string,
): Promise<void> {
  const answer = await page.request.post(`${desk.url}/api/v1/signals`, {
    data: {
      type: 'ENTRY_SIGNAL',
      signalId,
      strategy: strategyOf[instrument],
      time: new Date().toISOString(),
      instrument,
      direction: 'long',
      quantity,
      stopLoss: { kind: 'percent', percent: '2' },
    },
    headers: { origin: desk.url },
  });
  expect(answer.status(), await answer.text()).toBe(202);
}

/** Each spec has a strategy of its own. */
const strategyOf = { AAPL: 'trend', MSFT: 'mean' } as const;
