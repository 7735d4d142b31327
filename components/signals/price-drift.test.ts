import { describe, expect, test } from 'vitest';
import { priceDrift } from './price-drift';

describe('the drift of the price since a signal arrived', () => {
  test.each([
    // arrived, direction, bid, ask, drift
    ['100', 'long', '100.5', '101.5', '0.01'],
    ['100', 'short', '100.5', '101.5', '-0.01'],
    ['100', 'short', '98.5', '99.5', '0.01'],
    ['100', undefined, '98.5', '99.5', '-0.01'],
    ['100', 'long', null, '101', undefined],
    [undefined, 'long', '100', '101', undefined],
    ['0', 'long', '100', '101', undefined],
  ] as const)('arrived at %s, %s, now %s to %s: %s', (arrivalPrice, direction, bid, ask, drift) => {
    const signal = {
      ...(arrivalPrice === undefined ? {} : { arrivalPrice }),
      ...(direction === undefined ? {} : { direction }),
    };

    expect(priceDrift(signal, bid, ask)).toBe(drift);
  });
});
