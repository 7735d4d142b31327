import type { Page } from '@playwright/test';

/** Keeps from the page what it asks for at these addresses, until the function that it answers with is called. */
export async function holdBack(page: Page, addresses: string | RegExp): Promise<() => void> {
  let letGo = () => {};
  const isLetGo = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(addresses, async (route) => {
    await isLetGo;
    await route.fallback();
  });
  return letGo;
}
