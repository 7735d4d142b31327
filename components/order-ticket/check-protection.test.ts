import { describe, expect, test } from 'vitest';
import { orderRequest } from '@/contract/order-request';
import { apple } from './apple.fixture';
import { checkDraft } from './check-draft';
import { changedDraft, emptyDraft, type TicketDraft } from './ticket-draft';

const now = Date.parse('2026-11-22T14:30:00.000Z');

const atLimit = { quantity: '100', limitPrice: '189.40' } as const;
const inPrice = { ...atLimit, stopLossKind: 'price' } as const;

function check(changes: Partial<TicketDraft>) {
  const draft = { ...emptyDraft('ui-1'), instrument: 'AAPL', isProtected: true };
  return checkDraft(changedDraft(draft, changes), apple, now);
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
  test.each<[string, Partial<TicketDraft>, string, string]>([
    [
      'no stop',
      { ...atLimit, takeProfit: '198' },
      'stopLoss',
      'Type how far away in percent, such as 2.',
    ],
    ['all of it', { ...atLimit, stopLoss: '100' }, 'stopLoss', 'Must be less than 100 %.'],
    [
      'a stop off the tick',
      { ...inPrice, stopLoss: '185.005' },
      'stopLoss',
      'Must be a multiple of the tick 0.01: 185.00 or 185.01.',
    ],
    [
      'a target off the tick',
      { ...atLimit, stopLoss: '2', takeProfit: '198.005' },
      'takeProfit',
      'Must be a multiple of the tick 0.01: 198.00 or 198.01.',
    ],
  ])('%s: the message says what would be right', (_, changes, field, message) => {
    const checked = check(changes);

    expect(checked.request).toBeUndefined();
    expect(checked.errors).toEqual({ [field]: message });
  });

  test('where it lies, the desk judges: the order is asked about as it is typed', () => {
    expect(check({ ...inPrice, stopLoss: '195', takeProfit: '180' }).request).toMatchObject({
      stopLoss: { kind: 'fixed', price: '195' },
      takeProfit: '180',
    });
  });
});
