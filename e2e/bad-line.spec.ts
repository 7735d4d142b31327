import { expect, type Page } from '@playwright/test';
import { test } from './desk.fixture';
import { allOrders, cancelOrder, sendOrder } from './desk-calls.fixture';
import type { DeskProcess } from './desk-process.fixture';
import { isCurrent, openDesk, panel } from './screen.fixture';

/** The messages of socket.io that carry the desk's words; the others keep the line itself alive. */
const carriesWords = /^42\["(snapshot|events|marks|heartbeat)"/;

/** Chance with a seed, so that a failing run can be had again. */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Puts a line between page and desk that loses a part of what the desk says, and can be cut. */
async function badLine(page: Page, share: number, seed: number) {
  const chance = chanceOf(seed);
  const line = { share, lost: 0, opened: 0, cut: async () => {}, isDown: false };
  await page.routeWebSocket(/\/stream\//, (socket) => {
    if (line.isDown) {
      void socket.close();
      return;
    }
    line.opened += 1;
    const desk = socket.connectToServer();
    line.cut = async () => {
      await socket.close();
      await desk.close();
    };
    desk.onMessage((message) => {
      if (carriesWords.test(String(message)) && chance() < line.share) {
        line.lost += 1;
      } else {
        socket.send(message);
      }
    });
  });
  return line;
}

/** Orders as the screen shows them: instrument, quantity and status of every row, newest first. */
function shownOrders(page: Page): Promise<readonly string[]> {
  const rows = panel(page, 'Orders').locator(
    '[role="row"][data-row^="o"], [role="row"][aria-rowindex]',
  );
  return rows.evaluateAll((elements) =>
    elements
      .filter((row) => row.getAttribute('data-row') !== '#head')
      .sort((one, other) => Number(one.ariaRowIndex) - Number(other.ariaRowIndex))
      .map((row) =>
        ['instrument', 'quantity', 'status']
          .map((column) => row.querySelector(`[data-column="${column}"]`)?.textContent ?? '')
          .join(' '),
      ),
  );
}

/** The same as the desk tells them. */
async function toldOrders(page: Page, desk: DeskProcess): Promise<readonly string[]> {
  const told = await allOrders(page, desk);
  return told.map(({ instrument, quantity, status }) => `${instrument} ${quantity} ${status}`);
}

test('with 15 % of the messages lost and the line cut, the page ends as the desk or says it is stale [P11]', async ({
  desk,
  page,
}) => {
  const line = await badLine(page, 0.15, 20_261_122);
  await openDesk(page, desk);
  await panel(page, 'Orders').getByRole('tab', { name: /All/ }).click();

  const sent: string[] = [];
  const ends: string[] = [];
  for (let round = 0; round < 12; round += 1) {
    const instrument = ['AAPL', 'MSFT', 'IBM'][round % 3] ?? 'AAPL';
    const quantity = String(100 + round);
    sent.push(
      await sendOrder(page, desk, { instrument, side: 'buy', quantity, limitPrice: '50.00' }),
    );
    ends.unshift(`${instrument} ${quantity} ${round % 3 === 1 ? 'canceled' : 'working'}`);
    if (round % 3 === 2) {
      await cancelOrder(page, desk, sent[round - 1] ?? '');
    }
    if (round % 4 === 3) {
      await line.cut();
    }
  }
  await expect.poll(() => line.lost).toBeGreaterThan(2);

  await expect.poll(() => toldOrders(page, desk)).toEqual(ends);

  line.share = 0;
  const opened = line.opened;
  await line.cut();
  await expect.poll(() => line.opened).toBeGreaterThan(opened);
  await isCurrent(page);
  await expect.poll(() => shownOrders(page), { timeout: 3_000 }).toEqual(ends);
});

/** `OFFLINE_SECONDS=30` for a line that stays down as long; by default until the page says so. */
const offlineSeconds = Number(process.env['OFFLINE_SECONDS'] ?? 2);

/** What the page itself says of how long it has heard nothing. */
async function secondsUnheard(page: Page): Promise<number> {
  return secondsIn(await page.getByRole('complementary', { name: 'Connection' }).textContent());
}

/** The same in the very moment in which the page calls a panel stale. */
async function ageWhenStale(page: Page): Promise<number> {
  const told = await page.waitForFunction(
    () =>
      document.querySelector('[data-panel="Positions"][data-stale="true"]') !== null &&
      document.querySelector('aside[aria-label="Connection"]')?.textContent,
  );
  return secondsIn(String(await told.jsonValue()));
}

/** Without any such words: no bound holds. */
function secondsIn(words: string | null): number {
  return Number(/last heard\s+([\d.]+)\s+s/.exec(words ?? '')?.[1] ?? Number.NaN);
}

test('a line that is down is said to be down, and what was missed is there when it is back', async ({
  desk,
  page,
}) => {
  const line = await badLine(page, 0, 1);
  await openDesk(page, desk);
  await sendOrder(page, desk, {
    instrument: 'AAPL',
    side: 'buy',
    quantity: '10',
    limitPrice: '50.00',
  });
  await expect(panel(page, 'Orders').getByRole('row', { name: /AAPL/ })).toContainText('working');

  line.isDown = true;
  await line.cut();
  await expect(page.getByText('Not connected.')).toBeVisible();
  await expect(panel(page, 'Orders')).toHaveAttribute('data-stale', 'true');
  await expect
    .poll(() => secondsUnheard(page), { timeout: (offlineSeconds + 5) * 1_000 })
    .toBeGreaterThanOrEqual(offlineSeconds);
  await sendOrder(page, desk, {
    instrument: 'MSFT',
    side: 'buy',
    quantity: '20',
    limitPrice: '50.00',
  });

  line.isDown = false;
  await expect(panel(page, 'Orders').getByRole('row', { name: /MSFT/ })).toContainText('working');
  await expect(panel(page, 'Orders')).toHaveAttribute('data-stale', 'false');
  await isCurrent(page);
});

test('a line that is open and silent is stale within three seconds', async ({ desk, page }) => {
  const line = await badLine(page, 0, 1);
  await openDesk(page, desk);

  line.share = 1;
  expect(await ageWhenStale(page)).toBeLessThan(4);

  line.share = 0;
  await isCurrent(page);
  await expect(panel(page, 'Positions')).toHaveAttribute('data-stale', 'false');
});
