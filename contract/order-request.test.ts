import { describe, expect, test } from 'vitest';
import { orderBatchRequest, orderRequest, orderUpdates } from './order-request';

const limitOrder = {
  instrument: 'AAPL',
  side: 'buy',
  orderType: 'limit',
  quantity: '100',
  limitPrice: '189.50',
};

/** `field: sentence` of everything that is wrong. */
function wrongs(request: unknown): string[] {
  const issues = orderRequest.safeParse(request).error?.issues ?? [];
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('an order as it is sent', () => {
  test('gets what it leaves out: a day order, no flags, not confirmed', () => {
    expect(orderRequest.parse(limitOrder)).toEqual({
      ...limitOrder,
      timeInForce: 'day',
      reduceOnly: false,
      postOnly: false,
      confirm: false,
    });
  });

  test.each([
    [{ orderType: 'market', limitPrice: undefined }],
    [{ orderType: 'stop', limitPrice: undefined, stopPrice: 190 }],
    [{ orderType: 'stopLimit', stopPrice: '190' }],
    [{ orderType: 'trailingStop', limitPrice: undefined, trailingOffset: '1.50' }],
    [{ orderType: 'trailingStop', limitPrice: undefined, trailingOffset: '0.8%' }],
    [{ timeInForce: 'goodTillDate', expiresAt: '2026-12-01T10:00:00+01:00' }],
    [{ clientOrderId: 'a.b:c-D_9', strategy: 'trend', account: 'main' }],
    [{ instrument: 'EUR/USD' }],
  ])('with %j is taken', (change) => {
    expect(wrongs({ ...limitOrder, ...change })).toEqual([]);
  });

  test.each([
    [{ limitPrice: undefined }, 'limitPrice: Is missing: an order of type limit needs it.'],
    [{ orderType: 'market' }, 'limitPrice: An order of type market has none.'],
    [{ stopPrice: '1' }, 'stopPrice: An order of type limit has none.'],
    [{ orderType: 'stopLimit' }, 'stopPrice: Is missing: an order of type stopLimit needs it.'],
    [{ trailingOffset: '1' }, 'trailingOffset: An order of type limit has none.'],
    [{ timeInForce: 'goodTillDate' }, 'expiresAt: Is missing: a goodTillDate order says until'],
    [{ expiresAt: '2026-12-01T10:00:00Z' }, 'expiresAt: Only a goodTillDate order has one.'],
    [{ timeInForce: 'goodTillDate', expiresAt: 'tomorrow' }, 'expiresAt: Must be a moment such as'],
    [{ side: 'sideways' }, 'side: Must be buy or sell.'],
    [{ orderType: 'iceberg' }, 'orderType: Must be one of market, limit, stop'],
    [{ quantity: 0 }, 'quantity: Must be more than zero.'],
    [{ quantity: undefined }, 'quantity: Is missing.'],
    [{ limitPrice: '-1' }, 'limitPrice: Must be more than zero.'],
    [{ clientOrderId: 'has blank' }, 'clientOrderId: Must be 1 to 64 letters'],
    [{ clientOrderId: 'x'.repeat(65) }, 'clientOrderId: Must be 1 to 64 letters'],
    [{ instrument: '../etc' }, 'instrument: Must be the name of an instrument'],
    [{ reduceOnly: 'yes' }, 'reduceOnly: Must be true or false.'],
  ])('with %j is refused', (change, sentence) => {
    expect(wrongs({ ...limitOrder, ...change })[0]).toContain(sentence);
  });

  test.each(['1.5 %%', '%', 'x%', '100%', '-1%', '0', '0%', '1e2', null, true])(
    'a trailing offset %j is refused',
    (trailingOffset) => {
      const order = { ...limitOrder, limitPrice: undefined, orderType: 'trailingStop' };

      expect(wrongs({ ...order, trailingOffset })[0]).toMatch(/^trailingOffset: Must be /);
    },
  );

  test('names every field that it does not know', () => {
    const issue = orderRequest.safeParse({ ...limitOrder, qty: 1, px: 2 }).error?.issues[0];

    expect(issue).toMatchObject({ code: 'unrecognized_keys', keys: ['qty', 'px'] });
  });
});

describe('a replace', () => {
  test('changes at least one thing', () => {
    expect(orderUpdates.safeParse({}).success).toBe(false);
    expect(orderUpdates.safeParse({ quantity: undefined }).success).toBe(false);
    expect(orderUpdates.parse({ quantity: 5 })).toEqual({ quantity: '5' });
  });
});

describe('a batch', () => {
  test('has one order at least and 500 at most, each a whole order', () => {
    const of = (count: number) => ({ orders: Array.from({ length: count }, () => limitOrder) });

    expect(orderBatchRequest.safeParse(of(0)).success).toBe(false);
    expect(orderBatchRequest.safeParse(of(500)).success).toBe(true);
    expect(orderBatchRequest.safeParse(of(501)).success).toBe(false);
    expect(
      orderBatchRequest.safeParse({ orders: [limitOrder, { ...limitOrder, quantity: -1 }] }).error
        ?.issues[0]?.path,
    ).toEqual(['orders', 1, 'quantity']);
  });
});
