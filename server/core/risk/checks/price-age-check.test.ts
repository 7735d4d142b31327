import { beforeEach, describe, expect, test } from 'vitest';
import {
  acme,
  byChief,
  chief,
  DeskBench,
  limitOrder,
  noon,
  wideLimits,
} from '../../desk/desk.fixture';
import { decideModify } from '../../order/decide-modify';
import { decideReport } from '../../order/decide-report';
import { decideSubmit } from '../../order/decide-submit';
import type { OrderUpdates } from '../../order/order';
import type { OrderOrigin } from '../../order/order-origin';
import type { OrderParams } from '../../order/order-params';
import { noPrice, price, quantity } from '../../values/amounts';
import { toClientOrderId, toStrategyId, toUserName } from '../../values/ids';
import { addMilliseconds } from '../../values/instant';
import { decideLimits } from '../decide-limits';

describe('the age of a price [rules 3]', () => {
  let desk: DeskBench;
  beforeEach(() => {
    desk = new DeskBench();
  });
  const ages = (milliseconds: number) => {
    desk.now = addMilliseconds(noon, milliseconds);
  };
  const send = (rest: Partial<OrderParams> = {}, origin: OrderOrigin = byChief, size = '10') =>
    desk.run((context) => decideSubmit(context, limitOrder('buy', size, '10', rest), origin))
      .result;
  const instrument = { kind: 'instrument', id: acme } as const;

  test.each([
    ['just inside what is shipped', 9_999, undefined, undefined, true],
    ['exactly at it', 10_000, undefined, undefined, true],
    ['just outside', 10_001, undefined, undefined, false],
    ['within a looser limit of the instrument', 60_000, undefined, 60_000, true],
    ['beyond it', 60_001, undefined, 60_000, false],
    ['beyond a tighter one of the instrument', 3_001, 20_000, 3_000, false],
    ['beyond a tighter one of the desk', 3_001, 3_000, 20_000, false],
    ['within both', 3_000, 3_000, 20_000, true],
  ])('%s: %i ms, desk %s, instrument %s', (_, age, ofDesk, ofInstrument, passes) => {
    desk.limit({ ...wideLimits, ...(ofDesk === undefined ? {} : { maxPriceAgeMs: ofDesk }) });
    if (ofInstrument !== undefined) {
      desk.limit({ maxPriceAgeMs: ofInstrument }, instrument);
    }
    ages(age);

    expect(send().ok).toBe(passes);
  });

  test.each([
    [{ kind: 'desk' }, true],
    [instrument, true],
    [{ kind: 'account', id: 'main' }, false],
    [{ kind: 'strategy', id: 'regime' }, false],
  ] as const)('as a limit of %j may be set: %s', (scope, may) => {
    const limits = { ...wideLimits, maxPriceAgeMs: 5_000 };
    const { result } = desk.run((context) =>
      decideLimits(context, scope, limits, 'test', toUserName('chief')),
    );

    expect(result.ok).toBe(may);
    if (!result.ok) {
      expect(result.error).toMatchObject({ code: 'limits-malformed', field: 'maxPriceAgeMs' });
    }
  });

  test('a warning names the limit, its node and the age, and without a reason nothing is on record', () => {
    desk.limit({ maxPriceAgeMs: 5_000 }, instrument);
    ages(12_500);
    const before = desk.state.sequence;

    expect(send()).toMatchObject({
      error: {
        code: 'warning-reason-missing',
        verdicts: [
          {
            ...{ code: 'price-stale', severity: 'warn', scope: instrument, unit: 'seconds' },
            limit: 500_000_000n,
            current: 1_250_000_000n,
            headroom: -750_000_000n,
          },
        ],
      },
    });
    expect(desk.state.sequence).toBe(before);
  });

  test('with a reason it is sent, and the order keeps both; the id was not used up', () => {
    ages(12_500);
    const clientOrderId = toClientOrderId('c1');
    expect(send({ clientOrderId }).ok).toBe(false);

    expect(send({ clientOrderId, warningReason: 'the auction is near' }).ok).toBe(true);

    expect(desk.order('c1')).toMatchObject({
      status: 'submitting',
      warningReason: 'the auction is near',
      verdicts: [{ code: 'price-stale', passed: false }],
    });
    expect(send({ clientOrderId, warningReason: 'the auction is near' }).ok).toBe(true);
    expect(desk.state.orders.size).toBe(1);
  });

  test('a reason that no warning asked for is not kept', () => {
    send({ clientOrderId: toClientOrderId('c1'), warningReason: 'just in case' });

    expect(desk.order('c1')).toMatchObject({ warningReason: undefined, verdicts: [] });
  });

  test('a reason opens no check that blocks', () => {
    ages(12_500);
    desk.limit({ ...wideLimits, maxOrderQuantity: quantity('9') });

    expect(send({ warningReason: 'the auction is near' })).toMatchObject({
      error: { code: 'order-denied' },
    });
  });

  test('a strategy has nobody to ask: it is denied, reason or not', () => {
    ages(12_500);
    const origin = { actor: chief, strategy: toStrategyId('regime') };

    expect(send({ warningReason: 'because' }, origin)).toMatchObject({
      error: { code: 'order-denied' },
    });
  });

  test('exits go through', () => {
    const held = toClientOrderId('held');
    send({ clientOrderId: held });
    desk.run((context) => decideReport(context, desk.trade('held', '10', '10')));
    ages(12_500);

    const exit = limitOrder('sell', '10', '9');
    expect(desk.run((context) => decideSubmit(context, exit, byChief)).result.ok).toBe(true);
  });

  describe('at a change of what stands at the venue', () => {
    const standing = (side: 'buy' | 'sell', rest: Partial<OrderParams> = {}) => {
      const params = limitOrder(side, '10', '10', {
        clientOrderId: toClientOrderId('c1'),
        ...rest,
      });
      desk.run((context) => decideSubmit(context, params, byChief));
      desk.run((context) => decideReport(context, desk.report('c1', { executionType: 'new' })));
    };
    const change = (updates: OrderUpdates, warningReason?: string) => {
      const { orderId } = desk.order('c1');
      return desk.run((context) => decideModify(context, orderId, updates, byChief, warningReason));
    };

    test.each([
      ['more of a buy', 'buy', { quantity: quantity('11') }, false],
      ['less of it', 'buy', { quantity: quantity('9') }, true],
      ['a buy at a higher price', 'buy', { limitPrice: price('10.01') }, false],
      ['a buy at a lower price', 'buy', { limitPrice: price('9.99') }, true],
      [
        'less of it at a higher price',
        'buy',
        { quantity: quantity('1'), limitPrice: price('11') },
        false,
      ],
      ['a sale at a lower price', 'sell', { limitPrice: price('9.99') }, false],
      ['a sale at a higher price', 'sell', { limitPrice: price('10.01') }, true],
    ] as const)('%s goes without a reason: %s', (_, side, updates, goes) => {
      standing(side);
      ages(12_500);

      expect(change(updates).result.ok).toBe(goes);
      expect(desk.order('c1').pending.operation).toBe(goes ? 'replace' : 'none');
    });

    test('a stop that would open something asks, one that only reduces is moved at once', () => {
      const terms = { orderType: 'stop', stopPrice: price('11') } as const;
      standing('buy', { terms });
      ages(12_500);
      const moved = { stopPrice: price('12') };
      expect(change(moved).result).toMatchObject({ error: { code: 'warning-reason-missing' } });

      desk = new DeskBench();
      send({ clientOrderId: toClientOrderId('held') });
      desk.run((context) => decideReport(context, desk.trade('held', '10', '10')));
      standing('sell', { terms: { orderType: 'stop', stopPrice: price('8') }, reduceOnly: true });
      ages(12_500);

      expect(change({ stopPrice: price('9') }).result.ok).toBe(true);
    });

    test('a reason takes it past the warning, and the journal has both; the order stays as sent', () => {
      standing('buy');
      ages(12_500);
      const updates = { limitPrice: price('10.01') };

      expect(change(updates).result).toMatchObject({
        error: { code: 'warning-reason-missing', verdicts: [{ code: 'price-stale' }] },
      });
      const asked = change(updates, 'the auction is near');

      expect(asked.events).toMatchObject([
        {
          ...{ type: 'ORDER_REPLACE_REQUESTED', updates, warningReason: 'the auction is near' },
          verdicts: [{ code: 'price-stale', passed: false }],
        },
      ]);
      expect(desk.order('c1').warningReason).toBeUndefined();
    });

    test('a reason that no warning asked for is not kept', () => {
      standing('buy');

      const asked = change({ limitPrice: price('10.01') }, 'just in case');

      expect(asked.events[0]).not.toHaveProperty('warningReason');
    });
  });

  test.each([
    ['a quote of nine seconds, and no trade yet', 9_000, undefined, true],
    ['a quote of nine seconds, and an old trade', 9_000, 60_000, true],
    ['an old quote, and a trade of nine seconds', 60_000, 9_000, true],
    ['an old quote, and an old trade', 60_000, 30_000, false],
    ['an old quote, and no trade yet', 60_000, undefined, false],
  ])('what was said last is what counts: %s', (_, sinceQuote, sinceTrade, passes) => {
    desk.heard(acme, {
      quotedAt: addMilliseconds(noon, -sinceQuote),
      ...(sinceTrade === undefined
        ? { last: noPrice }
        : { tradedAt: addMilliseconds(noon, -sinceTrade) }),
    });

    expect(send().ok).toBe(passes);
  });

  test('a close of the day before is no price of today', () => {
    desk.heard(acme, { bid: noPrice, last: noPrice });

    expect(send()).toMatchObject({
      error: { verdicts: [{ detail: 'only the close of the day before is known' }] },
    });
  });

  test.each([
    ['nothing at all is known of the market', () => desk.noQuote(acme)],
    ['the clock was set back', () => ages(-10_001)],
  ])('it is stale when %s', (_, happens) => {
    happens();

    expect(send()).toMatchObject({
      error: { code: 'warning-reason-missing', verdicts: [{ code: 'price-stale' }] },
    });
  });
});
