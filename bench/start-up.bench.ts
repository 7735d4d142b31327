/** How soon a desk that has a past answers, and how much memory it then has. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { BenchDesk, orderRequest } from './http/bench-desk';
import { runLoad } from './http/load';
import { report } from './report';

const events = Number(process.env['BENCH_EVENTS'] ?? 100_000);
/** Short, so that the journal has hardly more events than were asked for. */
const secondsPerRound = 0.25;
/** One start is as slow as the machine is in that second: the median of so many counts. */
const starts = 5;

const desk = await BenchDesk.start();
await desk.send('PUT', '/api/v1/risk-limits', {
  scope: { kind: 'desk' },
  limits: {
    maxPositionSize: '100000000',
    maxOrderQuantity: '1000000',
    maxOrderValue: '100000000',
    maxDailyOrders: 100_000_000,
    maxOpenPositions: 1_000,
    minAccountBalance: '0',
    maxLeverage: '1000',
  },
  reason: 'a bench sends more than a day',
});
for (let round = 0; (await sequence()) < events; round += 1) {
  await runLoad({
    port: desk.port,
    connections: 32,
    seconds: secondsPerRound,
    request: (connection, count) =>
      orderRequest(desk.key, {
        clientOrderId: `r${round}-${connection}-${count}`,
        instrument: count % 2 === 0 ? 'AAPL' : 'SPY',
        side: (count >> 1) % 2 === 0 ? 'buy' : 'sell',
        orderType: 'market',
        quantity: '1',
      }),
    isGood: (status) => status === 201,
  });
}
const recorded = await sequence();
const afterKill = await medianStart('SIGKILL');
const withoutSnapshot = await medianStart('SIGKILL', () => desk.forgetSnapshots());
const afterStop = await medianStart('SIGTERM');
await new Promise((resume) => setTimeout(resume, 1_000));
const resident = residentMiB(desk.processId);
await desk.remove();

report('Start of a desk with a past', [
  { what: 'events in its journal', value: recorded, unit: '', decimals: 0 },
  {
    what: 'without a snapshot, to ready',
    value: withoutSnapshot / 1_000,
    unit: 's',
    decimals: 2,
    atMost: 3,
  },
  {
    what: 'after kill -9, with what was saved on the way, to ready',
    value: afterKill / 1_000,
    unit: 's',
    decimals: 2,
    atMost: 3,
  },
  {
    what: 'after a stop with a snapshot, to ready',
    value: afterStop / 1_000,
    unit: 's',
    decimals: 2,
    atMost: 1,
  },
  { what: 'resident memory afterwards', value: resident, unit: 'MiB', decimals: 0, atMost: 350 },
]);

/** Milliseconds to ready, after the desk was ended in that way. */
async function medianStart(
  signal: 'SIGKILL' | 'SIGTERM',
  beforeStart: () => void = () => undefined,
): Promise<number> {
  const durations: number[] = [];
  for (let start = 0; start < starts; start += 1) {
    await desk.end(signal);
    beforeStart();
    durations.push(await desk.start());
  }
  durations.sort((one, other) => one - other);
  return durations[Math.floor(starts / 2)] ?? Number.NaN;
}

async function sequence(): Promise<number> {
  const health = JSON.parse(await desk.get('/readyz')) as { readonly journalSequence: number };
  return health.journalSequence;
}

function residentMiB(processId: number): number {
  const status = readFileSync(path.join('/proc', String(processId), 'status'), 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_024;
}
