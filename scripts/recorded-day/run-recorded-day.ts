import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Event, Verification } from '../../contract/event';
import type { Order } from '../../contract/order';
import type { PaperSettings } from '../../contract/paper';
import { seededRandom } from '../../server/system/seeded-random';
import type { BooksSaid } from './check-books';
import { DeskClient } from './desk-client';
import { startDeskProcess } from './desk-process';
import { planDay } from './order-plan';
import { type DayPlayed, playDay } from './play-day';

/** The recorded day that is played: IBM on 2013-10-07, New York time. */
export const recordedDay = {
  instrument: 'IBM',
  files: ['tick-ibm-20131007_trade.csv.gz', 'tick-ibm-20131007_quote.csv.gz'],
  midnight: Date.parse('2013-10-07T00:00:00-04:00'),
  opensAt: Date.parse('2013-10-07T09:30:00-04:00'),
  closesAt: Date.parse('2013-10-07T16:00:00-04:00'),
} as const;

/** The paper venue of the day: everything that makes a fill worse than the tape is on. */
const paperKnobs = {
  PAPER_SLIPPAGE_PERCENT: '0.01',
  PAPER_FILL_DELAY_MS: '25',
  PAPER_COMMISSION: '0.005',
  PAPER_COMMISSION_PERCENT: '0.001',
  PAPER_REJECT_RATE: '0.02',
  PAPER_PARTIAL_FILL_RATE: '0.1',
} as const;

export interface RecordedDayRun extends DayPlayed {
  readonly orders: readonly Order[];
  /** While the market is open, and after it has closed and everything is canceled. */
  readonly open: BooksSaid;
  readonly closed: BooksSaid;
  readonly events: readonly Event[];
  readonly verification: Verification;
  readonly paper: PaperSettings;
  readonly elapsedMs: number;
}

/** Plays the day through a desk process of its own and gathers everything it says of it. */
export async function runRecordedDay(folder: string, seed: number): Promise<RecordedDayRun> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'recorded-day-'));
  try {
    const administrator = { user: 'operator', password: 'played-by-the-tape' };
    const process = await startDeskProcess({
      HOST: '127.0.0.1',
      PORT: '0',
      DESK_DATA_DIR: dataFolder,
      DESK_ADMIN_USER: administrator.user,
      DESK_ADMIN_PASSWORD: administrator.password,
      DESK_CLOCK: 'tape',
      DESK_MARKET_DATA: `recorded:${recordedDay.files.map((file) => path.join(folder, file)).join(',')}`,
      DESK_MARKET_SPEED: 'max',
      DESK_SEED: String(seed),
      DESK_PAGES: 'off',
      DESK_LOG_LEVEL: 'warn',
      DESK_RATE_LIMIT_PER_SECOND: '1000000',
      ...paperKnobs,
    });
    const run = await throughTheDay(process.address, administrator, seed).catch(
      async (cause: unknown) => {
        throw new Error(`The day broke off. The desk said:\n${await process.kill()}`, { cause });
      },
    );
    await process.stop();
    return run;
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
}

async function throughTheDay(
  address: string,
  { user, password }: { readonly user: string; readonly password: string },
  seed: number,
): Promise<RecordedDayRun> {
  const { instrument, opensAt, closesAt } = recordedDay;
  const startedAt = performance.now();
  const desk = new DeskClient(address);
  await desk.signIn(user, password);
  const random = seededRandom(seed).stream('recorded-day/plan');
  const plan = planDay(opensAt + 20_000, closesAt - 90_000, random);
  const played = await playDay(desk, instrument, plan);
  await desk.playUntil(closesAt - 1_000);
  const open = await booksOf(desk);
  await desk.playUntil(closesAt + 300_000);
  await desk.cancelAll(instrument);
  await desk.playUntil(closesAt + 360_000);
  const closed = await booksOf(desk);
  const elapsedMs = performance.now() - startedAt;
  return {
    ...played,
    orders: await desk.orders('all'),
    open,
    closed,
    events: await desk.events(),
    verification: await desk.verifyJournal(),
    paper: await desk.paperSettings(),
    elapsedMs,
  };
}

async function booksOf(desk: DeskClient): Promise<BooksSaid> {
  const [account, positions, fills] = [
    await desk.account(),
    await desk.positions(),
    await desk.fills(),
  ];
  return { account, positions, fills };
}
