import { describe, expect, test } from 'vitest';
import { orderRequest } from '@/contract/order-request';
import { apple } from './apple.fixture';
import { checkDraft } from './check-draft';
import { changedDraft, emptyDraft, type TicketDraft } from './ticket-draft';

const now = Date.parse('2026-11-22T14:30:00.000Z');

const atLimit = { quantity: '100', limitPrice: '189.40' } as const;
const inPrice = { ...atLimit, stopLossKind: 'price' } as const;
const atMarket = { quantity: '100', orderType: 'market' } as const;

function check(changes: Partial<TicketDraft>, market?: string) {
  const draft = { ...emptyDraft('ui-1'), instrument: 'AAPL', isProtected: true };
  return checkDraft(changedDraft(draft, changes), apple, now, market);
}

describe('an order that carries its protection', () => {
  test.each<[string, Partial<TicketDraft>, object]>([
    [
      'a stop in percent',
      { ...atLimit, stopLoss: '2' },
      { stopLoss: { kind: 'percent', percent: '2' } },
    ],
    [
      'a stop at a price and a target',
      { ...inPrice, stopLoss: '185.00', takeProfit: '1,198' },
      { stopLoss: { kind: 'fixed', price: '185' }, takeProfit: '1198' },
    ],
    [
      'a sale, the other way round',
      { ...inPrice, side: 'sell', stopLoss: '195', takeProfit: '180' },
      { stopLoss: { kind: 'fixed', price: '195' }, takeProfit: '180' },
    ],
    [
      'a stop order, measured from its stop price',
      {
        quantity: '1',
        orderType: 'stop',
        stopPrice: '200',
        stopLossKind: 'price',
        stopLoss: '195',
      },
      { stopLoss: { kind: 'fixed', price: '195' } },
    ],
  ])('asks for %s under its own id, as the contract takes it', (_, changes, protection) => {
    const { request, errors } = check(changes);

    expect(errors).toEqual({});
    expect(request).toMatchObject({ clientOrderId: 'ui-1', ...protection });
    expect(orderRequest.safeParse(request).success).toBe(true);
  });

  test('is measured from the market when it has no price of its own', () => {
    const { request } = check({ ...atMarket, stopLossKind: 'price', stopLoss: '185' }, '189.415');

    expect(request).toMatchObject({ stopLoss: { kind: 'fixed', price: '185' } });
  });

  test.each<[string, Partial<TicketDraft>]>([
    ['folded away', { isProtected: false }],
    ['of an order that only reduces', { reduceOnly: true }],
  ])('asks for none that is %s, whatever is typed there', (_, changes) => {
    const { request } = check({ ...atLimit, stopLoss: '2', takeProfit: 'x', ...changes });

    expect(request).toBeDefined();
    expect(request).not.toHaveProperty('stopLoss');
    expect(request).not.toHaveProperty('takeProfit');
  });
});

describe('a protection that is wrong', () => {
  test.each<[string, Partial<TicketDraft>, string | undefined, string, string]>([
    ['no stop', { ...atLimit, takeProfit: '198' }, undefined, 'stopLoss', 'Type a number.'],
    [
      'all of it',
      { ...atLimit, stopLoss: '100' },
      undefined,
      'stopLoss',
      'Must be less than 100 %.',
    ],
    [
      'less than a tick',
      { ...atLimit, stopLoss: '0.001' },
      undefined,
      'stopLoss',
      'Must be at least one tick away from the limit price 189.40: type more.',
    ],
    [
      'off the tick',
      { ...inPrice, stopLoss: '185.005' },
      undefined,
      'stopLoss',
      'Must be a multiple of the tick 0.01: 185.00 or 185.01.',
    ],
    [
      'a stop at the limit itself',
      { ...inPrice, stopLoss: '189.40' },
      undefined,
      'stopLoss',
      'Must lie below the limit price 189.40.',
    ],
    [
      'the stop of a sale below it',
      { ...inPrice, side: 'sell', stopLoss: '189.39' },
      undefined,
      'stopLoss',
      'Must lie above the limit price 189.40.',
    ],
    [
      'a stop above the market',
      { ...atMarket, stopLossKind: 'price', stopLoss: '190' },
      '189.42',
      'stopLoss',
      'Must lie below the market 189.42.',
    ],
    [
      'a market without a price',
      { ...atMarket, stopLoss: '2' },
      undefined,
      'stopLoss',
      'The market has no price to measure from: give the order a limit price.',
    ],
    [
      'a target that loses',
      { ...atLimit, stopLoss: '2', takeProfit: '189' },
      undefined,
      'takeProfit',
      'Must lie above the limit price 189.40.',
    ],
    [
      'the target of a sale above it',
      { ...atLimit, side: 'sell', stopLoss: '2', takeProfit: '190' },
      undefined,
      'takeProfit',
      'Must lie below the limit price 189.40.',
    ],
  ])('%s: the message says what would be right', (_, changes, market, field, message) => {
    const checked = check(changes, market);

    expect(checked.request).toBeUndefined();
    expect(checked.errors).toEqual({ [field]: message });
  });
});
