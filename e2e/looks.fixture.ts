import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What axe knows of a page, in all the looks that a person can choose. */

interface Look {
  readonly theme: 'dark' | 'light' | 'contrast';
  readonly pair: 'green-red' | 'blue-orange';
}

const looks: readonly Look[] = [
  { theme: 'dark', pair: 'green-red' },
  { theme: 'light', pair: 'green-red' },
  { theme: 'contrast', pair: 'green-red' },
  { theme: 'dark', pair: 'blue-orange' },
  { theme: 'light', pair: 'blue-orange' },
];

/**
 * Every rule once, and then in every look the one rule that a look can break: nothing else about a page
 * changes with its colours. `part`: a selector, else the whole page.
 */
export async function hasNoFaultInAnyLook(page: Page, what: string, part?: string): Promise<void> {
  await hasNoFault(page, what, part);
  for (const look of looks) {
    await wear(page, look);
    await hasContrast(page, `${what} in ${look.theme}, ${look.pair}`, part);
  }
}

/** Every rule of axe, on the whole page or on a part of it. */
export async function hasNoFault(page: Page, what: string, part?: string): Promise<void> {
  expect(await faultsWhileStill(page, axeOn(page, part)), what).toEqual([]);
}

async function hasContrast(page: Page, what: string, part?: string): Promise<void> {
  const axe = axeOn(page, part).withRules(['color-contrast']);
  expect(await faultsWhileStill(page, axe), what).toEqual([]);
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

function axeOn(page: Page, part?: string): AxeBuilder {
  const axe = new AxeBuilder({ page });
  return part === undefined ? axe : axe.include(part);
}

/**
 * Judges while notices stand still: a window that is not in front keeps those that are there, so that
 * none comes half-faded before axe.
 */
async function faultsWhileStill(page: Page, axe: AxeBuilder): Promise<readonly string[]> {
  await page.evaluate(() => window.dispatchEvent(new Event('blur')));
  await coloursArrive(page);
  await expect(page.locator('[data-toasts] [data-ending-style]')).toHaveCount(0);
  const faults = await faultsOf(axe);
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  return faults;
}

async function faultsOf(axe: AxeBuilder): Promise<readonly string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${any[0]?.message ?? ''} ${html.slice(0, 160)}`),
  );
}
