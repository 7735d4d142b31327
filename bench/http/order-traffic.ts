import type { BenchDesk } from './bench-desk';

const instruments = 30;
const batchSize = 250;

/** Places buy orders far below the market, over thirty instruments; answers with their ids. */
export async function placeOrders(desk: BenchDesk, count: number): Promise<readonly string[]> {
  const quotes = await quotesOf(desk);
  const orderIds: string[] = [];
  for (let first = 0; first < count; first += batchSize) {
    const orders = Array.from({ length: Math.min(batchSize, count - first) }, (_, offset) => {
      const place = first + offset;
      const { instrument, low } = quotes[place % quotes.length] ?? { instrument: 'AAPL', low: 1 };
      return {
        clientOrderId: `page-${place}`,
        instrument,
        side: 'buy',
        orderType: 'limit',
        quantity: quantityOf(place),
        limitPrice: String(low),
        confirm: true,
      };
    });
    const answer = await desk.send('POST', '/api/v1/orders/batch', { orders });
    const { items } = (await answer.json()) as {
      readonly items: readonly { readonly order?: { readonly orderId: string } }[];
    };
    orderIds.push(...items.flatMap(({ order }) => (order === undefined ? [] : [order.orderId])));
  }
  if (orderIds.length < count) {
    throw new Error(`Only ${orderIds.length} of ${count} orders were taken`);
  }
  return orderIds;
}

/** Instruments of shares with a price a fifth below the bid, in whole units: on every grid of ticks. */
async function quotesOf(desk: BenchDesk) {
  const { items } = JSON.parse(await desk.get('/api/v1/instruments')) as {
    readonly items: readonly { readonly instrument: string; readonly lotSize: string }[];
  };
  const found: { instrument: string; low: number }[] = [];
  for (const { instrument, lotSize } of items) {
    const path = `/api/v1/instruments/${encodeURIComponent(instrument)}/quote`;
    const { bid } = JSON.parse(await desk.get(path)) as { readonly bid: string | null };
    // Within the collar, and never filled within the minutes of a bench.
    const low = Math.floor(Number(bid ?? 0) * 0.96);
    if (low > 10 && lotSize === '1' && found.length < instruments) {
      found.push({ instrument, low });
    }
  }
  return found;
}

/** Small enough that all of them fit into the account. */
function quantityOf(turn: number): string {
  return String(1 + (turn % 5));
}

interface Traffic {
  stop(): Promise<{ readonly perSecond: number }>;
}

/** Changes the size of orders, so many a second; every eighth change hits one of the newest thirty. */
export function modifyOrders(
  desk: BenchDesk,
  orderIds: readonly string[],
  perSecond: number,
): Traffic {
  const newest = orderIds.slice(-30);
  const startedMs = performance.now();
  let begun = 0;
  let done = 0;
  let isOver = false;
  const underWay = new Set<Promise<void>>();
  const timer = setInterval(() => {
    const owed = Math.floor(((performance.now() - startedMs) / 1_000) * perSecond) - begun;
    for (let count = 0; count < Math.min(owed, 50); count += 1) {
      const pool = begun % 8 === 0 ? newest : orderIds;
      const orderId = pool[begun % pool.length] ?? '';
      const call = change(desk, orderId, begun).then((isTaken) => {
        done += isTaken ? 1 : 0;
        underWay.delete(call);
      });
      underWay.add(call);
      begun += 1;
    }
  }, 10);
  return {
    stop: async () => {
      if (!isOver) {
        isOver = true;
        clearInterval(timer);
        await Promise.all(underWay);
      }
      return { perSecond: done / ((performance.now() - startedMs) / 1_000) };
    },
  };
}

async function change(desk: BenchDesk, orderId: string, turn: number): Promise<boolean> {
  const quantity = quantityOf(turn * 7 + Math.floor(turn / 1_000));
  const answer = await desk.send('PATCH', `/api/v1/orders/${orderId}`, { quantity });
  await answer.arrayBuffer();
  return answer.ok;
}
