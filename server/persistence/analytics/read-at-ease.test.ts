import { describe, expect, test } from 'vitest';
import { readAtEase } from './read-at-ease';

/** Reads pages that take so long while the journal grows so fast; the rests between them. */
async function restsOf(pagesTakeMs: number[], rowsPerSecond: number): Promise<number[]> {
  let now = 0;
  const rests: number[] = [];
  const page = () => {
    now += pagesTakeMs.shift() ?? 0;
    return Promise.resolve(pagesTakeMs.length === 0);
  };
  const lastSequence = () => Promise.resolve(Math.floor((now * rowsPerSecond) / 1_000));
  const rest = (milliseconds: number) => {
    now += milliseconds;
    return Promise.resolve(rests.push(milliseconds));
  };
  await readAtEase({ page, lastSequence }, rest, () => now);
  return rests;
}

describe('a journal that is read at ease', () => {
  test('leaves three quarters of the time to others, and ends with its last page', async () => {
    expect(await restsOf([8, 4, 6], 0)).toEqual([24, 12]);
    expect(await restsOf([8, 4, 6], 900)).toEqual([24, 12]);
  });

  test('leaves nearly all of it to them in the midst of a burst', async () => {
    expect(await restsOf([8, 4, 6], 10_000)).toEqual([240, 120]);
  });

  test('is left alone after a page that could not be read', async () => {
    let asked = 0;
    const page = () => {
      asked += 1;
      return Promise.reject(new Error('the disk is gone'));
    };
    const reading = readAtEase({ page, lastSequence: () => Promise.resolve(0) }, () =>
      Promise.resolve(),
    );

    await expect(reading).rejects.toThrow('the disk is gone');
    expect(asked).toBe(1);
  });
});
