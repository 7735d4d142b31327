import { describe, expect, it } from 'vitest';
import { toInstant } from '../core/values/instant';
import type { MarketDataSource } from '../ports/market-data';
import { VirtualClock } from '../system/virtual-clock';
import { RecordedMarket } from './recorded-market';
import { at, listener, tapeOf } from './tape.fixture';

const monday = at('2026-11-23T09:00:00Z');
const rows = [
  '2013-10-07T13:30:00.000Z,IBM,open,,,,,,',
  '2013-10-07T13:30:01.000Z,IBM,quote,,,181.9,200,182,300',
  '2013-10-07T13:30:02.000Z,IBM,trade,181.95,50,,,,',
  '2013-10-07T13:30:10.000Z,IBM,quote,,,181.8,100,181.9,100',
];

async function recorded(speed: number | 'max', startAt = at('2013-10-07T13:30:00Z')) {
  const clock = new VirtualClock(monday);
  const tape = await tapeOf(...rows);
  const market = new RecordedMarket({ tape, speed, startAt }, { clock, timer: clock });
  const told = listener();
  return { clock, market, told };
}

type Recorded = MarketDataSource & { kind: 'recorded' };
const standing = (market: RecordedMarket): string => {
  const { position, state } = market.source() as Recorded;
  return `${new Date(position).toISOString().slice(11, 23)} ${state}`;
};

describe('a recorded day on the desk clock', () => {
  it('is told at its own pace with the time at which it is told', async () => {
    const { clock, market, told } = await recorded(1);

    market.start(told);
    clock.advanceBy(2_500);

    expect(told.lines).toEqual([
      '09:00:00.000 IBM open',
      'IBM closed at 181.95',
      '09:00:01.000 IBM 181.9x200 | 182x300',
      '09:00:02.000 IBM trade 50 @ 181.95',
    ]);
    expect(market.source()).toMatchObject({
      kind: 'recorded',
      instruments: ['IBM'],
      speed: 1,
      state: 'playing',
    });
  });

  it.each([
    [10, 990, 4],
    [10, 1_100, 5],
    [0.5, 3_000, 3],
    [0.5, 4_100, 4],
  ])('at %s times its pace has told so much after %s ms: %s', async (speed, ms, lines) => {
    const { clock, market, told } = await recorded(speed);

    market.start(told);
    clock.advanceBy(ms);

    expect(told.lines).toHaveLength(lines);
  });

  it('as fast as possible is over at once, and says so', async () => {
    const { clock, market, told } = await recorded('max');

    market.start(told);
    clock.advanceBy(10);

    expect(told.lines).toHaveLength(5);
    expect(standing(market)).toBe('13:30:10.000 ended');
  });

  it('stands still while it is held, and goes on from there', async () => {
    const { clock, market, told } = await recorded(1);
    market.start(told);
    clock.advanceBy(1_500);

    market.pause();
    clock.advanceBy(60_000);

    expect(standing(market)).toMatch(/^13:30:01.*paused$/);
    market.play(2);
    clock.advanceBy(600);
    expect(told.lines.at(-1)).toContain('trade 50');
  });

  it('plays on to a moment and stands there', async () => {
    const { clock, market, told } = await recorded(1);
    market.start(told);

    const arrived = market.playUntil(at('2013-10-07T13:30:05Z'));
    clock.advanceBy(5);

    expect(await arrived).toMatchObject({ ok: true });
    expect(told.lines.at(-1)).toContain('trade 50');
    clock.advanceBy(60_000);
    expect(standing(market)).toBe('13:30:05.000 paused');
  });

  it('does not go back, nor into years of nothing', async () => {
    const { clock, market, told } = await recorded('max');
    market.start(told);
    clock.advanceBy(10);

    expect(await market.playUntil(at('2013-10-07T13:00:00Z'))).toMatchObject({
      error: { code: 'moment-is-past' },
    });
    expect(await market.playUntil(at('2026-10-07T13:00:00Z'))).toMatchObject({
      error: { code: 'moment-outside-tape' },
    });
    expect(await market.playUntil(at('2013-10-07T13:30:10Z'))).toMatchObject({ ok: true });
  });

  it('begins at a moment with what stood there', async () => {
    const { clock, market, told } = await recorded(1, at('2013-10-07T13:30:02Z'));

    market.start(told);

    expect(told.lines).toEqual([
      '09:00:00.000 IBM open',
      'IBM closed at 181.95',
      '09:00:00.000 IBM 181.9x200 | 182x300',
    ]);
    clock.advanceBy(0);
    expect(told.lines.at(-1)).toBe('09:00:00.000 IBM trade 50 @ 181.95');
  });

  it('tells nothing after a stop, and whoever waits for it is let go', async () => {
    const { clock, market, told } = await recorded(1);
    market.start(told);
    const waiting = market.playUntil(at('2013-10-07T13:30:05Z'));

    market.stop();
    clock.advanceBy(60_000);

    expect(await waiting).toMatchObject({ ok: true });
    expect(told.lines).toHaveLength(2);
  });

  it('leaves the event loop free between slices, however fast', async () => {
    const busy = Array.from(
      { length: 500 },
      (_, index) => `2013-10-07T13:31:00.${String(index).padStart(3, '0')}Z,IBM,trade,181.9,1,,,,`,
    );
    const tape = await tapeOf(...rows, ...busy);
    let nowMs = 0;
    const slices: (() => void)[] = [];
    const market = new RecordedMarket(
      { tape, speed: 'max', startAt: tape.startsAt },
      {
        // Every look at the clock takes a millisecond: a slice is over after a few looks.
        clock: {
          now: () => monday,
          monotonic: () => {
            nowMs += 1;
            return nowMs;
          },
        },
        timer: {
          after: (_ms, action) => {
            slices.push(action);
            return () => {};
          },
          every: () => () => {},
        },
      },
    );
    const told = listener();
    market.start(told);

    let count = 0;
    for (let slice = slices.shift(); slice !== undefined; slice = slices.shift()) {
      slice();
      count += 1;
    }

    expect(told.ticks).toHaveLength(504);
    expect(count).toBeGreaterThan(2);
  });

  it('never goes back in time', async () => {
    const { clock, market, told } = await recorded(7);
    market.start(told);
    clock.advanceBy(5_000);

    let before = toInstant(0);
    for (const { time } of told.ticks) {
      expect(time).toBeGreaterThanOrEqual(before);
      before = time;
    }
  });
});
