import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

/** What axe knows of a page, in all the looks that a person can choose. */

interface Look {
  readonly theme: 'dark' | 'light' | 'contrast';
  readonly pair: 'green-red' | 'blue-orange';
}

const firstLook: Look = { theme: 'dark', pair: 'green-red' };
const otherLooks: readonly Look[] = [
  { theme: 'light', pair: 'green-red' },
  { theme: 'contrast', pair: 'green-red' },
  { theme: 'dark', pair: 'blue-orange' },
  { theme: 'light', pair: 'blue-orange' },
];

/**
 * Every rule in the first look, and in every other the one rule that a look can break: nothing else about
 * a page changes with its colours. `part`: a selector, else the whole page.
 */
export async function hasNoFaultInAnyLook(page: Page, what: string, part?: string): Promise<void> {
  // How long axe takes is no matter of what the test does, and grows with how slow the machine is.
  const info = test.info();
  info.setTimeout(info.timeout + 60_000);
  await wear(page, firstLook);
  await hasNoFault(page, what, part);
  for (const look of otherLooks) {
    await wear(page, look);
    const faults = await faultsWhileStill(page, part, ['color-contrast']);
    expect(faults, `${what} in ${look.theme}, ${look.pair}`).toEqual([]);
  }
}

/** Every rule of axe, on the whole page or on a part of it. */
export async function hasNoFault(page: Page, what: string, part?: string): Promise<void> {
  expect(await faultsWhileStill(page, part), what).toEqual([]);
}

/** Puts a look on; its colours arrive a moment later. */
async function wear(page: Page, { theme, pair }: Look): Promise<void> {
  await page.evaluate(
    ([name, colours]) => {
      document.documentElement.dataset['theme'] = name;
      document.documentElement.dataset['pair'] = colours;
    },
    [theme, pair],
  );
}

/** A colour half-way between two states is in neither: axe would judge what nobody gets to read. */
async function coloursArrive(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const changes = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(changes.map((change) => change.finished));
  });
}

/**
 * Judges while notices stand still: a window that is not in front keeps those that are there, so that
 * none comes half-faded before axe.
 */
async function faultsWhileStill(
  page: Page,
  part: string | undefined,
  rules?: readonly string[],
): Promise<readonly string[]> {
  await page.evaluate(() => window.dispatchEvent(new Event('blur')));
  await coloursArrive(page);
  await expect(page.locator('[data-toasts] [data-ending-style]')).toHaveCount(0);
  const faults = await faultsOf(page, part, rules);
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  return faults;
}

/**
 * Axe in the page itself, which has no frames: by itself it would open a page beside for every look and
 * hand over all that it found right, which takes longer than to find it.
 */
async function faultsOf(
  page: Page,
  part: string | undefined,
  rules: readonly string[] | undefined,
): Promise<readonly string[]> {
  // Half a megabyte of script, brought once to a document.
  const isThere = await page.evaluate(() => 'axe' in window);
  const axe = new AxeBuilder(isThere ? { page, axeSource: 'axe' } : { page });
  axe.setLegacyMode().options({ resultTypes: ['violations'] });
  if (part !== undefined) {
    axe.include(part);
  }
  if (rules !== undefined) {
    axe.withRules([...rules]);
  }
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${any[0]?.message ?? ''} ${html.slice(0, 160)}`),
  );
}
