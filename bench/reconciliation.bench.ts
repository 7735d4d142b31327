/**
 * Reconciliation of a busy desk with the paper venue, in memory and in real time: what a run costs, how
 * long it keeps others waiting, ten venues at once, and how soon unknown orders are settled.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { price, ratio } from '../server/core/values/amounts';
import { toVenueName } from '../server/core/values/ids';
import { DeskKernel } from '../server/execution/kernel/desk-kernel';
import { MarketMarks } from '../server/execution/kernel/market-marks';
import { restoreState } from '../server/execution/kernel/restore-state';
import { defaultReconcilerSettings, Reconciler } from '../server/execution/watches/reconciler';
import type { ExecutionVenue } from '../server/ports/execution-venue';
import type { Journal } from '../server/ports/journal';
import { byChief } from '../server/scenarios/desk-harness.fixture';
import { memoryLog } from '../server/system/memory-log';
import { systemClock } from '../server/system/system-clock';
import { systemTimer } from '../server/system/system-timer';
import { BusyDesk, size } from './reconciliation/busy-desk';
import { report } from './report';

/** What one turn of the event loop works at most: other programs of a busy machine do not count. */
class LongestTurn {
  private longestMs = 0;
  private isOver = false;

  constructor() {
    let before = workedMs();
    const turn = () => {
      const now = workedMs();
      this.longestMs = Math.max(this.longestMs, now - before);
      before = now;
      if (!this.isOver) {
        setImmediate(turn);
      }
    };
    setImmediate(turn);
  }

  stop(): number {
    this.isOver = true;
    return this.longestMs;
  }
}

function workedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

const runs = 30;
/** Until what the set-up has left is old: to collect it is not what a run costs. */
const runsBefore = 30;
const busy = await new BusyDesk().begin();
const { desk } = busy;
// What has just changed waits: the whole of it is to be compared.
await new Promise((resume) => setTimeout(resume, 2_500));

const longestWait = monitorEventLoopDelay({ resolution: 1 });
const times: number[] = [];
for (let run = 0; run < runsBefore; run += 1) {
  await mustAgree();
}
longestWait.enable();
const turns = new LongestTurn();
for (let run = 0; run < runs; run += 1) {
  times.push(await mustAgree());
  await new Promise((resume) => setTimeout(resume, 5));
}
longestWait.disable();
const longestTurnMs = turns.stop();
times.sort((one, other) => one - other);

const { slowestMs, togetherMs } = await tenVenues();
const settledMs = await settling();
await desk.stop('the bench is over');

report(
  `Reconciliation: ${size.positions} positions, ${size.openOrders} orders, ${size.fills} fills at the paper venue`,
  [
    { what: 'one run, median', value: times[runs / 2] ?? 0, unit: 'ms', decimals: 1, atMost: 100 },
    { what: 'one run, slowest', value: times.at(-1) ?? 0, unit: 'ms', decimals: 1, atMost: 100 },
    {
      what: 'longest stall of the event loop',
      value: longestWait.max / 1e6,
      unit: 'ms',
      decimals: 1,
      atMost: 10,
    },
    {
      what: 'longest turn in time of the processor',
      value: longestTurnMs,
      unit: 'ms',
      decimals: 1,
      atMost: 10,
    },
    { what: 'ten venues, the slowest alone', value: slowestMs, unit: 'ms', decimals: 0 },
    {
      what: 'ten venues at once',
      value: togetherMs,
      unit: 'ms',
      decimals: 0,
      atMost: 2 * slowestMs,
    },
    {
      what: '50 unknown orders settled after the venue was back',
      value: settledMs,
      unit: 'ms',
      decimals: 0,
      atMost: 5_000,
    },
  ],
);

async function mustAgree(): Promise<number> {
  const begin = performance.now();
  const [run] = await desk.reconciliation.run();
  const took = performance.now() - begin;
  if (run?.outcome !== 'agreed' || run.orders !== size.openOrders || run.waiting > 0) {
    throw new Error(`The books of the bench are apart: ${JSON.stringify(run)}`);
  }
  return took;
}

/** The same books over ten lines that answer after 20 to 200 ms; fills are compared above. */
async function tenVenues(): Promise<{ slowestMs: number; togetherMs: number }> {
  const venues = Array.from({ length: 10 }, (_, index) => overLine(busy.venue, index));
  const log = memoryLog();
  const { journal, readTables } = busy.persistence;
  const state = await restoreState(journal, readTables, log);
  // What ten venues are told is compared, and written nowhere.
  const unwritten: Journal = {
    append: () => Promise.resolve(),
    durableSequence: Number.MAX_SAFE_INTEGER,
    health: { status: 'writing' },
    onHealth: () => () => undefined,
    read: () => Promise.resolve([]),
    verify: () => journal.verify(),
    saveSnapshot: () => Promise.resolve(),
    loadSnapshot: () => Promise.resolve(undefined),
    close: () => Promise.resolve(),
  };
  const marks = new MarketMarks(busy.market, systemClock, new Map());
  const kernel = new DeskKernel(
    state,
    new Map(),
    marks,
    { venue: busy.venue.name, collar: ratio('0.05') },
    { journal: unwritten, clock: systemClock, timer: systemTimer, log },
  );
  const giveWay = () => new Promise<void>((resume) => setImmediate(resume));
  const ports = {
    clock: systemClock,
    timer: systemTimer,
    log,
    giveWay,
    settleOrders: async () => {},
  };
  const timeOf = async (asked: readonly ExecutionVenue[]) => {
    const all = new Reconciler(kernel, { ...ports, venues: asked }, defaultReconcilerSettings);
    const begin = performance.now();
    const done = await all.runAll('operator');
    all.stop();
    if (done.some(({ outcome }) => outcome === 'failed')) {
      throw new Error(`A venue of the bench has failed: ${JSON.stringify(done)}`);
    }
    return performance.now() - begin;
  };
  const slowest = venues.at(-1);
  const slowestMs = slowest === undefined ? 0 : await timeOf([slowest]);
  return { slowestMs, togetherMs: await timeOf(venues) };
}

function overLine(venue: ExecutionVenue, index: number): ExecutionVenue {
  const late = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    await new Promise((resume) => setTimeout(resume, 20 * (index + 1)));
    return await answer;
  };
  return Object.assign(Object.create(venue) as ExecutionVenue, {
    name: toVenueName(`line-${index}`),
    getFillsSince: () => late(Promise.resolve([])),
    getOpenOrders: (account: Parameters<ExecutionVenue['getOpenOrders']>[0]) =>
      late(venue.getOpenOrders(account)),
    getPositions: (account: Parameters<ExecutionVenue['getPositions']>[0]) =>
      late(venue.getPositions(account)),
    getAccountBalance: (account: Parameters<ExecutionVenue['getAccountBalance']>[0]) =>
      late(venue.getAccountBalance(account)),
  });
}

/** Replies and requests are lost, then the line; milliseconds from its return to the last answer. */
async function settling(): Promise<number> {
  busy.faults.inject({ kind: 'lose-request', count: 25 });
  busy.faults.inject({ kind: 'lose-reply', count: 25 });
  const lost = Array.from({ length: 50 }, (_, index) =>
    busy.order(index, { orderType: 'limit', limitPrice: price('9.00') }),
  );
  await desk.submitOrders(lost, byChief, false);
  busy.venue.breakConnection();
  await new Promise((resume) => setTimeout(resume, 3_000));
  const begin = performance.now();
  busy.venue.restoreConnection();
  while (busy.unknown > 0) {
    await new Promise((resume) => setTimeout(resume, 5));
  }
  return performance.now() - begin;
}
