import { expect, test } from 'vitest';
import type { LimitNode } from '@/contract/risk-limits';
import { RowTable } from './row-table';
import { priceAgeMaxOf } from './use-price-age-max';

const node = (id: string | undefined, limits: LimitNode['limits']): LimitNode => ({
  scope: id === undefined ? { kind: 'desk' } : { kind: 'instrument', id },
  limits,
  changedAt: '2026-11-22T12:00:00.000Z',
  changedBy: 'chief',
  reason: 'test',
});

test.each([
  ['as shipped where nobody says anything', undefined, undefined, 10_000],
  ['as the desk says', 4_000, undefined, 4_000],
  ['as the instrument says, looser than shipped', undefined, 60_000, 60_000],
  ['as the tighter of the two says', 4_000, 60_000, 4_000],
])('a price may be as old %s', (_, ofDesk, ofInstrument, held) => {
  const limits = new RowTable<LimitNode>();
  limits.put('desk', node(undefined, ofDesk === undefined ? {} : { maxPriceAgeMs: ofDesk }));
  if (ofInstrument !== undefined) {
    limits.put('instrument:KO', node('KO', { maxPriceAgeMs: ofInstrument }));
  }

  expect(priceAgeMaxOf(limits, 'KO')).toBe(held);
});
