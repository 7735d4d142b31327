import { describe, expect, test } from 'vitest';
import { anOrder } from '@/components/feed/feed.fixture';
import type { Order } from '@/contract/order';
import { plainPriceOf, priceWordsOf } from './order-prices';
import { reasonOf, sourceOf, statusLooks, typeWordsOf } from './order-words';

const order = anOrder();

describe('the words of an order', () => {
  test('no two statuses share a word, and no two closed ones a word with a shape and a tone', () => {
    const looks = Object.values(statusLooks);
    expect(new Set(looks.map(({ word }) => word)).size).toBe(looks.length);

    const closed = ['denied', 'rejected', 'filled', 'canceled', 'expired'] as const;
    const drawn = closed.map(
      (status) => `${statusLooks[status].shape} ${statusLooks[status].tone}`,
    );
    expect(new Set(drawn).size).toBe(closed.length);
  });

  test.each([
    [{}, 'limit'],
    [{ timeInForce: 'goodTillCancel', postOnly: true }, 'limit · GTC · post'],
    [{ orderType: 'trailingStop', reduceOnly: true }, 'trailing · reduce'],
  ] as const)('%j is a %s', (change, words) => {
    expect(typeWordsOf({ ...order, ...change })).toBe(words);
  });

  test.each([
    [{ orderType: 'market', limitPrice: undefined }, 'market'],
    [{}, '189.40'],
    [{ orderType: 'stop', limitPrice: undefined, stopPrice: '180' }, '180.00'],
    [{ orderType: 'stopLimit', stopPrice: '180' }, '180.00 → 189.40'],
    [{ orderType: 'trailingStop', limitPrice: undefined, trailingOffset: '0.8%' }, 'trail 0.8 %'],
    [
      {
        orderType: 'trailingStop',
        limitPrice: undefined,
        stopPrice: '187.9',
        trailingOffset: '1.5',
      },
      '187.90 · 1.5',
    ],
  ] as const)('%j asks for %s', (change, words) => {
    expect(priceWordsOf({ ...order, ...change } as Order, 2)).toBe(words);
  });

  test('a price for a spreadsheet is the figure that the desk tells, its thousands not grouped', () => {
    const dear = { ...order, limitPrice: '61234.5' };

    expect(priceWordsOf(dear, 2)).toBe('61,234.50');
    expect(plainPriceOf(dear)).toBe('61234.5');
  });

  test.each([
    [{ kind: 'user', user: 'chief' }, 'manual · chief'],
    [{ kind: 'apiKey', user: 'chief', apiKey: 'robot' }, 'program · robot'],
    [{ kind: 'apiKey', strategy: 'momentum', signalId: 's-118' }, 'momentum · s-118'],
    [{ kind: 'desk' }, 'desk'],
  ] as const)('%j comes from %s', (origin, words) => {
    expect(sourceOf({ ...order, origin })).toBe(words);
  });

  test('a denied order says every limit that stood in its way', () => {
    const verdict = {
      code: 'order-value-above-limit',
      passed: false,
      severity: 'block',
      scope: { kind: 'desk' },
      unit: 'money',
      message: 'The order is worth 300,000; the limit is 250,000.',
    } as const;
    const warning = { ...verdict, severity: 'warn', message: 'Only a warning.' } as const;

    expect(reasonOf({ ...order, verdicts: [verdict, warning] })).toBe(verdict.message);
    expect(reasonOf({ ...order, rejectReason: 'Market closed.' })).toBe('Market closed.');
    expect(reasonOf(order)).toBeUndefined();
  });
});
