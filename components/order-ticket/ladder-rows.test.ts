import { describe, expect, test } from 'vitest';
import type { OrderPreview } from '@/contract/order-preview';
import type { Verdict } from '@/contract/verdict';
import { ladderOf } from './ladder-rows';

const figures = { position: '0', cash: '0', buyingPower: '0', marginUsed: '0', leverage: '0' };

function preview(verdicts: readonly Partial<Verdict>[], boundBy?: Verdict['code']): OrderPreview {
  return {
    passes: true,
    sequence: 1,
    before: figures,
    after: figures,
    largestQuantity: '1',
    verdicts: verdicts.map((verdict) => ({
      code: 'order-shape',
      passed: true,
      severity: 'block',
      scope: { kind: 'desk' },
      unit: 'money',
      message: '',
      ...verdict,
    })),
    ...(boundBy === undefined ? {} : { boundBy }),
  };
}

describe('the ladder of checks', () => {
  test('keeps checks without numbers out of sight while they pass', () => {
    const { rows, quiet } = ladderOf(
      preview([{ code: 'desk-mode' }, { code: 'order-shape', passed: false }]),
    );

    expect(rows.map(({ verdict, tone }) => [verdict.code, tone])).toEqual([
      ['order-shape', 'fails'],
    ]);
    expect(quiet.map(({ verdict }) => verdict.code)).toEqual(['desk-mode']);
  });

  test('shows a quiet limit as soon as four fifths of it are used', () => {
    const orders = (projected: string) =>
      ladderOf(preview([{ code: 'daily-orders-above-limit', limit: '2000', projected }])).rows;

    expect(orders('1599')).toHaveLength(0);
    expect(orders('1600')).toHaveLength(1);
  });

  test('marks the check that binds, unless it already fails', () => {
    const value = { code: 'order-value-above-limit', limit: '10', projected: '9' } as const;

    expect(ladderOf(preview([value], value.code)).rows[0]?.tone).toBe('binds');
    expect(ladderOf(preview([{ ...value, passed: false }], value.code)).rows[0]?.tone).toBe(
      'fails',
    );
  });

  test('a minimum is used up as the cash comes down to it', () => {
    const cash = (projected: string) =>
      ladderOf(preview([{ code: 'balance-below-minimum', limit: '10000', projected }])).rows[0];

    expect(cash('100000')?.share).toBeCloseTo(0.1);
    expect(cash('10000')?.share).toBe(1);
  });
});
