import { test as base } from '@playwright/test';
import { DeskProcess } from './desk-process.fixture';

interface DeskFixtures {
  /** Environment variables of the desk, beside those that every test has. */
  readonly settings: Readonly<Record<string, string>>;
  /** A fresh desk for this test alone; the page's addresses are relative to it. */
  readonly desk: DeskProcess;
}

/** The test function of every spec: `test('…', async ({ desk, page }) => …)`. */
export const test = base.extend<DeskFixtures>({
  settings: [{}, { option: true }],
  desk: async ({ settings }, use, testInfo) => {
    const desk = await DeskProcess.start(settings);
    await use(desk);
    await desk.remove();
    if (testInfo.status !== testInfo.expectedStatus) {
      await testInfo.attach('what the desk printed', { body: desk.log, contentType: 'text/plain' });
    }
  },
  baseURL: async ({ desk }, use) => {
    await use(desk.url);
  },
});
