import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { test } from './desk.fixture';
import { sendOrder } from './desk-calls.fixture';
import { hasNoFaultInAnyLook } from './looks.fixture';
import { createPerson, openDesk, panel } from './screen.fixture';

test('knobs are turned with what changes in sight, the market is disturbed, and all is reset', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  await sendOrder(page, desk, { instrument: 'KO', side: 'buy', quantity: '5', limitPrice: '10' });
  await page.goto('/venues');

  const knobs = page.getByRole('form', { name: 'Knobs of the paper venue' });
  await knobs.getByRole('textbox', { name: 'Rejects' }).fill('2');
  await knobs.getByRole('textbox', { name: 'Rejects' }).press('Tab');
  await expect(knobs).toContainText('From 0 to 1.');
  // What somebody else turns meanwhile is followed, and not turned back with what is typed here.
  await page.request.put(`${desk.url}/api/v1/paper`, {
    data: { fillDelay: 55 },
    headers: { origin: desk.url, 'idempotency-key': 'another-hand' },
  });
  await expect(knobs.getByRole('textbox', { name: 'Delay', exact: true })).toHaveValue('55');
  await expect(knobs.getByRole('textbox', { name: 'Rejects' })).toHaveValue('2');
  await expect(knobs.getByRole('button', { name: 'Turn 1 knob', exact: true })).toBeVisible();
  await expect(knobs).toContainText('From 0 to 1.');

  await knobs.getByRole('radio', { name: 'frictionless' }).click();
  await expect(knobs.getByRole('list', { name: 'What changes' })).toContainText('Delay55 ms0 ms');
  await knobs.getByRole('button', { name: /^Turn \d+ knobs/ }).click();
  await expect(panel(page, 'Paper venue')).toContainText('set to frictionless');
  await hasNoFaultInAnyLook(page, 'venues');

  const fault = page.getByRole('form', { name: 'New fault' });
  await fault.getByRole('combobox', { name: 'Kind' }).selectOption('wrong-cash');
  await fault.getByRole('button', { name: 'Put the fault in' }).click();
  await expect(fault).toContainText('A fault of kind wrong-cash needs amount.');
  await fault.getByRole('textbox', { name: 'Amount (needed)' }).fill('-25');
  await fault.getByRole('button', { name: 'Put the fault in' }).click();
  await expect(page.getByRole('list', { name: 'Faults in force' })).toContainText('amount -25');

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as a test' }).click();
  const saved = await (await saving).path();
  expect(JSON.parse(readFileSync(saved, 'utf8'))).toMatchObject({
    format: 'paper-faults-1',
    venueSeed: 42,
    steps: [{ afterMs: 0, fault: { kind: 'wrong-cash', amount: '-25' } }],
  });
  await page.getByLabel('File of faults').setInputFiles(saved);
  await expect(
    page.getByRole('list', { name: 'Faults in force' }).getByRole('listitem'),
  ).toHaveCount(2);

  const scenario = page.getByRole('form', { name: 'New scenario' });
  await scenario.getByRole('combobox', { name: 'Instrument' }).fill('AAPL');
  await scenario.getByRole('textbox', { name: 'Duration' }).fill('600000');
  await scenario.getByRole('button', { name: 'Start the scenario' }).click();
  await expect(page.getByRole('list', { name: 'Scenarios in force' })).toContainText('AAPL');

  await panel(page, 'Reset').getByRole('button', { name: 'Reset…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Reset the paper venue' });
  await expect(dialog).toContainText('cancels buy 5 KO');
  await dialog.getByRole('textbox').fill('reset paper');
  await dialog.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('list', { name: 'Faults in force' })).toBeHidden();
  await expect(page.getByRole('list', { name: 'Scenarios in force' })).toBeHidden();

  await panel(page, 'Market data').getByRole('radio', { name: 'Recorded day' }).click();
  await page.reload();
  await expect(page.getByRole('form', { name: 'Recorded day' })).toBeVisible();
});

test('a viewer sees how the venue is set, and is told why nothing can be changed', async ({
  desk,
  page,
}) => {
  const viewer = await createPerson(page, desk, 'viewer');
  await openDesk(page, desk, viewer);
  await page.goto('/venues');

  await expect(page.getByText(/change nothing: an administrator does that/)).toBeVisible();
  const knobs = page.getByRole('form', { name: 'Knobs of the paper venue' });
  await expect(knobs.getByRole('textbox', { name: 'Slippage' })).not.toBeEditable();
  for (const name of [/^Turn/, 'Put the fault in', 'Start the scenario', 'Reset…', /^Play this/]) {
    await expect(page.getByRole('button', { name })).toHaveAttribute('aria-disabled', 'true');
  }
});
