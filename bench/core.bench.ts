/**
 * The pure core against a bare matching engine: the same flow of orders, in the same run.
 * The desk takes every order the whole way (checks, reservation, events, acknowledgement, fills of
 * both sides, positions, cash, statistics); `nodejs-order-book` only matches it.
 * Processor time is told beside the rate: on a machine that has other work only that means much.
 */
import { allocateYoung } from '../server/main/allocate-young';
import { BookSide } from './core/book-side';
import { DeskSide } from './core/desk-side';
import { type FlowOrder, makeOrderFlow } from './core/order-flow';
import { report } from './report';

const positions = 100;
const workingOrders = 1_000;
const ordersPerRound = 60_000;
const ordersPerBatch = 50;
const rounds = 17;

// As the desk does at its start.
allocateYoung();
const flow = makeOrderFlow(positions, workingOrders, ordersPerRound, 20_261_120);

interface Side<Script> {
  prepare(orders: readonly FlowOrder[]): readonly Script[];
  take(script: Script): void;
}

/**
 * What is said from outside is made in small batches between the measured stretches: an order comes
 * in fresh, and what it came in with is soon forgotten.
 */
function measure<Script>(side: Side<Script>) {
  const durations = new Float64Array(flow.orders.length);
  let total = 0;
  let processor = 0;
  for (let from = 0; from < flow.orders.length; from += ordersPerBatch) {
    const scripts = side.prepare(flow.orders.slice(from, from + ordersPerBatch));
    const used = process.cpuUsage();
    let before = performance.now();
    for (let index = 0; index < scripts.length; index += 1) {
      side.take(scripts[index] as Script);
      const after = performance.now();
      durations[from + index] = after - before;
      total += after - before;
      before = after;
    }
    const { user, system } = process.cpuUsage(used);
    processor += user + system;
  }
  durations.sort();
  const at = (share: number) => (durations[Math.floor(durations.length * share)] ?? 0) * 1_000;
  const perSecond = (durations.length / total) * 1_000;
  const processorTime = processor / durations.length;
  return { perSecond, processorTime, p50: at(0.5), p99: at(0.99), p999: at(0.999) };
}

/** The first rounds warm up; the median of the others counts, and the best tells what others took of the machine. */
const desk: ReturnType<typeof measure>[] = [];
const book: ReturnType<typeof measure>[] = [];
for (let round = 0; round < rounds; round += 1) {
  desk.push(measure(new DeskSide(flow)));
  book.push(measure(new BookSide(flow)));
}

const warm = desk.slice(2);
const ofDesk = medianOf(warm);
const ofBook = medianOf(book.slice(2));

report('Core: one order through the whole chain', [
  row('desk: orders per second', ofDesk.perSecond, '/s', 0, { atLeast: 150_000 }),
  row('desk: the same of its best round', Math.max(...warm.map((one) => one.perSecond)), '/s', 0),
  row('desk: median', ofDesk.p50, 'µs', 2),
  row('desk: p99', ofDesk.p99, 'µs', 2, { atMost: 50 }),
  row('desk: p99.9', ofDesk.p999, 'µs', 2),
  row('nodejs-order-book, matching only: orders per second', ofBook.perSecond, '/s', 0),
  row('nodejs-order-book, matching only: p99', ofBook.p99, 'µs', 2),
  row('ratio desk / nodejs-order-book', ofDesk.perSecond / ofBook.perSecond, '×', 2),
  row('desk: processor time per order, all threads', ofDesk.processorTime, 'µs', 2),
  row('the same of nodejs-order-book', ofBook.processorTime, 'µs', 2),
  row('tick of 100 instruments with positions', tickOfAll(), 'ms', 3, { atMost: 1 }),
]);

function tickOfAll(): number {
  const side = new DeskSide(flow);
  const durations: number[] = [];
  for (let round = 0; round < 2_000; round += 1) {
    const begin = performance.now();
    for (let index = 0; index < positions; index += 1) {
      side.tick(index, 5_000 + index * 100 + (round % 7));
    }
    durations.push(performance.now() - begin);
  }
  durations.sort((one, other) => one - other);
  return durations[Math.floor(durations.length * 0.99)] ?? 0;
}

function medianOf(measured: readonly ReturnType<typeof measure>[]) {
  const middle = (pick: (one: (typeof measured)[number]) => number) =>
    measured.map(pick).sort((one, other) => one - other)[Math.floor(measured.length / 2)] ?? 0;
  return {
    perSecond: middle((one) => one.perSecond),
    processorTime: middle((one) => one.processorTime),
    p50: middle((one) => one.p50),
    p99: middle((one) => one.p99),
    p999: middle((one) => one.p999),
  };
}

function row(
  what: string,
  value: number,
  unit: string,
  decimals: number,
  goal: { readonly atLeast?: number; readonly atMost?: number } = {},
) {
  return { what, value, unit, decimals, ...goal };
}
