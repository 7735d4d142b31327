import { describe, expect, test } from 'vitest';
import { stopText } from './signal-words';

describe('a stop in words', () => {
  test.each([
    [undefined, ''],
    [{ kind: 'fixed', price: '186.5' }, '186.5'],
    [{ kind: 'percent', percent: '2' }, '2 %'],
    [{ kind: 'atr', multiple: '1.5', atr: '0.82' }, '1.5 × ATR 0.82'],
    [{ kind: 'trailing', offset: '0.8%' }, 'trails by 0.8%'],
    // A malformed signal keeps what could be read of it.
    [{ kind: 'percent' }, '? %'],
  ] as const)('%j reads %s', (stop, words) => {
    expect(stopText(stop)).toBe(words);
  });
});
