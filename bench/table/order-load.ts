import { browserFrames } from '@/components/feed/frames';
import { RowTable } from '@/components/feed/row-table';
import type { Order } from '@/contract/order';

/**
 * The load of the table benches, the same for every table: 10 000 orders and 1 000 changes of rows a
 * second. `?case=spread` changes any row; `visible` changes those in sight four times out of five;
 * `sorted` sorts by what changes; `scrolling` moves through the rows all the while.
 */
export type Case = 'spread' | 'visible' | 'sorted' | 'scrolling';

const orders = 10_000;
const changesPerSecond = 1_000;
export const columnsShown = 16;
export const rowsInSight = 30;

export const kind = (new URLSearchParams(location.search).get('case') ?? 'spread') as Case;
export const table = new RowTable<Order>();
const changedAtMs = new Map<string, number>();
const latencies: number[] = [];
const frames: number[] = [];
let random = 7;

interface Surroundings {
  /** The rows on the screen, as far as the table knows. */
  readonly inSight: () => readonly string[];
  /** The id of the row that an element of the document belongs to. */
  readonly rowOf: (element: Element) => string | undefined;
  /** What scrolls. */
  readonly scroller: () => Element | null;
}

/** Fills the table, then changes and measures until the page goes. */
export function startLoad(surroundings: Surroundings): void {
  measureFrames();
  measureLatency(surroundings);
  change(surroundings);
  if (kind === 'scrolling') {
    scroll(surroundings);
  }
  Object.assign(window, { take });
}

/** What was measured since the last time: milliseconds at the 95th percentile. */
function take() {
  const answer = { frame: percentile95(frames), latency: percentile95(latencies) };
  frames.length = 0;
  latencies.length = 0;
  return answer;
}
export function fill(): void {
  for (let index = 0; index < orders; index += 1) {
    table.put(idOf(index), orderOf(index));
  }
  table.flush();
}

function idOf(index: number): string {
  return `o${String(index).padStart(6, '0')}`;
}

function orderOf(index: number): Order {
  return {
    orderId: idOf(index),
    clientOrderId: `c-${index}`,
    venueOrderId: `v-${index}`,
    venue: 'paper',
    account: 'main',
    instrument: ['AAPL', 'MSFT', 'IBM', 'EURUSD', 'BTCUSD'][index % 5] ?? 'AAPL',
    side: index % 2 === 0 ? 'buy' : 'sell',
    orderType: 'limit',
    quantity: '1000',
    limitPrice: `${100 + (index % 50)}.25`,
    timeInForce: 'day',
    reduceOnly: false,
    postOnly: false,
    status: 'partiallyFilled',
    pendingOperation: 'none',
    cumulativeQuantity: String(index % 1000),
    leavesQuantity: String(1000 - (index % 1000)),
    averagePrice: '100.1',
    commission: '1.2',
    slippage: '0.1',
    origin: { kind: 'user', user: 'chief' },
    submittedAt: '2026-11-22T12:00:00.000Z',
    updatedAt: '2026-11-22T12:00:00.000Z',
    sequence: index,
  };
}

/** A thousand changes a second, told to the table with the frames of the feed. */
function change(surroundings: Surroundings): void {
  let doneUntilMs = performance.now();
  const draw = () => {
    // As the feed does: asked for again when this one is over.
    queueMicrotask(() => browserFrames.next(draw));
    return table.flush();
  };
  browserFrames.next(draw);
  setInterval(() => {
    const owed = Math.floor(((performance.now() - doneUntilMs) * changesPerSecond) / 1_000);
    doneUntilMs += (owed * 1_000) / changesPerSecond;
    for (let count = 0; count < owed; count += 1) {
      changeOne(surroundings.inSight());
    }
  }, 10);
}

function changeOne(inSight: readonly string[]): void {
  const isSeen = kind === 'visible' && below(5) < 4 && inSight.length > 0;
  const id = (isSeen ? inSight[below(inSight.length)] : undefined) ?? idOf(below(orders));
  const order = table.get(id);
  if (order !== undefined) {
    const filled = (Number(order.cumulativeQuantity) + 7) % 1_000;
    table.put(id, { ...order, cumulativeQuantity: String(filled) });
    if (inSight.includes(id) && !changedAtMs.has(id)) {
      changedAtMs.set(id, performance.now());
    }
  }
}

function below(bound: number): number {
  random = (random * 16_807) % 2_147_483_647;
  return random % bound;
}

function measureFrames(): void {
  let lastMs = performance.now();
  const next = (nowMs: number) => {
    frames.push(nowMs - lastMs);
    lastMs = nowMs;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}

/** From the change of a record to the change of its row in the document. */
function measureLatency({ rowOf }: Surroundings): void {
  const observer = new MutationObserver((records) => {
    for (const { target } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      const id = (element && rowOf(element)) ?? '';
      const fromMs = changedAtMs.get(id);
      if (fromMs !== undefined) {
        latencies.push(performance.now() - fromMs);
        changedAtMs.delete(id);
      }
    }
  });
  observer.observe(document, { subtree: true, characterData: true, childList: true });
}

function scroll({ scroller }: Surroundings): void {
  const step = () => {
    const moved = scroller();
    if (moved !== null) {
      moved.scrollTop = (moved.scrollTop + 12) % 200_000;
    }
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

function percentile95(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length * 0.95)] ?? 0;
}
