import { beforeEach, describe, expect, test } from 'vitest';
import { acme, byChief, DeskBench, limitOrder, main } from '../desk/desk.fixture';
import { decideModify, previewModify } from '../order/decide-modify';
import { decideReport } from '../order/decide-report';
import type { OrderUpdates } from '../order/order';
import type { OrderParams } from '../order/order-params';
import type { OrderTerms } from '../order/order-terms';
import type { Side } from '../order/side';
import type { AdaptiveStopLoss } from '../signal/stop-loss';
import { type Percent, price, quantity, ratio } from '../values/amounts';
import { formatDecimal } from '../values/decimal';
import { toClientOrderId } from '../values/ids';
import { decideEntry } from './decide-entry';
import { previewEntry } from './preview-entry';

const at = (text: string) => ({ kind: 'fixed', price: price(text) }) as const;
const percent = (text: string) =>
  ({ kind: 'percent', percent: ratio(text) as bigint as Percent }) as const;
const limit = (text: string): OrderTerms => ({ orderType: 'limit', limitPrice: price(text) });
const stop = (text: string): OrderTerms => ({ orderType: 'stop', stopPrice: price(text) });
const market: OrderTerms = { orderType: 'market' };
const stopLimit = (from: string, to: string): OrderTerms => ({
  orderType: 'stopLimit',
  stopPrice: price(from),
  limitPrice: price(to),
});

/** The market of ACME stands at 9.99 to 10.01: its middle is 10. */
describe('the protection of an entry with the market at 10', () => {
  let desk: DeskBench;
  beforeEach(() => {
    desk = new DeskBench();
  });

  const order = (side: Side, terms: OrderTerms, stopLoss: AdaptiveStopLoss, target?: string) =>
    limitOrder(side, '100', '10', {
      terms,
      protection: { stopLoss, ...(target === undefined ? {} : { takeProfit: price(target) }) },
    });
  const preview = (params: OrderParams) => {
    const context = desk.context();
    return previewEntry(context, context.state.accounts.get(main)!, params, byChief);
  };

  test.each<[string, Side, OrderTerms, AdaptiveStopLoss, string, string]>([
    ['a limit that rests', 'buy', limit('9'), percent('10'), '9', '8.1'],
    ['a limit through the market', 'buy', limit('12'), percent('10'), '10', '9'],
    ['a sale through the market', 'sell', limit('8'), percent('10'), '10', '11'],
    ['an order at the market', 'buy', market, percent('10'), '10', '9'],
    ['a stop that waits', 'buy', stop('11'), percent('10'), '11', '9.9'],
    ['a stop that is past', 'buy', stop('9'), percent('10'), '10', '9'],
    ['a stop limit that waits', 'buy', stopLimit('11', '12'), percent('10'), '11', '9.9'],
    ['one that is past, with a limit below', 'buy', stopLimit('9', '9.5'), at('9.4'), '9.5', '9.4'],
  ])('%s %s is measured from where it may fill', (_, side, terms, stopLoss, from, level) => {
    const { protection } = preview(order(side, terms, stopLoss));

    expect(protection?.state === 'planned' && formatDecimal(protection.expectedPrice)).toBe(from);
    expect(protection?.state === 'planned' && formatDecimal(protection.stopPrice)).toBe(level);
  });

  test.each<[string, Side, OrderTerms, AdaptiveStopLoss, string | undefined, string]>([
    ['a stop between market and limit', 'buy', limit('12'), at('11'), undefined, 'stopLoss'],
    ['the same of a sale', 'sell', limit('8'), at('9'), undefined, 'stopLoss'],
    ['a stop at the fill itself', 'buy', limit('9'), at('9'), undefined, 'stopLoss'],
    ['less than a tick away', 'buy', limit('9'), percent('0.01'), undefined, 'stopLoss'],
    ['a target within the limit', 'buy', limit('12'), at('9'), '11', 'takeProfit'],
    ['a target that loses', 'sell', market, at('11'), '10', 'takeProfit'],
  ])('%s is refused by preview and sending alike', (_, side, terms, stopLoss, target, field) => {
    const params = order(side, terms, stopLoss, target);
    const seen = preview(params);
    const { events, result } = desk.run((context) => decideEntry(context, params, byChief));

    expect(seen).toMatchObject({ passes: false, protection: { state: 'refused', field } });
    expect(events).toEqual([]);
    const problem = seen.protection?.state === 'refused' ? seen.protection.problem : '';
    expect(result).toMatchObject({ error: { code: 'protection-malformed', field, problem } });
    expect(problem).toMatch(/has to lie (above|below) [0-9.]+, where it may fill/);
  });

  test('what passes the preview is opened with the very stop that it showed', () => {
    const params = order('buy', limit('12'), percent('10'), '13');
    const seen = preview(params);
    const { events } = desk.run((context) => decideEntry(context, params, byChief));

    expect(seen.protection).toEqual({
      state: 'planned',
      stopPrice: price('9'),
      expectedPrice: price('10'),
      isMoving: true,
      loss: 10_000_000_000n,
      takeProfit: price('13'),
      gain: 30_000_000_000n,
    });
    expect(events[1]).toMatchObject({
      bracket: { stop: { orderType: 'stop', stopPrice: price('9') }, target: price('13') },
    });
  });

  test('without a market the own price of the order counts, and without either nothing can be said', () => {
    desk.noQuote(acme);

    expect(preview(order('buy', limit('12'), at('11'))).protection).toMatchObject({
      state: 'planned',
      isMoving: false,
    });
    expect(preview(order('buy', market, percent('2'))).protection).toMatchObject({
      state: 'refused',
      field: 'stopLoss',
    });
  });

  describe('when the entry is changed', () => {
    const entered = (
      side: Side,
      terms: OrderTerms,
      stopLoss: AdaptiveStopLoss,
      target?: string,
    ) => {
      const clientOrderId = toClientOrderId('e1');
      const params = { ...order(side, terms, stopLoss, target), clientOrderId };
      desk.run((context) => decideEntry(context, params, byChief));
      desk.run((context) => decideReport(context, desk.report('e1', { executionType: 'new' })));
      return desk.order('e1').orderId;
    };

    test.each<[string, Side, OrderTerms, OrderUpdates, string | undefined]>([
      ['down past its stop', 'buy', limit('9.5'), { limitPrice: price('8.9') }, 'stopLoss'],
      ['down to its stop', 'buy', limit('9.5'), { limitPrice: price('9') }, 'stopLoss'],
      ['down, and not so far', 'buy', limit('9.5'), { limitPrice: price('9.01') }, undefined],
      ['up past its target', 'buy', limit('9.5'), { limitPrice: price('11') }, 'takeProfit'],
      [
        'a waking price past its target',
        'buy',
        stop('10.5'),
        { stopPrice: price('11') },
        'takeProfit',
      ],
      ['its quantity alone', 'buy', limit('9.5'), { quantity: quantity('50') }, undefined],
    ])('%s: preview and change say the same', (_, side, terms, updates, field) => {
      const orderId = entered(side, terms, at('9'), '11');

      const seen = previewModify(desk.context(), orderId, updates, byChief);
      const { events, result } = desk.run((context) =>
        decideModify(context, orderId, updates, byChief),
      );

      const refusal = { ok: false, error: { code: 'protection-malformed', field } };
      expect(result).toMatchObject(field === undefined ? { ok: true } : refusal);
      expect(seen).toMatchObject(field === undefined ? { ok: true } : refusal);
      expect(events).toHaveLength(field === undefined ? 1 : 0);
    });

    test('a stop that trails goes along with it', () => {
      const trailing = {
        kind: 'trailing',
        trailingOffset: { kind: 'price', distance: price('0.5') },
      } as const;
      const orderId = entered('buy', limit('9.5'), trailing);
      const updates = { limitPrice: price('8') };

      expect(
        desk.run((context) => decideModify(context, orderId, updates, byChief)).result.ok,
      ).toBe(true);
    });
  });

  test('an order that only reduces has nothing to protect', () => {
    const params = { ...order('sell', market, percent('2')), reduceOnly: true };

    expect(preview(params).protection).toMatchObject({ state: 'refused', field: 'stopLoss' });
  });
});
