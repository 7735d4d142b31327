import { describe, expect, test } from 'vitest';
import { anOrder } from '@/components/feed/feed.fixture';
import { filledPercent } from './filled-percent';

describe('the bar of what is filled', () => {
  test('an order of which nothing is done has none', () => {
    expect(filledPercent(anOrder({ quantity: '1000', cumulativeQuantity: '0' }))).toBe(0);
  });

  test('it is as long as the part that is done, and whole where more was filled than asked', () => {
    expect(filledPercent(anOrder({ quantity: '1000', cumulativeQuantity: '400' }))).toBe(40);
    expect(filledPercent(anOrder({ quantity: '1000', cumulativeQuantity: '1000' }))).toBe(100);
    expect(filledPercent(anOrder({ quantity: '1000', cumulativeQuantity: '1200' }))).toBe(100);
  });
});
