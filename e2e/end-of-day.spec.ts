import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { test } from './desk.fixture';
import { calmVenue, openPosition } from './desk-calls.fixture';
import type { DeskProcess } from './desk-process.fixture';
import { hasNoFaultInAnyLook } from './looks.fixture';
import { openDesk, panel } from './screen.fixture';

/** Each look is examined whole, which takes its time on a small machine. */
test.describe.configure({ timeout: 180_000 });

test('a second source is fed in, found wrong, put right, and the day is printed', async ({
  desk,
  page,
}) => {
  await openDesk(page, desk);
  await calmVenue(page, desk);
  await openPosition(page, desk, 'AAPL', '10');
  const right = await ownFillAsCsv(page, desk);
  await page
    .getByRole('navigation', { name: 'Places' })
    .getByRole('link', { name: 'Reconciliation' })
    .click();
  await panel(page, 'Drop copies').getByRole('button', { name: 'Feed a file' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Source' }).fill('clearing');

  await test.step('a file of another kind is refused with a sentence', async () => {
    await choose(page, 'a,b\n1,2');
    await expect(dialog.getByRole('alert')).toContainText('executionId, instrument');
    await expect(dialog.getByRole('alert')).toContainText('drop-copy-refused');
    await expect(dialog.getByRole('button', { name: 'Take it' })).toBeHidden();
  });

  await test.step('bad lines are named, each with its place', async () => {
    await choose(page, right.replace(',10,', ',ten,').replace('buy', 'up'));
    await expect(dialog.getByRole('list', { name: 'Bad lines' })).toContainText(
      /line 2, side.*line 2, quantity/s,
    );
  });

  await test.step('a file that differs shows what differs before it is taken, and is a break after it', async () => {
    await choose(page, right.replace('buy', 'sell'));
    await expect(dialog.getByRole('region', { name: 'What was read' })).toContainText(
      '1 fill: 0 match, 1 differs.',
    );
    await dialog.getByRole('button', { name: 'Take it' }).click();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(panel(page, 'Break')).toContainText('Fill on the other side AAPL');
    await expect(panel(page, 'Drop copies')).toContainText('1 fill told, 0 match');
  });

  await test.step('a correction closes the break', async () => {
    await panel(page, 'Drop copies').getByRole('button', { name: 'Feed a file' }).click();
    await dialog.getByRole('checkbox', { name: /Puts right/ }).check();
    await choose(page, right);
    await expect(dialog.getByRole('region', { name: 'What was read' })).toContainText(
      '1 fill: 1 match.',
    );
    await dialog.getByRole('button', { name: 'Take it' }).click();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(panel(page, 'Drop copies')).toContainText('agrees');
    await expect(panel(page, 'Queue')).toContainText('Desk and venue agree');
  });

  await page.getByRole('link', { name: 'End of day report' }).click();
  const report = page.getByRole('article', { name: 'End of day report' });

  await test.step('the day so far is on one sheet, and is taken away as JSON', async () => {
    await expect(report).toContainText(/So far, as of row \d+/);
    await expect(report.getByRole('table', { name: 'Fills' })).toContainText('AAPL');
    await expect(report.getByRole('table', { name: 'What was done about them' })).toContainText(
      /raised.*resolved/s,
    );
    await expect(report.getByRole('table', { name: 'Drop-copy feeds' })).toContainText(
      '1 of them corrected',
    );
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: 'JSON' }).click();
    const json = JSON.parse(readFileSync(await (await waiting).path(), 'utf8'));
    expect(json).toMatchObject({ standing: 'running', counts: { fills: 1, orders: 1 } });
    expect(json.close.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  await hasNoFaultInAnyLook(page, 'the report');

  await test.step('on paper there is the report and nothing of the desk around it', async () => {
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('navigation', { name: 'Places' })).toBeHidden();
    await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
    await expect(report).toBeVisible();
    await page.emulateMedia({ media: 'screen' });
  });

  await page.getByLabel('Trading day').fill('2001-01-01');
  await expect(page.getByText(/the first trading day of this desk was/)).toBeVisible();
});

/** Chooses a file with that text, and has it read. */
async function choose(page: Page, text: string): Promise<void> {
  const file = { name: 'fills.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.getByLabel('File', { exact: true }).setInputFiles(file);
  await page.getByRole('button', { name: 'Read and compare' }).click();
}

/** The desk's own fill, as another source would tell it. */
async function ownFillAsCsv(page: Page, desk: DeskProcess): Promise<string> {
  const answer = await page.request.get(`${desk.url}/api/v1/fills`);
  const [fill] = (await answer.json()).items;
  const row = [fill.executionId, fill.instrument, fill.side, fill.quantity, fill.price, fill.time];
  return `executionId,instrument,side,quantity,price,transactTime\n${row.join(',')}`;
}
