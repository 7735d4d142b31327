import { describe, expect, test } from 'vitest';
import type { Instrument } from '@/contract/instrument';
import { apple } from './apple.fixture';
import { checkDraft } from './check-draft';
import { changedDraft, emptyDraft, type TicketDraft } from './ticket-draft';

const now = Date.parse('2026-11-22T14:30:00.000Z');

const bitcoin: Instrument = {
  ...apple,
  instrument: 'BTCUSD',
  tickSize: '0.5',
  lotSize: '0.00000001',
  minQuantity: '0.0001',
  quantityDecimals: 8,
};

function ticket(changes: Partial<TicketDraft>): TicketDraft {
  return changedDraft({ ...emptyDraft('ui-1'), instrument: 'AAPL' }, changes);
}

describe('a ticket that is filled in', () => {
  test('asks for exactly the prices of its type', () => {
    const { request } = checkDraft(
      ticket({ quantity: '1,200', limitPrice: '189.4', stopPrice: '200', orderType: 'limit' }),
      apple,
      now,
    );

    expect(request).toEqual({
      clientOrderId: 'ui-1',
      instrument: 'AAPL',
      side: 'buy',
      orderType: 'limit',
      quantity: '1200',
      limitPrice: '189.4',
      timeInForce: 'day',
      reduceOnly: false,
      postOnly: false,
    });
  });

  test('says a trailing offset in percent or in price', () => {
    const trailing = { quantity: '5', orderType: 'trailingStop', trailingOffset: '0.8' } as const;

    expect(checkDraft(ticket(trailing), apple, now).request?.trailingOffset).toBe('0.8%');
    expect(
      checkDraft(ticket({ ...trailing, trailingKind: 'price' }), apple, now).request,
    ).toMatchObject({ trailingOffset: '0.8' });
  });

  test('says until when it is good, in UTC', () => {
    const { request } = checkDraft(
      ticket({
        quantity: '5',
        limitPrice: '1',
        timeInForce: 'goodTillDate',
        expiresAt: '2027-01-02T03:04Z',
      }),
      apple,
      now,
    );

    expect(request?.expiresAt).toBe('2027-01-02T03:04:00.000Z');
  });
});

test('what only reduces may be less than the least that enters', () => {
  const rest = ticket({ quantity: '0.00001', limitPrice: '60000', reduceOnly: true });

  expect(checkDraft(rest, bitcoin, now).request).toMatchObject({ quantity: '0.00001' });
});

describe('a field that is wrong', () => {
  test.each<[string, Partial<TicketDraft>, Instrument, string, string]>([
    ['no quantity', {}, apple, 'quantity', 'Type how many: at least 1, in lots of 1.'],
    ['words', { quantity: 'many' }, apple, 'quantity', 'Type digits, such as 1200 or 189.50.'],
    ['zero', { quantity: '0' }, apple, 'quantity', 'Must be more than zero.'],
    [
      'off the lot',
      { quantity: '1.5' },
      apple,
      'quantity',
      'Must be a multiple of the lot 1: 1 or 2.',
    ],
    [
      'a point between thousands',
      { quantity: '1.000' },
      apple,
      'quantity',
      'Could be 1,000 or 1: type 1000 or 1.',
    ],
    ['too small', { quantity: '0.00001' }, bitcoin, 'quantity', 'Must be at least 0.00010000.'],
    ['too large', { quantity: '100,001' }, apple, 'quantity', 'Must be at most 100,000.'],
    [
      'off the tick',
      { quantity: '1', limitPrice: '189.405' },
      apple,
      'limitPrice',
      'Must be a multiple of the tick 0.01: 189.40 or 189.41.',
    ],
    [
      'a comma for a point',
      { quantity: '1', limitPrice: '189,50' },
      apple,
      'limitPrice',
      'Write decimals with a point, such as 189.50.',
    ],
    [
      'a share of all',
      { quantity: '1', orderType: 'trailingStop', trailingOffset: '100' },
      apple,
      'trailingOffset',
      'Must be less than 100 %.',
    ],
    [
      'an hour ago',
      { quantity: '1', timeInForce: 'goodTillDate', expiresAt: '2026-11-22T13:30Z' },
      apple,
      'expiresAt',
      'Must lie in the future.',
    ],
  ])('%s: the message says what would be right', (_, changes, instrument, field, message) => {
    const checked = checkDraft(ticket(changes), instrument, now);

    expect(checked.request).toBeUndefined();
    expect(checked.errors).toHaveProperty(field, message);
  });

  test('an instrument that is not there is named', () => {
    expect(checkDraft(ticket({ instrument: 'AAPX' }), undefined, now).errors.instrument).toBe(
      'There is no AAPX here: choose one from the list.',
    );
  });
});

describe('a change of the ticket', () => {
  test('to an order that waits lets go of what only immediate orders have', () => {
    const limit = ticket({ timeInForce: 'immediateOrCancel' });

    expect(changedDraft(limit, { orderType: 'stop' }).timeInForce).toBe('day');
  });

  test('to an order that cannot rest lets go of post-only', () => {
    const resting = ticket({ orderType: 'limit', postOnly: true });

    expect(changedDraft(resting, { orderType: 'market' }).postOnly).toBe(false);
    expect(changedDraft(resting, { timeInForce: 'fillOrKill' }).postOnly).toBe(false);
    expect(changedDraft(resting, { quantity: '5' }).postOnly).toBe(true);
  });
});
