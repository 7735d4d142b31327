import { createRoot } from 'react-dom/client';
import { RowTable } from '@/components/feed/row-table';
import { type InstrumentOf, orderColumns } from '@/components/order-blotter/order-columns';
import { DataTable } from '@/components/ui/table/data-table';
import { useTableModel } from '@/components/ui/table/use-table-model';
import type { Order } from '@/contract/order';

/**
 * The order table alone on a page, with 10 000 orders × 16 columns and 1 000 changes of rows a second.
 * `?case=spread` changes any row; `visible` changes those in sight four times out of five; `sorted`
 * sorts by what changes; `scrolling` moves through the rows all the while.
 */
type Case = 'spread' | 'visible' | 'sorted' | 'scrolling';

const orders = 10_000;
const changesPerSecond = 1_000;
const columnsShown = 16;
const rowsInSight = 30;

const kind = (new URLSearchParams(location.search).get('case') ?? 'spread') as Case;
const table = new RowTable<Order>();
const changedAtMs = new Map<string, number>();
const latencies: number[] = [];
const frames: number[] = [];
let inSight: readonly string[] = [];
let random = 7;

const instrumentOf: InstrumentOf = () => undefined;
const columns = orderColumns(instrumentOf, {
  cancel: () => {},
  modify: () => {},
  again: () => {},
  mayCancel: true,
  mayTrade: true,
})
  .slice(0, columnsShown)
  .map(({ hidden: _, ...column }) => column);
const sorting = [{ id: kind === 'sorted' ? 'filled' : 'time', desc: true }];

function Page() {
  const model = useTableModel({ id: `bench-${kind}`, columns, source: table, sorting });
  inSight = model.order.ids.slice(0, rowsInSight);
  return (
    <div style={{ display: 'flex', height: '100vh' }}>
      <DataTable model={model} label="Orders" empty={null} />
    </div>
  );
}

fill();
measureFrames();
measureLatency();
change();
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(<Page />);
}
if (kind === 'scrolling') {
  scroll();
}

/** What was measured since the last time: milliseconds at the 95th percentile. */
function take() {
  const answer = { frame: percentile95(frames), latency: percentile95(latencies) };
  frames.length = 0;
  latencies.length = 0;
  return answer;
}
Object.assign(window, { take });

function fill(): void {
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

/** A thousand changes a second, told to the table once a frame as the feed does. */
function change(): void {
  let doneUntilMs = performance.now();
  const draw = () => {
    table.flush();
    requestAnimationFrame(draw);
  };
  requestAnimationFrame(draw);
  setInterval(() => {
    const owed = Math.floor(((performance.now() - doneUntilMs) * changesPerSecond) / 1_000);
    doneUntilMs += (owed * 1_000) / changesPerSecond;
    for (let count = 0; count < owed; count += 1) {
      changeOne();
    }
  }, 10);
}

function changeOne(): void {
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
function measureLatency(): void {
  const observer = new MutationObserver((records) => {
    for (const { target } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      const id = element?.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? '';
      const fromMs = changedAtMs.get(id);
      if (fromMs !== undefined) {
        latencies.push(performance.now() - fromMs);
        changedAtMs.delete(id);
      }
    }
  });
  observer.observe(document, { subtree: true, characterData: true, childList: true });
}

function scroll(): void {
  const step = () => {
    const grid = document.querySelector('[role="grid"]');
    if (grid !== null) {
      grid.scrollTop = (grid.scrollTop + 12) % 200_000;
    }
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

function percentile95(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length * 0.95)] ?? 0;
}
