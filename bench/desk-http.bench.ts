/** Orders over HTTP to a durable answer: how quick, how many, and what disturbs them. */
import { build } from 'esbuild';
import { BenchDesk, orderRequest } from './http/bench-desk';
import { type LoadResult, percentile, runLoad } from './http/load';
import { report } from './report';

const isCreated = (status: number) => status === 201;
const instruments = ['AAPL', 'MSFT', 'NVDA', 'IBM', 'XOM', 'KO', 'SPY', 'QQQ'] as const;

/** Buys and sells at prices that rest or fill, so that the book of the desk stays about as large. */
function order(desk: BenchDesk, name: string) {
  return (connection: number, count: number) =>
    orderRequest(desk.key, {
      clientOrderId: `${name}-${connection}-${count}`,
      instrument: instruments[(connection + count) % instruments.length],
      side: count % 2 === 0 ? 'buy' : 'sell',
      orderType: 'market',
      quantity: '1',
    });
}

function page(): string {
  return 'GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n';
}

const seconds = Number(process.env['BENCH_SECONDS'] ?? 8);
const pacedSeconds = 2.5 * seconds;
/** As many as a day has, with those that come before. */
const fullSeconds = 0.75 * seconds;
/**
 * A desk trades all day. In its first tens of thousands of orders the engine still compiles what it sees
 * again and again, on the same two cores, and that is a third of what an order costs.
 */
const warmUpOrders = 20_000;
const warmUpSeconds = 60;

async function ready(
  settings: Readonly<Record<string, string>>,
  program?: string,
): Promise<BenchDesk> {
  const desk = await BenchDesk.start(settings, program);
  await desk.widenLimits();
  return desk;
}

function saturate(
  desk: BenchDesk,
  name: string,
  connections = 32,
  duration = seconds,
): Promise<LoadResult> {
  return runLoad({
    port: desk.port,
    connections,
    seconds: duration,
    request: order(desk, name),
    isGood: isCreated,
  });
}

async function warmUp(desk: BenchDesk): Promise<void> {
  const enough = new AbortController();
  const request = order(desk, 'warm-up');
  let sent = 0;
  await runLoad({
    port: desk.port,
    connections: 32,
    seconds: warmUpSeconds,
    signal: enough.signal,
    request: (connection, count) => {
      sent += 1;
      if (sent === warmUpOrders) {
        enough.abort();
      }
      return request(connection, count);
    },
    isGood: isCreated,
  });
}

function pace(
  desk: BenchDesk,
  name: string,
  perSecond: number,
  duration = seconds,
): Promise<LoadResult> {
  return runLoad({
    port: desk.port,
    connections: 16,
    seconds: duration,
    perSecond,
    request: order(desk, name),
    isGood: isCreated,
  });
}

/** Fifty pages a second. */
function lookAtPages(desk: BenchDesk): Promise<LoadResult> {
  return runLoad({
    port: desk.port,
    connections: 4,
    seconds,
    perSecond: 50,
    request: page,
    isGood: (status) => status === 200,
  });
}

const p99 = (parts: readonly LoadResult[]) =>
  percentile(
    parts.flatMap(({ durations }) => durations).sort((one, other) => one - other),
    0.99,
  );

const loopDelay = 'desk_event_loop_delay_p99_seconds';
const cpuSeconds = 'process_cpu_seconds_total';
const residentBytes = 'process_resident_memory_bytes';

const desk = await ready({});
await warmUp(desk);
// A hundred thousand events: what the goal for memory is meant for.
const residentWarm = await desk.metric(residentBytes);
// The metric counts from one look at it to the next.
await desk.metric(loopDelay);
// Four thousand orders: of fewer the p99 is a handful, and one collection is among them or not.
const calm = await pace(desk, 'calm', 200, pacedSeconds);
const lagCalm = await desk.metric(loopDelay);
const cpuBefore = await desk.metric(cpuSeconds);
const ownBefore = process.cpuUsage();
const full = await saturate(desk, 'full', 32, fullSeconds);
const own = process.cpuUsage(ownBefore);
const lagFull = await desk.metric(loopDelay);
const microsPerOrder = (((await desk.metric(cpuSeconds)) - cpuBefore) * 1e6) / full.answered;
const residentFull = await desk.metric(residentBytes);
const orders = warmUpOrders + calm.answered + full.answered;
const alone = await saturate(desk, 'alone', 1, 3);
await desk.remove();

const program = 'dist/bench/journal-off-desk.js';
await build({
  entryPoints: ['bench/http/journal-off-desk.ts'],
  outfile: program,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  logLevel: 'error',
});
const off = await ready({}, program);
await warmUp(off);
const withoutJournal = await saturate(off, 'off', 32, fullSeconds);
await off.remove();

const withPages = await ready({ DESK_PAGES: 'on' });
await warmUp(withPages);
// In turn, several times: a p99 of a few seconds is sixteen orders, and one collection is among them or not.
const before: LoadResult[] = [];
const during: LoadResult[] = [];
const pages: LoadResult[] = [];
for (let round = 0; round < 3; round += 1) {
  before.push(await pace(withPages, `before-${round}`, 200));
  const both = await Promise.all([pace(withPages, `during-${round}`, 200), lookAtPages(withPages)]);
  during.push(both[0]);
  pages.push(both[1]);
}
await withPages.remove();

const rate = ({ answered, seconds: time }: LoadResult) => answered / time;
const failures = [calm, full, alone, withoutJournal, ...before, ...during, ...pages].reduce(
  (sum, one) => sum + one.failed,
  0,
);
report('Orders over HTTP to a durable answer', [
  {
    what: 'at 200 orders/s: median',
    value: percentile(calm.durations, 0.5),
    unit: 'ms',
    decimals: 2,
  },
  {
    what: 'at 200 orders/s: p99',
    value: percentile(calm.durations, 0.99),
    unit: 'ms',
    decimals: 2,
    atMost: 10,
  },
  { what: '32 connections: orders/s', value: rate(full), unit: '/s', decimals: 0, atLeast: 5_000 },
  { what: '32 connections: p99', value: percentile(full.durations, 0.99), unit: 'ms', decimals: 2 },
  {
    what: '32 connections: processor time of an order, all threads',
    value: microsPerOrder,
    unit: 'µs',
    decimals: 0,
  },
  {
    what: 'the same of the load, beside it',
    value: (own.user + own.system) / full.answered,
    unit: 'µs',
    decimals: 0,
  },
  { what: 'one connection: orders/s', value: rate(alone), unit: '/s', decimals: 0 },
  {
    what: 'journal on / journal off',
    value: rate(full) / rate(withoutJournal),
    unit: '×',
    decimals: 2,
    atLeast: 0.8,
  },
  {
    what: 'order p99 with 50 pages/s / without',
    value: p99(during) / p99(before),
    unit: '×',
    decimals: 2,
    atMost: 1.5,
  },
  {
    what: 'event loop delay p99 at 200 orders/s',
    value: lagCalm * 1_000,
    unit: 'ms',
    decimals: 2,
    atMost: 10,
  },
  {
    what: 'event loop delay p99, 32 connections',
    value: lagFull * 1_000,
    unit: 'ms',
    decimals: 2,
    atMost: 10,
  },
  {
    what: `resident memory after ${warmUpOrders} orders`,
    value: residentWarm / 1_048_576,
    unit: 'MiB',
    decimals: 0,
    atMost: 350,
  },
  {
    what: 'the same after all of it',
    value: residentFull / 1_048_576,
    unit: 'MiB',
    decimals: 0,
  },
  { what: 'orders that were sent until then', value: orders, unit: '', decimals: 0 },
  { what: 'answers other than expected', value: failures, unit: '', decimals: 0, atMost: 0 },
]);
