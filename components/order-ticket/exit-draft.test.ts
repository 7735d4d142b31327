import { describe, expect, test } from 'vitest';
import { exitDraft } from './exit-draft';

const share = { lotSize: '1', minQuantity: '1', quantityDecimals: 0 };
const roundLot = { lotSize: '100', minQuantity: '100', quantityDecimals: 0 };

describe('the way out of a position', () => {
  test('is the other side, reduce-only, of all that is held', () => {
    expect(exitDraft('1200', share, 'close')).toMatchObject({
      side: 'sell',
      orderType: 'market',
      quantity: '1,200',
      reduceOnly: true,
    });
    expect(exitDraft('-7', share, 'close')).toMatchObject({ side: 'buy', quantity: '7' });
  });

  test('by half is in whole lots, towards the smaller', () => {
    expect(exitDraft('7', share, 'reduce')).toMatchObject({ quantity: '3' });
    expect(exitDraft('500', roundLot, 'reduce')).toMatchObject({ quantity: '200' });
  });

  test('is not there when nothing is held, or half is less than the least', () => {
    expect(exitDraft(undefined, share, 'close')).toBeUndefined();
    expect(exitDraft('0', share, 'close')).toBeUndefined();
    expect(exitDraft('1', share, 'reduce')).toBeUndefined();
    expect(exitDraft('100', roundLot, 'reduce')).toBeUndefined();
  });
});
