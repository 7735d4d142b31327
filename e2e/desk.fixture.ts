import { test as base, type Page } from '@playwright/test';
import { DeskProcess, startTimeoutMs, stopTimeoutMs } from './desk-process.fixture';

const slowness = Number(process.env['E2E_SLOWNESS'] ?? 1);

interface DeskFixtures {
  /** Environment variables of the desk, beside those that every test has. */
  readonly settings: Readonly<Record<string, string>>;
  /** A fresh desk for this test alone; the page's addresses are relative to it. */
  readonly desk: DeskProcess;
}

/** The test function of every spec: `test('…', async ({ desk, page }) => …)`. */
export const test = base.extend<DeskFixtures>({
  settings: [{}, { option: true }],
  desk: [
    async ({ settings }, use, testInfo) => {
      const desk = await DeskProcess.start(settings);
      await use(desk);
      await desk.remove();
      if (testInfo.status !== testInfo.expectedStatus) {
        const body = desk.log;
        await testInfo.attach('what the desk printed', { body, contentType: 'text/plain' });
      }
    },
    // Beside the test's own time: how fast a machine starts a desk is not what a test is about.
    { timeout: startTimeoutMs + stopTimeoutMs },
  ],
  context: async ({ context }, use) => {
    if (slowness > 1) {
      context.on('page', (page) => void slowDown(page));
    }
    await use(context);
  },
  baseURL: async ({ desk }, use) => {
    await use(desk.url);
  },
});

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowness });
}
