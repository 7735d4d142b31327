import { describe, expect, test } from 'vitest';
import type { Bar } from '@/contract/bar';
import { drawnBar, mergeBars, withTrade } from './candles';

function bar(minute: number, close: string, more: Partial<Bar> = {}): Bar {
  const time = `2026-11-22T12:${String(minute).padStart(2, '0')}:00.000Z`;
  return { time, open: '10', high: '11', low: '9', close, volume: '100', ...more };
}
const at = (minute: number, second: number) => Date.UTC(2026, 10, 22, 12, minute, second);

describe('candles', () => {
  test('are told anew from a time on: what was made of marks gives way to what the desk says', () => {
    const guessed = bar(2, '10.5', { volume: '0' });

    expect(mergeBars([bar(1, '10'), guessed], [bar(2, '10.6'), bar(3, '10.7')])).toEqual([
      bar(1, '10'),
      bar(2, '10.6'),
      bar(3, '10.7'),
    ]);
  });

  test('that the desk has not told of yet stay', () => {
    expect(mergeBars([bar(1, '10'), bar(3, '12')], [bar(1, '10.1')])).toEqual([
      bar(1, '10.1'),
      bar(3, '12'),
    ]);
    expect(mergeBars([bar(1, '10')], [])).toEqual([bar(1, '10')]);
  });

  test('grow with a trade: the close follows, high and low only beyond what they were', () => {
    const [grown] = withTrade([bar(1, '10')], '11.5', at(1, 30), '1m');
    const [fallen] = withTrade([bar(1, '10')], '8', at(1, 30), '1m');
    const [inside] = withTrade([bar(1, '10')], '10.5', at(1, 30), '1m');

    expect(grown).toMatchObject({ high: '11.5', low: '9', close: '11.5', volume: '100' });
    expect(fallen).toMatchObject({ high: '11', low: '8', close: '8' });
    expect(inside).toMatchObject({ high: '11', low: '9', close: '10.5' });
  });

  test('begin anew with the first trade of a new time', () => {
    expect(withTrade([bar(1, '10')], '12', at(2, 0), '1m').at(-1)).toEqual(
      bar(2, '12', { open: '12', high: '12', low: '12', volume: '0' }),
    );
    expect(withTrade([], '12', at(2, 59), '1m')[0]?.time).toBe(bar(2, '').time);
  });

  test('that are over do not change by a late word', () => {
    const bars = [bar(1, '10'), bar(2, '10')];

    expect(withTrade(bars, '50', at(1, 59), '1m')).toBe(bars);
  });

  test('are drawn in seconds', () => {
    expect(drawnBar(bar(1, '10.25'))).toEqual({
      time: at(1, 0) / 1_000,
      open: 10,
      high: 11,
      low: 9,
      close: 10.25,
      volume: 100,
    });
  });
});
