import { type BenchDesk, orderRequest } from './bench-desk';
import { runLoad } from './load';

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

/**
 * Changes the size of orders, so many a second, each to another than it has; every eighth change hits one
 * of the newest thirty, which are on the screen. Over raw sockets at an even pace: the load shares the
 * machine with what it loads.
 */
export function modifyOrders(
  desk: BenchDesk,
  orderIds: readonly string[],
  perSecond: number,
): Traffic {
  const newest = orderIds.slice(-30);
  const older = orderIds.slice(0, -30);
  const turns = new Map(orderIds.map((orderId, place) => [orderId, place]));
  let sent = 0;
  const next = (): string => {
    sent += 1;
    const ofNewest = Math.floor(sent / 8);
    const pool = sent % 8 === 0 ? newest : older;
    return pool[(sent % 8 === 0 ? ofNewest : sent - ofNewest) % pool.length] ?? '';
  };
  const ended = new AbortController();
  const load = runLoad({
    port: desk.port,
    connections: 8,
    seconds: Number.POSITIVE_INFINITY,
    signal: ended.signal,
    perSecond,
    request: () => {
      const orderId = next();
      const turn = (turns.get(orderId) ?? 0) + 1;
      turns.set(orderId, turn);
      const quantity = quantityOf(turn);
      return orderRequest(desk.key, { quantity }, `/api/v1/orders/${orderId}`, 'PATCH');
    },
    isGood: (status) => status === 200,
  });
  return {
    stop: async () => {
      ended.abort();
      const { answered, failed, seconds } = await load;
      if (failed > 0) {
        throw new Error(`${failed} of ${answered} changes of the bench were refused`);
      }
      return { perSecond: answered / seconds };
    },
  };
}
