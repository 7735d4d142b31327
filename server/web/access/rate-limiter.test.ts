import { expect, test } from 'vitest';
import { toInstant } from '../../core/values/instant';
import { RateLimiter } from './rate-limiter';

function limiterAt(perSecond: number, burst: number) {
  const clock = { ms: 0, now: () => toInstant(0), monotonic: () => clock.ms };
  return { clock, limiter: new RateLimiter(perSecond, burst, clock) };
}

test('so many calls at once as the burst allows, then one for each part of a second', () => {
  const { clock, limiter } = limiterAt(10, 3);

  expect([1, 2, 3, 4].map(() => limiter.take('anna'))).toEqual([0, 0, 0, 100]);
  clock.ms = 99;
  expect(limiter.take('anna')).toBe(1);
  clock.ms = 100;
  expect(limiter.take('anna')).toBe(0);
});

test('one caller does not use up what another has', () => {
  const { limiter } = limiterAt(1, 1);

  expect([limiter.take('anna'), limiter.take('anna'), limiter.take('ben')]).toEqual([0, 1000, 0]);
});

test('asking how long to wait takes nothing', () => {
  const { limiter } = limiterAt(1, 1);

  expect([limiter.waitOf('anna'), limiter.waitOf('anna'), limiter.take('anna')]).toEqual([0, 0, 0]);
  expect(limiter.waitOf('anna')).toBe(1000);
});

test('a hundred thousand names do not pile up', () => {
  const { limiter } = limiterAt(1, 1);
  for (let name = 0; name < 100_000; name += 1) {
    limiter.take(`caller ${name}`);
  }

  expect(Reflect.get(limiter, 'earnedAt').size).toBeLessThanOrEqual(10_000);
});
