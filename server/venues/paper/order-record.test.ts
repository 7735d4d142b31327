import { describe, expect, test } from 'vitest';
import { money, noMoney, noQuantity, one, price, quantity, ratio } from '../../core/values/amounts';
import {
  toAccountId,
  toClientOrderId,
  toInstrumentId,
  toVenueOrderId,
} from '../../core/values/ids';
import { toInstant } from '../../core/values/instant';
import { decodeOrder, encodeOrder, isLiveRecord } from './order-record';
import type { PaperOrder } from './paper-order';

const at = toInstant(1_764_276_145_123);

/** As it stands on its way to the book. */
const taken: PaperOrder = {
  request: {
    clientOrderId: toClientOrderId('mine-1'),
    account: toAccountId('main'),
    instrument: toInstrumentId('ACME'),
    side: 'buy',
    terms: { orderType: 'limit', limitPrice: price('10.5') },
    quantity: quantity('100'),
    timeInForce: 'day',
    reduceOnly: false,
    postOnly: false,
  },
  venueOrderId: toVenueOrderId('paper-000000001'),
  number: 1,
  multiplier: one,
  expiresAt: undefined,
  terms: { orderType: 'limit', limitPrice: price('10.5') },
  quantity: quantity('100'),
  status: 'working',
  cumulativeQuantity: noQuantity,
  filledNotional: noMoney,
  fillCount: 0,
  fees: noMoney,
  commission: noMoney,
  reason: undefined,
  transactTime: at,
  place: { at: 'travelling', number: 4, arrivesAt: at, delayMs: 5 },
  requests: [],
  trail: undefined,
  countedLeaves: noQuantity,
};

const filled: PaperOrder = {
  ...taken,
  status: 'filled',
  cumulativeQuantity: quantity('100'),
  filledNotional: money('1050'),
  fillCount: 2,
  fees: money('0.5'),
  commission: money('1'),
  place: { at: 'closed' },
};

describe('the record of an order', () => {
  test.each<[string, PaperOrder]>([
    ['on its way', taken],
    ['filled, with the least commission', filled],
    ['filled, with what its fees are', { ...filled, commission: filled.fees }],
    ['filled for nothing', { ...filled, fees: noMoney, commission: noMoney }],
    [
      'rejected',
      { ...taken, status: 'rejected', reason: 'instrument-closed', place: { at: 'closed' } },
    ],
    ['of a contract', { ...taken, multiplier: ratio('50') }],
    [
      'with all that may be asked for',
      {
        ...taken,
        request: {
          ...taken.request,
          timeInForce: 'goodTillDate',
          expiresAt: at,
          reduceOnly: true,
          postOnly: true,
          displayQuantity: quantity('10'),
        },
        expiresAt: at,
      },
    ],
    [
      'replaced, with a cancel on its way',
      {
        ...taken,
        terms: { orderType: 'limit', limitPrice: price('10.6') },
        quantity: quantity('50'),
        place: { at: 'resting', since: 7, ahead: quantity('300'), isTouched: true },
        requests: [{ kind: 'cancel', number: 9, arrivesAt: at, delayMs: 5 }],
      },
    ],
    [
      'trailing',
      {
        ...taken,
        terms: {
          orderType: 'trailingStop',
          trailingOffset: { kind: 'price', distance: price('1') },
          stopPrice: price('9.5'),
        },
        place: { at: 'waiting', since: 7 },
        trail: { mark: price('10.5'), toldStop: price('9.5'), toldAt: at, telling: undefined },
      },
    ],
  ])('gives back an order %s', (_, order) => {
    const text = encodeOrder(order);

    expect(decodeOrder(text)).toEqual(order);
    expect(encodeOrder(decodeOrder(text))).toBe(text);
  });

  test('says first whether a start has to read it', () => {
    expect(isLiveRecord(encodeOrder(taken))).toBe(true);
    expect(isLiveRecord(encodeOrder(filled))).toBe(false);
    const cancel = { kind: 'cancel', number: 9, arrivesAt: at, delayMs: 5 } as const;
    expect(isLiveRecord(encodeOrder({ ...filled, requests: [cancel] }))).toBe(true);
  });

  test('of an older desk, with every member written out, is read', () => {
    const text =
      '{"isLive":false,"request":{"clientOrderId":"mine-1","account":"main","instrument":"ACME","side":"buy","terms":{"orderType":"limit","limitPrice":"#10.5"},"quantity":"#100","timeInForce":"day","reduceOnly":false,"postOnly":false},"venueOrderId":"paper-000000001","number":1,"multiplier":"#1","terms":{"orderType":"limit","limitPrice":"#10.5"},"quantity":"#100","status":"filled","cumulativeQuantity":"#100","filledNotional":"#1050","fillCount":2,"fees":"#0.5","commission":"#1","transactTime":1764276145123,"place":{"at":"closed"},"requests":[],"countedLeaves":"#0"}';

    expect(decodeOrder(text)).toEqual(filled);
  });
});
