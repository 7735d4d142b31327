import { expect, type Page } from '@playwright/test';
import type { DeskProcess } from './desk-process.fixture';

/** What a program with this page's session asks of the desk, beside the page. */

interface OrderCall {
  readonly instrument: string;
  readonly side: 'buy' | 'sell';
  readonly quantity: string;
  /** Absent: at the market. */
  readonly limitPrice?: string;
}

/** An order as the desk tells it; only what specs look at. */
export interface ToldOrder {
  readonly orderId: string;
  readonly instrument: string;
  readonly side: string;
  readonly status: string;
  readonly quantity: string;
  readonly cumulativeQuantity: string;
  readonly limitPrice?: string;
}

/** Sends an order and answers with its id. */
export async function sendOrder(page: Page, desk: DeskProcess, order: OrderCall): Promise<string> {
  const answer = await page.request.post(`${desk.url}/api/v1/orders`, {
    data: { ...order, orderType: order.limitPrice === undefined ? 'market' : 'limit' },
    headers: { origin: desk.url },
  });
  const body = await answer.json();
  expect(answer.status(), JSON.stringify(body)).toBe(201);
  return body.orderId;
}

export async function cancelOrder(page: Page, desk: DeskProcess, orderId: string): Promise<void> {
  const answer = await page.request.delete(`${desk.url}/api/v1/orders/${orderId}`, {
    headers: { origin: desk.url },
  });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
}

/** Every order that the desk knows, newest first. */
export async function allOrders(page: Page, desk: DeskProcess): Promise<readonly ToldOrder[]> {
  const answer = await page.request.get(`${desk.url}/api/v1/orders?status=all&limit=1000`);
  return (await answer.json()).items;
}

/** A venue that fills any size at once, for specs that are not about how a fill comes about. */
export async function calmVenue(page: Page, desk: DeskProcess): Promise<void> {
  const answer = await page.request.put(`${desk.url}/api/v1/paper`, {
    data: { preset: 'frictionless' },
    headers: { origin: desk.url, 'idempotency-key': 'calm-venue' },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** Buys at the market and waits until the desk holds it. */
export async function openPosition(
  page: Page,
  desk: DeskProcess,
  instrument: string,
  quantity: string,
): Promise<void> {
  await sendOrder(page, desk, { instrument, side: 'buy', quantity });
  await expect
    .poll(async () => {
      const answer = await page.request.get(`${desk.url}/api/v1/positions`);
      const items: readonly { instrument: string; quantity: string }[] = (await answer.json())
        .items;
      return items.find((position) => position.instrument === instrument)?.quantity;
    })
    .toBe(quantity);
}
