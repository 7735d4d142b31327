import type { Page } from '@playwright/test';

/** What the page reads at these addresses waits, as on a slow line, until the returned function is called. */
export async function holdBack(page: Page, addresses: string | RegExp): Promise<() => void> {
  let letGo = () => {};
  const isLetGo = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(addresses, async (route) => {
    if (route.request().method() === 'GET') {
      await isLetGo;
    }
    await route.fallback();
  });
  return letGo;
}
