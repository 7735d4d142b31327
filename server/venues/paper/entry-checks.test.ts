import { describe, expect, test } from 'vitest';
import { price, quantity, ratio } from '../../core/values/amounts';
import { addMilliseconds } from '../../core/values/instant';
import type { VenueOrderRequest } from '../../ports/execution-venue';
import { shapeRefusal } from './entry-checks';
import { acme, opensAt, PaperWorld } from './paper-world.fixture';

const lots = {
  ...acme,
  lotSize: quantity('10'),
  minQuantity: quantity('20'),
  maxQuantity: quantity('100'),
};
const limit = (at: string) => ({ orderType: 'limit', limitPrice: price(at) }) as const;
const sound = new PaperWorld().request('buy', '50', limit('10.00'));
const trailing = (trailingOffset: { kind: 'percent'; share: ReturnType<typeof ratio> }) =>
  ({ orderType: 'trailingStop', trailingOffset }) as const;

describe('the door of the venue', () => {
  test.each<[string | undefined, Partial<VenueOrderRequest>]>([
    [undefined, {}],
    ['quantity-not-positive', { quantity: quantity('0') }],
    ['quantity-not-positive', { quantity: quantity('-50') }],
    ['quantity-off-lot', { quantity: quantity('49') }],
    ['quantity-off-lot', { quantity: quantity('50.00000001') }],
    ['quantity-below-minimum', { quantity: quantity('10') }],
    [undefined, { quantity: quantity('10'), reduceOnly: true }],
    ['quantity-off-lot', { quantity: quantity('5'), reduceOnly: true }],
    [undefined, { quantity: quantity('20') }],
    [undefined, { quantity: quantity('100') }],
    ['quantity-above-maximum', { quantity: quantity('110') }],
    [undefined, { displayQuantity: quantity('50') }],
    ['display-quantity-out-of-range', { displayQuantity: quantity('51') }],
    ['display-quantity-out-of-range', { displayQuantity: quantity('0') }],
    ['price-not-positive', { terms: limit('0') }],
    ['price-not-positive', { terms: limit('-10.00') }],
    [undefined, { terms: limit('0.01') }],
    ['price-off-tick', { terms: limit('10.005') }],
    ['price-off-tick', { terms: { orderType: 'stop', stopPrice: price('10.001') } }],
    [
      'price-off-tick',
      { terms: { orderType: 'stopLimit', stopPrice: price('10.00'), limitPrice: price('1.001') } },
    ],
    ['trailing-offset-out-of-range', { terms: trailing({ kind: 'percent', share: ratio('0') }) }],
    [undefined, { terms: trailing({ kind: 'percent', share: ratio('0.99999999') }) }],
    ['trailing-offset-out-of-range', { terms: trailing({ kind: 'percent', share: ratio('1') }) }],
    ['expiry-missing', { timeInForce: 'goodTillDate' }],
    ['expiry-past', { timeInForce: 'goodTillDate', expiresAt: opensAt }],
    [undefined, { timeInForce: 'goodTillDate', expiresAt: addMilliseconds(opensAt, 1) }],
    [undefined, { postOnly: true }],
    ['post-only-needs-limit', { postOnly: true, terms: { orderType: 'market' } }],
    ['post-only-cannot-be-immediate', { postOnly: true, timeInForce: 'immediateOrCancel' }],
    ['post-only-cannot-be-immediate', { postOnly: true, timeInForce: 'fillOrKill' }],
  ])('answers %s to %o', (refusal, change) => {
    expect(shapeRefusal({ ...sound, ...change }, lots, opensAt)).toBe(refusal);
  });
});
