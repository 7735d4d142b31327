import { describe, expect, test } from 'vitest';
import type { Event } from '@/contract/event';
import { eventDetail, eventWord } from './event-words';

function event(type: string, payload: Record<string, unknown> = {}): Event {
  return {
    sequence: 1,
    time: '2026-11-22T12:00:00.000Z',
    type,
    actor: { kind: 'venue' },
    payload,
    previousHash: '',
    hash: '',
  };
}

describe('the words of what happened', () => {
  test.each([
    ['ORDER_CANCEL_REJECTED', 'Cancel refused'],
    ['ORDER_UNKNOWN', 'Outcome unknown'],
    ['SOMETHING_NEWER', 'something newer'],
  ])('%s is said as %s', (type, word) => {
    expect(eventWord(event(type))).toBe(word);
  });

  test('a fill says how much, at what price, and how the venue came to it', () => {
    const fill = { quantity: '1250', price: '189.4', commission: '1.5', why: 'trade 300 @ 189.40' };

    expect(eventDetail(event('ORDER_FILLED', { fill }))).toBe(
      '1,250 at 189.4, fee 1.5 (trade 300 @ 189.40)',
    );
  });

  test.each([
    [{ reason: 'No more size.' }, 'No more size.'],
    [{ cause: 'time-out after 5 s' }, 'time-out after 5 s'],
    [{ updates: { quantity: '90', limitPrice: '189.5' } }, 'quantity 90, limit 189.5'],
    [{ stopPrice: '186' }, 'stop 186'],
    [
      {
        ...{ updates: { limitPrice: '189.5' }, warningReason: 'the auction is near' },
        verdicts: [{ code: 'price-stale' }],
      },
      'limit 189.5, past price stale: the auction is near',
    ],
    [{}, ''],
  ])('%j is said as %j', (payload, words) => {
    expect(eventDetail(event('ORDER_REPLACED', payload))).toBe(words);
  });
});
