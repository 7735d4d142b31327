import { expect, test } from 'vitest';
import { ageWords } from './age-words';

const second = 1_000;
const hour = 3_600 * second;

test.each([
  [-5, '0 s'],
  [999, '0 s'],
  [59.9 * second, '59 s'],
  [60 * second, '1 min'],
  [hour - 1, '59 min'],
  [hour, '1.0 h'],
  [1.99 * hour, '1.9 h'],
  [24 * hour, '1.0 d'],
  [80 * hour, '3.3 d'],
])('%d ms are held for %s', (milliseconds, words) => {
  expect(ageWords(milliseconds)).toBe(words);
});
