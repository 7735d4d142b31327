import { describe, expect, test } from 'vitest';
import type { OrderTerms } from '../../core/order/order-terms';
import { money, one, price, quantity } from '../../core/values/amounts';
import { toInstrumentId } from '../../core/values/ids';
import { estimateFill } from './estimate-fill';
import { presetSettings } from './paper-presets';
import { percent } from './paper-settings';

const level = (at: string, size: string) => ({ price: price(at), quantity: quantity(size) });
const book = {
  bids: [level('9.99', '100'), level('9.98', '100')],
  asks: [level('10.01', '100'), level('10.02', '100')],
};
const settings = { ...presetSettings('frictionless'), commissionPercent: percent('1') };

function estimate(terms: OrderTerms, size = '150', minimumCommission = '0') {
  const order = {
    instrument: toInstrumentId('ACME'),
    side: 'buy',
    terms,
    quantity: quantity(size),
  } as const;
  return estimateFill(
    { ...settings, minimumCommission: money(minimumCommission) },
    book,
    order,
    one,
  );
}

describe('what an order would get now', () => {
  test('walks the book: 100 @ 10.01 and 50 @ 10.02, one percent of 1 502', () => {
    expect(estimate({ orderType: 'market' })).toEqual({
      price: price('10.01333333'),
      commission: money('15.02'),
    });
  });

  test('a limit takes what is within it and rests with the rest at its own price', () => {
    expect(estimate({ orderType: 'limit', limitPrice: price('10.01') })).toEqual({
      price: price('10.01'),
      commission: money('15.015'),
    });
  });

  test('an order that would only rest has a fee and no price', () => {
    expect(estimate({ orderType: 'limit', limitPrice: price('9') })).toEqual({
      commission: money('13.5'),
    });
  });

  test('an order that waits is counted at its stop', () => {
    expect(estimate({ orderType: 'stop', stopPrice: price('11') })).toEqual({
      commission: money('16.5'),
    });
  });

  test('costs at least the minimum of an order', () => {
    expect(estimate({ orderType: 'market' }, '1', '1')).toMatchObject({ commission: money('1') });
  });
});
