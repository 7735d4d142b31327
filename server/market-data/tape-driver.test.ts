import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MarketDataSource } from '../ports/market-data';
import { VirtualClock } from '../system/virtual-clock';
import { at, listener, tapeOf } from './tape.fixture';
import { TapeDriver } from './tape-driver';

const rows = [
  '2013-10-07T13:30:00.000Z,IBM,open,,,,,,',
  '2013-10-07T13:30:01.000Z,IBM,quote,,,181.9,200,182,300',
  '2013-10-07T13:30:02.000Z,IBM,trade,181.95,50,,,,',
  '2013-10-07T13:30:10.000Z,IBM,quote,,,181.8,100,181.9,100',
];
const morning = at('2013-10-07T13:30:00Z');

/** A desk that hears of ticks and timers and has work in flight after each of them. */
async function drivenDesk(workMs: () => number = () => 0) {
  const clock = new VirtualClock(morning);
  const tape = await tapeOf(...rows);
  let inFlight: Promise<void> | undefined;
  const log: string[] = [];
  const note = (what: string): void => {
    log.push(`${new Date(clock.now()).toISOString().slice(17, 23)} ${what}`);
  };
  const work = (name: string): void => {
    const done = new Promise<void>((resolve) => {
      setTimeout(resolve, workMs());
    }).then(() => note(`${name} is written`));
    inFlight = Promise.all([inFlight, done]).then(() => undefined);
  };
  const driver = new TapeDriver({ tape, startAt: tape.startsAt }, clock, () => {
    const pending = inFlight;
    inFlight = undefined;
    return pending;
  });
  driver.start({
    previousClose: () => {},
    tick: (tick) => {
      note(tick.kind);
      if (tick.kind === 'trade') {
        work('fill');
        clock.after(500, () => {
          note('timer');
          work('report');
        });
      }
    },
  });
  return { clock, driver, log, note, work };
}

describe('a desk in the time of its tape', () => {
  it('sees rows and timers in the order of time, each settled before the next', async () => {
    const { driver, log } = await drivenDesk(() => 2);

    await driver.playUntil(at('2013-10-07T13:30:20Z'));

    expect(log).toEqual([
      '00.000 status',
      '01.000 quote',
      '02.000 trade',
      '02.000 fill is written',
      '02.500 timer',
      '02.500 report is written',
      '10.000 quote',
    ]);
  });

  it('runs the timers of a moment before its rows', async () => {
    const { clock, driver, log, note } = await drivenDesk();
    clock.after(1_000, () => note('timer'));

    await driver.playUntil(at('2013-10-07T13:30:01Z'));

    expect(log.slice(1)).toEqual(['01.000 timer', '01.000 quote']);
  });

  it('settles what is in flight when it is asked to stay where it is', async () => {
    const { driver, log, work } = await drivenDesk(() => 5);
    work('order');

    await driver.playUntil(morning);

    expect(log).toEqual(['00.000 status', '00.000 order is written']);
  });

  it('stands exactly at the moment asked for, and does not move by itself', async () => {
    const { clock, driver } = await drivenDesk();

    await driver.playUntil(at('2013-10-07T13:30:05.125Z'));
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });

    expect(clock.now()).toBe(at('2013-10-07T13:30:05.125Z'));
    expect(driver.source()).toMatchObject({ state: 'paused', speed: 'max', position: clock.now() });
  });

  it('goes on after the last row for what still has to happen that day', async () => {
    const { clock, driver, log, note } = await drivenDesk();
    clock.after(3_600_000, () => note('the order expires'));

    await driver.playUntil(at('2013-10-07T15:00:00Z'));

    expect(log.at(-1)).toBe('00.000 the order expires');
    expect((driver.source() as MarketDataSource & { kind: 'recorded' }).state).toBe('ended');
  });

  it('lets those who ask at once wait for each other', async () => {
    const { driver, log } = await drivenDesk(() => 3);

    const first = driver.playUntil(at('2013-10-07T13:30:05Z'));
    const second = driver.playUntil(at('2013-10-07T13:30:10Z'));
    const late = driver.playUntil(at('2013-10-07T13:30:01Z'));

    expect(await first).toMatchObject({ ok: true });
    expect(await second).toMatchObject({ ok: true });
    expect(await late).toMatchObject({ error: { code: 'moment-is-past' } });
    expect(log.at(-1)).toBe('10.000 quote');
  });

  it('refuses to go back, to go far beyond the end, and to play by itself', async () => {
    const { driver } = await drivenDesk();

    expect(await driver.playUntil(at('2013-10-07T13:29:59Z'))).toMatchObject({
      error: { code: 'moment-is-past' },
    });
    expect(await driver.playUntil(at('2013-10-09T13:30:00Z'))).toMatchObject({
      error: { code: 'moment-outside-tape' },
    });
    expect(driver.play()).toMatchObject({ error: { code: 'clock-follows-tape' } });
  });

  it('gives the same whatever the machine takes its time with, and however it is stepped', async () => {
    const whole = await drivenDesk();
    await whole.driver.playUntil(at('2013-10-07T13:30:20Z'));
    const stops = fc.uniqueArray(fc.integer({ min: 0, max: 20_000 }), { maxLength: 8 });

    await fc.assert(
      fc.asyncProperty(
        stops,
        fc.infiniteStream(fc.integer({ min: 0, max: 3 })),
        async (moments, delays) => {
          const stepped = await drivenDesk(() => delays.next().value ?? 0);
          for (const moment of moments.toSorted((one, other) => one - other)) {
            await stepped.driver.playUntil((morning + moment) as typeof morning);
          }
          await stepped.driver.playUntil(at('2013-10-07T13:30:20Z'));

          expect(stepped.log).toEqual(whole.log);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('begins later than the tape when it is told to', async () => {
    const clock = new VirtualClock(at('2013-10-07T13:30:05Z'));
    const tape = await tapeOf(...rows);
    const driver = new TapeDriver({ tape, startAt: clock.now() }, clock, () => undefined);
    const told = listener();

    driver.start(told);
    await driver.playUntil(at('2013-10-07T13:30:10Z'));

    expect(told.lines).toEqual([
      '13:30:05.000 IBM open',
      'IBM closed at 181.95',
      '13:30:05.000 IBM 181.9x200 | 182x300',
      '13:30:10.000 IBM 181.8x100 | 181.9x100',
    ]);
  });
});
