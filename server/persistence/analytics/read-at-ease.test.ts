import { describe, expect, test } from 'vitest';
import { readAtEase } from './read-at-ease';

describe('a journal that is read at ease', () => {
  test('leaves three quarters of the time to others, and ends with its last page', async () => {
    let now = 0;
    const pagesTakeMs = [8, 4, 6];
    const rests: number[] = [];

    await readAtEase(
      () => {
        now += pagesTakeMs.shift() ?? 0;
        return Promise.resolve(pagesTakeMs.length === 0);
      },
      (milliseconds) => Promise.resolve(rests.push(milliseconds)),
      () => now,
    );

    expect(rests).toEqual([24, 12]);
  });

  test('is left alone after a page that could not be read', async () => {
    let asked = 0;
    const reading = readAtEase(
      () => {
        asked += 1;
        return Promise.reject(new Error('the disk is gone'));
      },
      () => Promise.resolve(),
    );

    await expect(reading).rejects.toThrow('the disk is gone');
    expect(asked).toBe(1);
  });
});
