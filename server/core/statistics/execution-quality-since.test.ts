import { describe, expect, test } from 'vitest';
import { money } from '../values/amounts';
import { toAccountId } from '../values/ids';
import { noQuality, qualityMarkOf, qualitySince } from './execution-quality-since';
import { createExecutionStatistics } from './statistics-sums';

const account = toAccountId('main');

describe('execution quality since the day began', () => {
  test('leaves out what came before, and knows no rate before the first order closes', () => {
    const statistics = createExecutionStatistics(account);
    Object.assign(statistics, { filledOrders: 9, closedAtVenue: 10, totalSlippage: money('50') });
    const mark = qualityMarkOf(statistics);

    expect(qualitySince(statistics, mark)).toEqual({ fillRate: undefined, slippage: money('0') });

    Object.assign(statistics, { filledOrders: 10, closedAtVenue: 14, totalSlippage: money('47') });

    expect(qualitySince(statistics, mark)).toEqual({
      fillRate: money('25'),
      slippage: money('-3'),
    });
    expect(qualitySince(statistics, noQuality).slippage).toBe(money('47'));
  });
});
