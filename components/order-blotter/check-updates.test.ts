import { describe, expect, test } from 'vitest';
import type { Instrument } from '@/contract/instrument';
import type { Order } from '@/contract/order';
import { checkUpdates, type UpdateDraft, updateFieldsOf } from './check-updates';

const instrument: Instrument = {
  instrument: 'AAPL',
  name: 'Apple Inc',
  kind: 'equity',
  currency: 'USD',
  tickSize: '0.01',
  lotSize: '10',
  minQuantity: '10',
  maxQuantity: '5000',
  multiplier: '1',
  status: 'open',
  session: 'us-equity',
  priceDecimals: 2,
  quantityDecimals: 0,
};

const order: Order = {
  orderId: 'o-1',
  clientOrderId: 'c-1',
  venue: 'paper',
  account: 'main',
  instrument: 'AAPL',
  side: 'buy',
  orderType: 'stopLimit',
  quantity: '100',
  limitPrice: '189.4',
  stopPrice: '189',
  timeInForce: 'day',
  reduceOnly: false,
  postOnly: false,
  status: 'partiallyFilled',
  pendingOperation: 'none',
  cumulativeQuantity: '40',
  leavesQuantity: '60',
  commission: '0',
  slippage: '0',
  origin: { kind: 'user', user: 'chief' },
  submittedAt: '2026-11-22T12:00:00.000Z',
  updatedAt: '2026-11-22T12:00:00.000Z',
  sequence: 1,
};

const check = (typed: Partial<UpdateDraft>) => checkUpdates(order, instrument, typed);

describe('a change of an order', () => {
  test('that only reduces may leave less than the least that enters', () => {
    const least = { ...instrument, lotSize: '1' };
    const toFive = { quantity: '5' };
    const open = { ...order, cumulativeQuantity: '0' };

    expect(checkUpdates(open, least, toFive).errors).toEqual({ quantity: 'At least 10.' });
    expect(checkUpdates({ ...open, reduceOnly: true }, least, toFive).change).toEqual({
      quantity: '5',
    });
  });

  test('that changes nothing is not sent', () => {
    expect(check({})).toMatchObject({ errors: {}, hints: {}, change: undefined });
    expect(check({ limitPrice: '189.40' }).change).toBeUndefined();
  });

  test('sends only what differs, as plain decimal text', () => {
    expect(check({ quantity: ' 1,200 ', limitPrice: '189.50' }).change).toEqual({
      quantity: '1200',
      limitPrice: '189.5',
    });
  });

  test('leaves to others what they have changed meanwhile and nobody has typed here', () => {
    const moved = { ...order, limitPrice: '191', quantity: '200' };
    const { draft, change } = checkUpdates(moved, instrument, { quantity: '150' });

    expect(draft).toEqual({ quantity: '150', limitPrice: '191', stopPrice: '189' });
    expect(change).toEqual({ quantity: '150' });
  });

  test.each([
    ['quantity', '', /^Type a number/],
    ['quantity', '1e3', /digits/],
    ['quantity', '1,20', /decimals with a point/],
    ['quantity', '1.000', /^Could be 1,000 or 1: /],
    ['quantity', '0', /more than zero/],
    ['quantity', '-100', /without a minus/],
    ['quantity', '30', /40 are already filled/],
    ['quantity', '105', /lot is 10: try 100 or 110/],
    ['quantity', '5010', /At most 5,000/],
    ['limitPrice', '189.405', /tick is 0.01: try 189.4 or 189.41/],
    ['stopPrice', 'abc', /digits/],
    ['stopPrice', '0.001', /tick is 0.01: try 0.01/],
  ] as const)('with %s %j is refused beside the field', (field, text, sentence) => {
    const { errors, change } = check({ [field]: text });

    expect(errors[field]).toMatch(sentence);
    expect(change).toBeUndefined();
  });

  test('one wrong field keeps all of it back', () => {
    expect(check({ quantity: '200', limitPrice: 'x' }).change).toBeUndefined();
  });

  test('down to what is filled cancels the rest, and says so', () => {
    const { hints, change } = check({ quantity: '40' });

    expect(change).toEqual({ quantity: '40' });
    expect(hints.quantity).toMatch(/rest will be canceled/);
  });

  test('tells what becomes of the place in the queue', () => {
    expect(check({ quantity: '90' }).hints.quantity).toMatch(/keeps the place/);
    expect(check({ quantity: '110' }).hints.quantity).toMatch(/end of the queue/);
    expect(check({ limitPrice: '189.5' }).hints.limitPrice).toMatch(/end of the queue/);
  });

  test('without a known instrument leaves steps to the desk', () => {
    expect(checkUpdates(order, undefined, { quantity: '105' }).change).toEqual({
      quantity: '105',
    });
  });

  test.each([
    ['market', ['quantity']],
    ['limit', ['quantity', 'limitPrice']],
    ['stop', ['quantity', 'stopPrice']],
    ['stopLimit', ['quantity', 'stopPrice', 'limitPrice']],
    ['trailingStop', ['quantity']],
  ] as const)('of type %s can have %j', (orderType, fields) => {
    expect(updateFieldsOf({ ...order, orderType })).toEqual(fields);
  });
});
