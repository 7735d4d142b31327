import { describe, expect, test } from 'vitest';
import type { Account } from '@/contract/account';
import type { Order } from '@/contract/order';
import type { Position } from '@/contract/position';
import { limitEffects, type OpenNow } from './limit-effects';

const order = (fields: Partial<Order>): Order =>
  ({
    account: 'main',
    instrument: 'AAPL',
    side: 'buy',
    quantity: '100',
    limitPrice: '10',
    origin: { kind: 'user', user: 'anna' },
    ...fields,
  }) as Order;
const position = (fields: Partial<Position>): Position =>
  ({ account: 'main', instrument: 'AAPL', quantity: '-300', ...fields }) as Position;
const account = {
  account: 'main',
  ordersToday: 20,
  cash: '5000.5',
  leverage: '1.50000001',
  drawdown: '0.04',
} as Account;
const open: OpenNow = { orders: [], positions: [], account };
const desk = { kind: 'desk' } as const;

describe('the effect of limits on what is open', () => {
  test('is none where everything is within them', () => {
    const within = { ...open, orders: [order({})], positions: [position({})] };

    expect(
      limitEffects(
        {
          maxPositionSize: '300',
          maxOrderQuantity: '100',
          maxOrderValue: '1000',
          maxDailyOrders: 21,
          maxOpenPositions: 2,
          minAccountBalance: '5000.5',
          maxLeverage: '1.50000001',
          maxDrawdown: '0.04',
        },
        desk,
        within,
      ),
    ).toEqual([]);
  });

  test('names positions that are over, by how much, and orders that are larger', () => {
    const effects = limitEffects(
      { maxPositionSize: '250.5', maxOrderQuantity: '99', maxOrderValue: '999.99' },
      desk,
      {
        ...open,
        orders: [order({}), order({ side: 'sell', quantity: '5' })],
        positions: [position({})],
      },
    );

    expect(effects).toEqual([
      'AAPL stands at −300, 49.5 over: nothing may be added, exits go through.',
      'Working orders that ask for more than one order may keep working: buy 100 AAPL.',
      'Working orders that are worth more than one order may be keep working: buy 100 AAPL.',
    ]);
  });

  test('says what the account may not do any more', () => {
    const effects = limitEffects(
      {
        maxDailyOrders: 20,
        maxOpenPositions: 1,
        minAccountBalance: '5000.51',
        maxLeverage: '1.5',
        maxDrawdown: '0.039',
      },
      desk,
      { ...open, positions: [position({})] },
    );

    expect(effects).toEqual([
      '20 orders were sent today: no entry until the next trading day.',
      '1 position is open: no other instrument may be entered until one is closed.',
      'Cash is 5,000.50, below it: no entry that costs cash.',
      'Leverage is 1.50 ×: nothing that raises it.',
      'Drawdown is 4.00 %: the desk goes to reduce-only.',
    ]);
  });

  test('of lists: what is held or works and is shut out', () => {
    const shut = {
      ...open,
      orders: [order({ instrument: 'XOM' })],
      positions: [position({}), position({ instrument: 'SPY' })],
    };
    const entry = (instrument: string) => ({ instrument, reason: 'why' });

    expect(limitEffects({ allowList: [entry('SPY')] }, desk, shut)).toEqual([
      'Held and shut for entries: AAPL. Exits go through.',
      'Orders that work already keep working: XOM. Cancel them if they should not.',
    ]);
    expect(limitEffects({ blockList: [entry('SPY')] }, desk, shut)).toEqual([
      'Held and shut for entries: SPY. Exits go through.',
    ]);
  });

  test('looks only at what the node is about', () => {
    const orders = [order({}), order({ origin: { kind: 'user', user: 'ben' }, instrument: 'XOM' })];

    expect(
      limitEffects({ maxOrderQuantity: '1' }, { kind: 'operator', id: 'ben' }, { ...open, orders }),
    ).toEqual(['Working orders that ask for more than one order may keep working: buy 100 XOM.']);
    expect(
      limitEffects(
        { maxPositionSize: '1' },
        { kind: 'instrument', id: 'XOM' },
        {
          ...open,
          positions: [position({})],
        },
      ),
    ).toEqual([]);
    expect(limitEffects({ maxDailyOrders: 0 }, { kind: 'account', id: 'other' }, open)).toEqual([]);
  });
});
