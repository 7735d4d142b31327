import { describe, expect, test } from 'vitest';
import { byChief, coin, DeskBench, limitOrder } from '../desk/desk.fixture';
import { price, quantity, ratio } from '../values/amounts';
import { toClientOrderId, toStrategyId } from '../values/ids';
import { toInstant } from '../values/instant';
import { decideModify } from './decide-modify';
import { decideReport } from './decide-report';
import { decideSubmit } from './decide-submit';
import type { OrderParams } from './order-params';
import type { OrderTerms } from './order-terms';

const clientOrderId = toClientOrderId('c1');
const asked = limitOrder('buy', '10', '9.5', { clientOrderId });

/** What the desk answers to a request that comes after the first. */
function answerTo(desk: DeskBench, params: OrderParams): string {
  const sequence = desk.state.sequence;
  const { result } = desk.run((now) => decideSubmit(now, params, byChief));
  expect(desk.state.sequence).toBe(sequence);
  return result.ok ? result.value.orderId : result.error.code;
}

function deskThatTook(params: OrderParams): DeskBench {
  const desk = new DeskBench();
  expect(desk.run((now) => decideSubmit(now, params, byChief)).result.ok).toBe(true);
  return desk;
}

describe('a second request with the same client order id [rules 2.2]', () => {
  test('in the same words is answered with the order that exists', () => {
    const desk = deskThatTook(asked);

    expect(answerTo(desk, { ...asked })).toBe(desk.order('c1').orderId);
    expect(answerTo(desk, { ...asked, confirm: true })).toBe(desk.order('c1').orderId);
  });

  test.each<[string, Partial<OrderParams>]>([
    ['quantity', { quantity: quantity('11') }],
    ['side', { side: 'sell' }],
    ['instrument', { instrument: coin }],
    ['limit', { terms: { orderType: 'limit', limitPrice: price('9.51') } }],
    ['order type', { terms: { orderType: 'market' } }],
    ['time in force', { timeInForce: 'goodTillCancel' }],
    ['expiry', { expiresAt: toInstant(1) }],
    ['reduce-only', { reduceOnly: true }],
    ['post-only', { postOnly: true }],
    ['display quantity', { displayQuantity: quantity('1') }],
    ['strategy', { strategy: toStrategyId('other') }],
  ])('with another %s is refused', (_what, other) => {
    const desk = deskThatTook(asked);

    expect(answerTo(desk, { ...asked, ...other })).toBe('duplicate-client-order-id');
  });

  const kinds: readonly OrderTerms[] = [
    { orderType: 'market' },
    { orderType: 'limit', limitPrice: price('9') },
    { orderType: 'stop', stopPrice: price('11') },
    { orderType: 'stop', stopPrice: price('11.5') },
    { orderType: 'stopLimit', stopPrice: price('11'), limitPrice: price('11.5') },
    { orderType: 'stopLimit', stopPrice: price('11'), limitPrice: price('11.6') },
    { orderType: 'stopLimit', stopPrice: price('11.1'), limitPrice: price('11.5') },
    { orderType: 'trailingStop', trailingOffset: { kind: 'price', distance: price('0.1') } },
    { orderType: 'trailingStop', trailingOffset: { kind: 'price', distance: price('0.2') } },
    { orderType: 'trailingStop', trailingOffset: { kind: 'percent', share: ratio('0.1') } },
  ];

  test.each(kinds.map((terms, index) => [terms.orderType, index] as const))(
    'of a %s order (%s) means the same only with its own prices',
    (_type, index) => {
      const desk = deskThatTook({ ...asked, terms: kinds[index]! });

      const answers = kinds.map((terms) => answerTo(desk, { ...asked, terms }));

      expect(answers).toEqual(
        kinds.map((_, at) =>
          at === index ? desk.order('c1').orderId : 'duplicate-client-order-id',
        ),
      );
    },
  );

  test('is held against what was asked first, whatever a replace made of it', () => {
    const desk = deskThatTook(asked);
    desk.run((now) => decideReport(now, desk.report('c1', { executionType: 'new' })));
    const { orderId } = desk.order('c1');
    for (const size of ['20', '30']) {
      const updates = { quantity: quantity(size), limitPrice: price('9.4') };
      desk.run((now) => decideModify(now, orderId, updates, byChief));
      const terms = { orderType: 'limit', limitPrice: price('9.4') };
      const replaced = { executionType: 'replaced', quantity: quantity(size), terms } as const;
      desk.run((now) => decideReport(now, desk.report('c1', replaced)));
    }

    expect(desk.order('c1').quantity).toBe(quantity('30'));
    expect(answerTo(desk, asked)).toBe(orderId);
    expect(answerTo(desk, { ...asked, quantity: quantity('30') })).toBe(
      'duplicate-client-order-id',
    );
  });

  test('finds a trailing stop wherever the market has moved it', () => {
    const terms: OrderTerms = {
      orderType: 'trailingStop',
      trailingOffset: { kind: 'price', distance: price('0.5') },
    };
    const desk = deskThatTook({ ...asked, terms });
    const accepted = { executionType: 'new', stopPrice: price('10.5') } as const;
    desk.run((now) => decideReport(now, desk.report('c1', accepted)));
    const moved = { executionType: 'stopMoved', stopPrice: price('10.4') } as const;
    desk.run((now) => decideReport(now, desk.report('c1', moved)));

    expect(answerTo(desk, { ...asked, terms })).toBe(desk.order('c1').orderId);
  });
});
