import { expect, test } from 'vitest';
import type { Bar } from '@/contract/bar';
import { barChange, barSentence, barTime } from './bar-words';

const bar: Bar = {
  time: '2026-11-22T00:00:00.000Z',
  open: '100',
  high: '102.5',
  low: '99.25',
  close: '101',
  volume: '1234567',
};

test('a bar is one sentence with all its prices', () => {
  expect(barSentence(bar, { interval: '1m', zone: 'utc', decimals: 2 })).toBe(
    '22 Nov 2026, 00:00:00: open 100.00, high 102.50, low 99.25, close 101.00, volume 1.23 M',
  );
});

test('a day keeps its own date, whatever clock one reads', () => {
  expect(barTime(bar, '1d', 'exchange')).toBe('22 Nov 2026');
  expect(barTime(bar, '1h', 'exchange')).toBe('21 Nov 2026, 19:00:00');
});

test('a bar says how far it came, unless it began at nothing', () => {
  expect(barChange(bar)).toBe('+1.00 %');
  expect(barChange({ ...bar, open: '0' })).toBeUndefined();
});
