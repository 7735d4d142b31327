import { describe, expect, test } from 'vitest';
import type { Order } from '@/contract/order';
import { bracketOf, legWordsOf } from './bracket-words';

/** Only what the words are made of. */
function order(orderId: string, origin: Partial<Order['origin']> = {}): Order {
  return { orderId, origin: { kind: 'desk', ...origin } } as Order;
}

const entry = order('o000001');
const stop = order('o000003', { parentOrderId: 'o000001', leg: 'stop' });
const target = order('o000004', { parentOrderId: 'o000001', leg: 'target' });
const other = order('o000002');

describe('an order and its bracket', () => {
  test('a leg names the entry that it belongs to, an entry nothing', () => {
    expect(legWordsOf(stop)).toBe('stop of …00001');
    expect(legWordsOf(entry)).toBe('');
  });

  test('the entry comes first and its legs in their order, asked from any of them', () => {
    const all = [target, other, stop, entry];

    expect(bracketOf(target, all)).toEqual([entry, stop, target]);
    expect(bracketOf(entry, all)).toEqual([entry, stop, target]);
    expect(bracketOf(other, all)).toEqual([other]);
  });
});
