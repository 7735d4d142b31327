import { beforeEach, describe, expect, test } from 'vitest';
import {
  acme,
  byChief,
  chief,
  coin,
  DeskBench,
  limitOrder,
  main,
  wideLimits,
} from '../desk/desk.fixture';
import { decideKill } from '../mode/decide-kill';
import { decideReport } from '../order/decide-report';
import { decideSubmit } from '../order/decide-submit';
import type { OrderParams } from '../order/order-params';
import { money, price, quantity, ratio } from '../values/amounts';
import { toClientOrderId, toInstrumentId, toStrategyId } from '../values/ids';
import { addMilliseconds } from '../values/instant';
import { previewOrder } from './preview-order';
import { isBlocking } from './risk-checks';
import type { RiskLimits } from './risk-limits';
import { type RiskCode, riskCodes } from './risk-verdict';

/** The codes that keep the order from going out, in order. */
function blocks(desk: DeskBench, params: OrderParams, origin = byChief): readonly RiskCode[] {
  const { result } = desk.run((context) => decideSubmit(context, params, origin));
  if (result.ok || result.error.code !== 'order-denied') {
    return [];
  }
  return result.error.verdicts.filter(isBlocking).map(({ code }) => code);
}

/** An order that is sent and filled at its limit. */
function trade(
  desk: DeskBench,
  side: 'buy' | 'sell',
  size: string,
  at = '10',
  instrument = acme,
): void {
  const clientOrderId = toClientOrderId(`t${desk.state.sequence}`);
  desk.run((context) =>
    decideSubmit(context, limitOrder(side, size, at, { clientOrderId, instrument }), byChief),
  );
  desk.run((context) => decideReport(context, desk.trade(clientOrderId, size, at)));
}

function deskWith(limits: RiskLimits, capital?: string): DeskBench {
  return new DeskBench({ ...wideLimits, ...limits }, capital);
}

describe('each limit, just inside, exactly at and just outside [rules 3]', () => {
  // limit, order that is just inside or exactly at, order just outside, the code that says no.
  test.each([
    [
      'order quantity',
      { maxOrderQuantity: quantity('100') },
      '99',
      '100',
      '101',
      'order-quantity-above-limit',
    ],
    [
      'order value, at 10 each',
      { maxOrderValue: money('1000') },
      '99',
      '100',
      '101',
      'order-value-above-limit',
    ],
    [
      'position size',
      { maxPositionSize: quantity('100') },
      '99',
      '100',
      '101',
      'position-size-above-limit',
    ],
    [
      'cash left of 1000',
      { minAccountBalance: money('500') },
      '49',
      '50',
      '51',
      'balance-below-minimum',
    ],
  ] as const)('%s', (_, limits, inside, exactly, outside, code) => {
    const capital = code === 'balance-below-minimum' ? '1000' : undefined;
    expect(blocks(deskWith(limits, capital), limitOrder('buy', inside, '10'))).toEqual([]);
    expect(blocks(deskWith(limits, capital), limitOrder('buy', exactly, '10'))).toEqual([]);
    expect(blocks(deskWith(limits, capital), limitOrder('buy', outside, '10'))).toEqual([code]);
  });

  test('leverage: gross worst exposure over equity', () => {
    const limits = { maxLeverage: ratio('1.5') };
    const cash = { minAccountBalance: money('0') };
    const open = () => deskWith({ ...limits, ...cash }, '1000');
    // A short sale is held at 1.03 × ask = 10.3103: 145 are 1 494.99, 146 are 1 505.30.
    expect(blocks(open(), limitOrder('sell', '145', '10'))).toEqual([]);
    expect(blocks(open(), limitOrder('sell', '146', '10'))).toEqual(['leverage-above-limit']);
  });

  test('buying power: equity 1 000 at 50 % margin buys 2 000', () => {
    const short = (size: string) => limitOrder('sell', size, '20');
    expect(blocks(deskWith({}, '1000'), short('100'))).toEqual([]);
    expect(blocks(deskWith({}, '1000'), short('101'))).toEqual(['buying-power-exceeded']);
  });

  test('orders a day: the third of two is one too many', () => {
    const desk = deskWith({ maxDailyOrders: 2 });

    expect(blocks(desk, limitOrder('buy', '1', '10'))).toEqual([]);
    expect(blocks(desk, limitOrder('buy', '1', '10'))).toEqual([]);
    expect(blocks(desk, limitOrder('buy', '1', '10'))).toEqual(['daily-orders-above-limit']);
  });

  test('open positions: an entry on its way counts, a second order in its instrument does not', () => {
    const desk = deskWith({ maxOpenPositions: 1 });

    expect(blocks(desk, limitOrder('buy', '1', '10'))).toEqual([]);
    expect(blocks(desk, limitOrder('buy', '1', '10'))).toEqual([]);
    expect(blocks(desk, limitOrder('buy', '0.001', '60000', { instrument: coin }))).toEqual([
      'open-positions-above-limit',
    ]);
  });
});

describe('the checks together', () => {
  test('all run and all answer, in one order, whatever the first says', () => {
    const desk = deskWith({ maxOrderQuantity: quantity('10'), maxOrderValue: money('10') });
    const { result } = desk.run((context) =>
      decideSubmit(context, limitOrder('buy', '1000', '10.005'), byChief),
    );

    const verdicts =
      !result.ok && result.error.code === 'order-denied' ? result.error.verdicts : [];
    expect(verdicts.map(({ code }) => code)).toEqual([...riskCodes]);
    expect(verdicts.filter(isBlocking).map(({ code }) => code)).toEqual([
      'order-shape',
      'order-quantity-above-limit',
      'order-value-above-limit',
    ]);
  });

  test('a denial by a limit is recorded with the breach: who, which limit, which numbers', () => {
    const desk = deskWith({ maxOrderQuantity: quantity('10') });
    desk.run((context) => decideSubmit(context, limitOrder('buy', '11', '10'), byChief));

    expect(desk.log.slice(-2)).toMatchObject([
      { type: 'ORDER_DENIED', order: { status: 'denied', origin: { actor: chief } } },
      {
        type: 'RISK_LIMIT_BREACHED',
        verdict: {
          code: 'order-quantity-above-limit',
          limit: quantity('10'),
          projected: quantity('11'),
          headroom: quantity('-1'),
        },
      },
    ]);
    expect(desk.state.accounts.get(main)?.ordersToday).toBe(0);
  });

  test('no limit for size or value means no', () => {
    const desk = new DeskBench({
      maxDailyOrders: 5,
      maxOpenPositions: 5,
      minAccountBalance: money('0'),
      maxLeverage: ratio('2'),
    });

    expect(blocks(desk, limitOrder('buy', '1', '10'))).toEqual([
      'order-quantity-above-limit',
      'order-value-above-limit',
      'position-size-above-limit',
    ]);
  });

  test('no price means no for an entry that needs one, and yes for what only reduces', () => {
    const desk = new DeskBench();
    trade(desk, 'buy', '100');
    desk.noQuote(acme);
    const market = { terms: { orderType: 'market' } } as const;

    expect(blocks(desk, limitOrder('buy', '1', '10', market))).toContain('price-missing');
    expect(blocks(desk, limitOrder('sell', '100', '10', market))).toEqual([]);
  });

  test('every open order counts: two halves that fit leave no room for a third', () => {
    const desk = deskWith({ maxPositionSize: quantity('100') });

    expect(blocks(desk, limitOrder('buy', '50', '10'))).toEqual([]);
    expect(blocks(desk, limitOrder('buy', '50', '10'))).toEqual([]);
    expect(blocks(desk, limitOrder('buy', '1', '10'))).toEqual(['position-size-above-limit']);
    // The other side of the same position has the room of the position and its limit.
    expect(blocks(desk, limitOrder('sell', '100', '10'))).toEqual([]);
    expect(blocks(desk, limitOrder('sell', '1', '10'))).toEqual(['position-size-above-limit']);
  });

  test('the tightest node of the tree wins and is named', () => {
    const desk = deskWith({ maxOrderQuantity: quantity('100') });
    desk.limit({ maxOrderQuantity: quantity('50') }, { kind: 'operator', id: 'chief' });
    desk.limit({ maxOrderQuantity: quantity('20') }, { kind: 'strategy', id: 'mean-rev' });
    const strategy = toStrategyId('mean-rev');

    expect(blocks(desk, limitOrder('buy', '51', '10'))).toEqual(['order-quantity-above-limit']);
    expect(blocks(desk, limitOrder('buy', '50', '10'))).toEqual([]);
    const { result } = desk.run((context) =>
      decideSubmit(context, limitOrder('buy', '21', '10'), { ...byChief, strategy }),
    );
    const verdicts =
      !result.ok && result.error.code === 'order-denied' ? result.error.verdicts : [];
    expect(verdicts.find(isBlocking)?.scope).toEqual({ kind: 'strategy', id: 'mean-rev' });
  });
});

describe('allow and block lists', () => {
  const entry = (instrument: string) => ({
    instrument: toInstrumentId(instrument),
    reason: 'earnings',
  });

  test('a blocked instrument is not entered, and is always left', () => {
    const desk = new DeskBench();
    trade(desk, 'buy', '100');
    desk.limit({ ...wideLimits, blockList: [entry(acme)] });

    expect(blocks(desk, limitOrder('buy', '1', '10'))).toEqual(['instrument-restricted']);
    expect(blocks(desk, limitOrder('sell', '101', '10'))).toEqual(['instrument-restricted']);
    expect(blocks(desk, limitOrder('sell', '100', '10'))).toEqual([]);
  });

  test('an entry is in force up to its expiry and not at it', () => {
    const desk = new DeskBench();
    desk.limit({
      ...wideLimits,
      blockList: [{ ...entry(acme), expiresAt: addMilliseconds(desk.now, 1) }],
    });
    expect(blocks(desk, limitOrder('buy', '1', '10'))).toEqual(['instrument-restricted']);

    desk.now = addMilliseconds(desk.now, 1);
    expect(blocks(desk, limitOrder('buy', '1', '10'))).toEqual([]);
  });

  test('with an allow list only what is on it may be entered', () => {
    const desk = new DeskBench();
    desk.limit({ ...wideLimits, allowList: [entry(coin)] });

    expect(blocks(desk, limitOrder('buy', '1', '10'))).toEqual(['instrument-restricted']);
    expect(blocks(desk, limitOrder('buy', '0.01', '60000', { instrument: coin }))).toEqual([]);
  });
});

describe('the shape of an order', () => {
  test.each<[string, Partial<OrderParams>, RegExp]>([
    ['a part of a lot', { quantity: quantity('1.5') }, /multiple of the lot 1/],
    ['nothing', { quantity: quantity('0') }, /above zero/],
    [
      'a price off the tick',
      { terms: { orderType: 'limit', limitPrice: price('10.005') } },
      /multiple of the tick 0.01/,
    ],
    ['a price of zero', { terms: { orderType: 'limit', limitPrice: price('0') } }, /above zero/],
    ['good till no date', { timeInForce: 'goodTillDate' }, /needs expiresAt/],
    [
      'a stop at once or never',
      { terms: { orderType: 'stop', stopPrice: price('11') }, timeInForce: 'fillOrKill' },
      /cannot be fillOrKill/,
    ],
    ['a market order that waits', { terms: { orderType: 'market' }, postOnly: true }, /post-only/],
    [
      'a post-only order at once',
      { postOnly: true, timeInForce: 'immediateOrCancel' },
      /cannot be immediateOrCancel/,
    ],
    ['more shown than asked', { displayQuantity: quantity('200') }, /must not exceed/],
    [
      'a trail of nothing',
      {
        terms: {
          orderType: 'trailingStop',
          trailingOffset: { kind: 'percent', share: ratio('0') },
        },
      },
      /above 0 %/,
    ],
    [
      'a trail of all',
      {
        terms: {
          orderType: 'trailingStop',
          trailingOffset: { kind: 'percent', share: ratio('1') },
        },
      },
      /below 100 %/,
    ],
  ])('%s is refused with what would be right', (_, change, sentence) => {
    const desk = new DeskBench();
    const { result } = desk.run((context) =>
      decideSubmit(context, limitOrder('buy', '100', '10', change), byChief),
    );

    const verdicts =
      !result.ok && result.error.code === 'order-denied' ? result.error.verdicts : [];
    expect(verdicts.filter(isBlocking)).toMatchObject([{ code: 'order-shape' }]);
    expect(verdicts.find(isBlocking)?.detail).toMatch(sentence);
  });

  test('an instrument that is not listed, or not open, is refused by name', () => {
    const desk = new DeskBench();
    const ghost = { instrument: toInstrumentId('GHOST') };
    expect(blocks(desk, limitOrder('buy', '1', '10', ghost))).toContain('instrument-unknown');

    desk.setStatus(acme, 'halted');
    expect(blocks(desk, limitOrder('buy', '1', '10'))).toEqual(['instrument-not-open']);
  });

  test.each(['halted', 'closed'] as const)(
    'in a market that is %s what only reduces may wait, unless it wants to be filled at once',
    (status) => {
      const desk = new DeskBench();
      trade(desk, 'buy', '100');
      desk.setStatus(acme, status);

      expect(blocks(desk, limitOrder('sell', '100', '9'))).toEqual([]);
      expect(blocks(desk, limitOrder('sell', '101', '9'))).toEqual(['instrument-not-open']);
      expect(blocks(desk, limitOrder('buy', '1', '10'))).toEqual(['instrument-not-open']);
      expect(
        blocks(desk, limitOrder('sell', '100', '9', { timeInForce: 'immediateOrCancel' })),
      ).toEqual(['instrument-not-open']);
    },
  );
});

describe('what the mode lets pass [rules 4]', () => {
  let desk: DeskBench;

  beforeEach(() => {
    desk = new DeskBench();
    trade(desk, 'buy', '100');
  });

  test.each([
    ['automatic', [], []],
    ['manual', [], []],
    ['reduceOnly', ['desk-mode'], []],
    ['halted', ['desk-mode'], []],
  ] as const)('%s: an entry meets %j, an exit %j', (mode, entry, exit) => {
    desk.apply([{ type: 'MODE_CHANGED', previous: 'manual', mode, reason: 'test' }]);

    expect(blocks(desk, limitOrder('buy', '1', '10'))).toEqual(entry);
    expect(blocks(desk, limitOrder('sell', '100', '10'))).toEqual(exit);
  });

  test('killed: neither; only the kill itself closes', () => {
    desk.run((context) =>
      decideKill(context, { scope: { kind: 'desk' }, flatten: true, reason: 'drill' }),
    );

    expect(blocks(desk, limitOrder('buy', '1', '10'))).toEqual(['desk-mode', 'kill-latch']);
    expect(blocks(desk, limitOrder('sell', '100', '10'))).toEqual(['desk-mode', 'kill-latch']);
    const kill = { actor: { kind: 'desk', part: 'killSwitch' } } as const;
    expect(blocks(desk, limitOrder('sell', '100', '10', { reduceOnly: true }), kill)).toEqual([]);
  });

  test('a kill of one instrument leaves the others alone', () => {
    desk.run((context) =>
      decideKill(context, {
        scope: { kind: 'instrument', target: acme },
        flatten: false,
        reason: 'news',
      }),
    );

    expect(blocks(desk, limitOrder('buy', '1', '10'))).toEqual(['kill-latch']);
    expect(blocks(desk, limitOrder('buy', '0.01', '60000', { instrument: coin }))).toEqual([]);
  });

  test('a journal that cannot write lets out only what reduces', () => {
    desk.canRecord = false;

    expect(blocks(desk, limitOrder('buy', '1', '10'))).toEqual(['desk-mode']);
    expect(desk.log.at(-1)?.type).not.toBe('ORDER_DENIED');
    expect(blocks(desk, limitOrder('sell', '100', '10'))).toEqual([]);
  });
});

describe('reduce-only', () => {
  let desk: DeskBench;

  beforeEach(() => {
    desk = new DeskBench();
    trade(desk, 'buy', '100');
  });

  test.each([
    ['sell', '100', []],
    ['sell', '101', ['reduce-only-not-reducing']],
    ['buy', '1', ['reduce-only-not-reducing']],
  ] as const)('%s %s of a long 100 meets %j', (side, size, expected) => {
    expect(blocks(desk, limitOrder(side, size, '10', { reduceOnly: true }))).toEqual(expected);
  });

  test('what is left of a position may be less than the least that enters', () => {
    const rest = (size: string, change: Partial<OrderParams> = {}) =>
      limitOrder('sell', size, '61000', { instrument: coin, ...change });
    trade(desk, 'buy', '0.0002', '60000', coin);
    trade(desk, 'sell', '0.00015', '60000', coin);

    expect(blocks(desk, rest('0.00005'))).toEqual(['order-shape']);
    expect(blocks(desk, rest('0.00006', { reduceOnly: true }))).toEqual([
      'order-shape',
      'reduce-only-not-reducing',
    ]);
    expect(blocks(desk, rest('0.00005', { reduceOnly: true }))).toEqual([]);
  });

  test('what works against the position already leaves less to reduce', () => {
    expect(blocks(desk, limitOrder('sell', '60', '11', { reduceOnly: true }))).toEqual([]);
    expect(blocks(desk, limitOrder('sell', '41', '11', { reduceOnly: true }))).toEqual([
      'reduce-only-not-reducing',
    ]);
    expect(blocks(desk, limitOrder('sell', '40', '11', { reduceOnly: true }))).toEqual([]);
  });
});

describe('a preview', () => {
  test.each([
    ['buying power', {}, '1000', 'buying-power-exceeded'],
    [
      'order quantity',
      { maxOrderQuantity: quantity('37') },
      undefined,
      'order-quantity-above-limit',
    ],
    ['position size', { maxPositionSize: quantity('41') }, undefined, 'position-size-above-limit'],
  ] as const)(
    'names %s as what binds, and the largest quantity passes while one lot more does not',
    (_, limits, capital, code) => {
      const desk = deskWith({ ...limits, minAccountBalance: money('0') }, capital);
      const account = desk.state.accounts.get(main);
      const params = limitOrder('sell', '1', '20');
      if (account === undefined) {
        throw new Error('the account is open');
      }
      const preview = previewOrder(desk.context(), account, params, byChief);

      expect(preview.boundBy).toBe(code);
      const largest = preview.largestQuantity;
      expect(blocks(desk, { ...params, quantity: largest })).toEqual([]);
      const fresh = deskWith({ ...limits, minAccountBalance: money('0') }, capital);
      expect(blocks(fresh, { ...params, quantity: quantity('1') })).toEqual([]);
      const again = deskWith({ ...limits, minAccountBalance: money('0') }, capital);
      expect(
        blocks(again, { ...params, quantity: (largest + quantity('1')) as typeof largest }),
      ).toContain(code);
    },
  );

  test('finds the largest way out of a rest that is less than the least that enters', () => {
    const desk = new DeskBench();
    trade(desk, 'buy', '0.0002', '60000', coin);
    trade(desk, 'sell', '0.00015', '60000', coin);
    const account = desk.state.accounts.get(main);
    const way = limitOrder('sell', '1', '61000', { instrument: coin, reduceOnly: true });
    const preview = account && previewOrder(desk.context(), account, way, byChief);

    expect(preview?.largestQuantity).toBe(quantity('0.00005'));
  });

  test('says what the order would leave, and changes nothing', () => {
    const desk = new DeskBench();
    const account = desk.state.accounts.get(main);
    const before = desk.state.sequence;
    const preview =
      account && previewOrder(desk.context(), account, limitOrder('buy', '100', '10'), byChief);

    expect(preview).toMatchObject({
      passes: true,
      orderValue: money('1000'),
      before: { position: 0n, cash: money('1000000'), marginUsed: 0n },
      after: {
        position: quantity('100'),
        cash: money('999000'),
        marginUsed: money('500'),
        leverage: ratio('0.001'),
      },
    });
    expect(desk.state.sequence).toBe(before);
  });
});
