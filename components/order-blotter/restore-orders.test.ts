import { describe, expect, test } from 'vitest';
import type { Order } from '@/contract/order';
import { orderRequest } from '@/contract/order-request';
import { restorable, restoreRequest } from './restore-orders';

function canceled(changes: Partial<Order> = {}): Order {
  return {
    orderId: 'o-17',
    clientOrderId: 'mine',
    venue: 'paper',
    account: 'main',
    instrument: 'AAPL',
    side: 'buy',
    orderType: 'limit',
    quantity: '100',
    limitPrice: '189.5',
    timeInForce: 'day',
    reduceOnly: false,
    postOnly: true,
    status: 'canceled',
    pendingOperation: 'none',
    cumulativeQuantity: '30',
    leavesQuantity: '0',
    commission: '0',
    slippage: '0',
    origin: { kind: 'user', user: 'anna' },
    submittedAt: '2026-11-22T12:00:00.000Z',
    updatedAt: '2026-11-22T12:00:00.000Z',
    sequence: 1,
    ...changes,
  };
}

describe('an order that is entered again', () => {
  test('is what was left of it, under an id that can be used once and says what it stands for', () => {
    expect(restoreRequest(canceled())).toMatchObject({
      clientOrderId: 'restore-o-17',
      quantity: '70',
      limitPrice: '189.5',
      postOnly: true,
    });
  });

  test.each([
    canceled(),
    canceled({ orderType: 'stopLimit', stopPrice: '188', postOnly: false }),
    canceled({
      orderType: 'trailingStop',
      limitPrice: undefined,
      stopPrice: '180',
      trailingOffset: '0.8%',
      postOnly: false,
    }),
    canceled({ timeInForce: 'goodTillDate', expiresAt: '2030-01-01T00:00:00.000Z' }),
    canceled({ origin: { kind: 'apiKey', user: 'anna', strategy: 'trend' } }),
  ])('is an order that the desk can read: $orderType $timeInForce', (order) => {
    expect(orderRequest.safeParse(restoreRequest(order)).success).toBe(true);
  });

  test.each([
    ['was filled in the end', { status: 'filled', cumulativeQuantity: '100' }],
    ['is not canceled yet', { status: 'working' }],
    ['was the desk’s own, as the closing orders of a kill', { origin: { kind: 'desk' } }],
    ['came from the venue', { origin: { kind: 'venue' } }],
  ] as const)('is not one that %s', (_, changes) => {
    expect(restoreRequest(canceled(changes))).toBeUndefined();
  });

  test('waits for the cancels that are still on their way', () => {
    expect(restorable([canceled(), canceled({ status: 'working' })])).toMatchObject({
      orders: [{ orderId: 'o-17' }],
      pending: 1,
    });
  });
});
