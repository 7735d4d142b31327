import { describe, expect, test } from 'vitest';
import type { Order } from '@/contract/order';
import { scopeChoices } from './cancel-scopes';

function order(orderId: string, instrument: string, origin: Order['origin']): Order {
  return {
    orderId,
    clientOrderId: orderId,
    venue: 'paper',
    account: 'main',
    instrument,
    side: 'buy',
    orderType: 'market',
    quantity: '1',
    timeInForce: 'day',
    reduceOnly: false,
    postOnly: false,
    status: 'working',
    pendingOperation: 'none',
    cumulativeQuantity: '0',
    leavesQuantity: '1',
    commission: '0',
    slippage: '0',
    origin,
    submittedAt: '2026-11-22T12:00:00.000Z',
    updatedAt: '2026-11-22T12:00:00.000Z',
    sequence: 1,
  };
}

const chief = { kind: 'user', user: 'chief' } as const;
const robot = { kind: 'apiKey', user: 'chief', apiKey: 'k', strategy: 'momentum' } as const;

describe('what can be canceled together', () => {
  test('is all, and each instrument, strategy and person that has something open', () => {
    const choices = scopeChoices([
      order('1', 'MSFT', chief),
      order('2', 'AAPL', robot),
      order('3', 'MSFT', robot),
    ]);

    expect(choices.map(({ key, scope, orders }) => [key, scope, orders.length])).toEqual([
      ['all', {}, 3],
      ['instrument:AAPL', { instrument: 'AAPL' }, 1],
      ['instrument:MSFT', { instrument: 'MSFT' }, 2],
      ['strategy:momentum', { strategy: 'momentum' }, 2],
      ['user:chief', { user: 'chief' }, 3],
    ]);
  });

  test('is still what was chosen when nothing of it is open any more', () => {
    const microsoft = order('1', 'MSFT', chief);
    const chosen = scopeChoices([order('2', 'AAPL', chief), microsoft])[1];

    const choices = scopeChoices([microsoft], chosen);

    expect(choices.at(-1)).toMatchObject({ key: 'instrument:AAPL', orders: [] });
    expect(choices.map(({ orders }) => orders.length)).toEqual([1, 1, 1, 0]);
  });

  test('is nothing but an empty all when nothing is open', () => {
    expect(scopeChoices([]).map(({ orders }) => orders.length)).toEqual([0]);
  });
});
