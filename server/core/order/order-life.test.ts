import { beforeEach, describe, expect, test } from 'vitest';
import { acme, byChief, DeskBench, limitOrder, main, typesOf } from '../desk/desk.fixture';
import { money, price, quantity } from '../values/amounts';
import { toClientOrderId, toOrderId } from '../values/ids';
import { decideCancel } from './decide-cancel';
import { decideModify } from './decide-modify';
import { decideSubmissionFailed } from './decide-outcome';
import { decideReport } from './decide-report';
import { decideSubmit } from './decide-submit';

const key = toClientOrderId('c1');

describe('an order', () => {
  let desk: DeskBench;

  beforeEach(() => {
    desk = new DeskBench();
    desk.run((context) =>
      decideSubmit(context, limitOrder('buy', '100', '10', { clientOrderId: key }), byChief),
    );
  });

  const say = (
    executionType: Parameters<DeskBench['report']>[1]['executionType'],
    rest: object = {},
  ) => desk.run((context) => decideReport(context, desk.report('c1', { executionType, ...rest })));
  const fill = (size: string, executionId?: string) =>
    desk.run((context) => decideReport(context, desk.trade('c1', size, '10', executionId)));
  const exposure = () => desk.state.accounts.get(main)?.exposures.get(acme);

  test('holds its capacity from the moment it is sent', () => {
    expect(desk.order('c1').status).toBe('submitting');
    expect(exposure()?.buyLeaves).toBe(quantity('100'));
    expect(desk.valuation.marginUsed).toBe(money('500'));
  });

  test('frees exactly what each fill takes, and all of it when it closes', () => {
    say('new');
    fill('40');
    expect(exposure()?.buyLeaves).toBe(quantity('60'));
    say('canceled', { reason: 'asked' });

    expect(desk.order('c1')).toMatchObject({
      status: 'canceled',
      cumulativeQuantity: quantity('40'),
      leavesQuantity: 0n,
    });
    expect(exposure()).toMatchObject({ buyLeaves: 0n, worstBuyPrice: 0n });
    expect(desk.state.accounts.get(main)?.openBuyCost).toBe(0n);
  });

  test('keeps cumulative + leaves = quantity at every step', () => {
    say('new');
    for (const size of ['10', '20', '70']) {
      fill(size);
      const { cumulativeQuantity, leavesQuantity, quantity: asked } = desk.order('c1');
      expect(cumulativeQuantity + leavesQuantity).toBe(asked);
    }
    expect(desk.order('c1').status).toBe('filled');
  });

  test('an order may be filled before it is acknowledged, and then has the name the venue gave it', () => {
    const { events } = fill('100');

    expect(typesOf(events)).toEqual(['ORDER_ACCEPTED', 'ORDER_FILLED', 'POSITION_OPENED']);
    expect(desk.order('c1').venueOrderId).toBe('v-c1');
  });

  test('a fill that arrives after a cancel still counts, and an alert says so', () => {
    say('new');
    say('canceled', { reason: 'asked' });

    const { events } = fill('30');

    expect(events[0]).toMatchObject({ type: 'ORDER_PARTIALLY_FILLED', irregular: 'late' });
    expect(typesOf(events)).toContain('EXECUTION_ERROR');
    expect(desk.order('c1')).toMatchObject({
      status: 'canceled',
      cumulativeQuantity: quantity('30'),
      leavesQuantity: 0n,
    });
    expect(desk.state.accounts.get(main)?.positions.get(acme)?.quantity).toBe(quantity('30'));
  });

  test('a late fill that completes a canceled order makes it filled', () => {
    say('new');
    say('canceled', { reason: 'asked' });
    fill('100');

    expect(desk.order('c1').status).toBe('filled');
  });

  test('a fill beyond the quantity is booked, flagged and alarmed', () => {
    say('new');
    fill('100');

    const { events } = fill('5');

    expect(events[0]).toMatchObject({ type: 'ORDER_FILLED', irregular: 'overfill' });
    expect(desk.order('c1')).toMatchObject({
      status: 'filled',
      overfilled: true,
      leavesQuantity: 0n,
    });
    expect(desk.state.accounts.get(main)?.positions.get(acme)?.quantity).toBe(quantity('105'));
    expect([...desk.state.alerts.values()].map(({ code }) => code)).toContain('overfill');
  });

  test('the same execution is booked once', () => {
    say('new');
    fill('40', 'same');

    expect(fill('40', 'same').events).toEqual([]);
    expect(desk.order('c1').cumulativeQuantity).toBe(quantity('40'));
  });

  test.each([
    ['new', {}],
    ['canceled', { reason: 'again' }],
  ] as const)('a report told twice changes nothing: %s', (executionType, rest) => {
    say(executionType, rest);

    expect(say(executionType, rest).events).toEqual([]);
  });

  test('a report that cannot be is refused with an alert naming order, status and report', () => {
    say('new');
    fill('100');

    const { events } = say('canceled', { reason: 'odd' });

    expect(typesOf(events)).toEqual(['EXECUTION_ERROR']);
    expect(events[0]).toMatchObject({
      code: 'illegal-order-event',
      orderId: desk.order('c1').orderId,
    });
    expect((events[0] as { message: string }).message).toMatch(/canceled .* filled/);
    expect(desk.order('c1').status).toBe('filled');
  });

  test('a report about an order that nobody sent is alarmed and changes nothing else', () => {
    const { events } = desk.run((context) =>
      decideReport(context, desk.report('stranger', { executionType: 'new' })),
    );

    expect(events).toMatchObject([{ type: 'EXECUTION_ERROR', code: 'order-orphaned' }]);
  });

  test('a fill that no order explains is booked to the position and alarmed', () => {
    const { events } = desk.run((context) =>
      decideReport(context, desk.trade('stranger', '7', '10')),
    );

    expect(typesOf(events)).toEqual(['EXTERNAL_FILL_BOOKED', 'POSITION_OPENED', 'EXECUTION_ERROR']);
    expect(desk.state.accounts.get(main)?.positions.get(acme)?.quantity).toBe(quantity('7'));
  });

  describe('lost on the way [rules 2.2]', () => {
    const lose = () =>
      desk.run((context) =>
        decideSubmissionFailed(context, desk.order('c1').orderId, 'unknown', 'no answer in 5 s'),
      );

    test('keeps its capacity while nobody knows', () => {
      lose();

      expect(desk.order('c1').status).toBe('unknown');
      expect(exposure()?.buyLeaves).toBe(quantity('100'));
    });

    test('goes on as what it was when it is found', () => {
      lose();
      fill('40');
      expect(desk.order('c1').status).toBe('partiallyFilled');
      say('new');

      expect(desk.order('c1')).toMatchObject({
        status: 'partiallyFilled',
        cumulativeQuantity: quantity('40'),
      });
    });

    test('a report that overtook the failed call wins over it', () => {
      say('new');

      expect(lose().events).toEqual([]);
      expect(desk.order('c1').status).toBe('working');
    });

    test('frees its capacity once it is proven that it was never placed', () => {
      lose();
      desk.run((context) =>
        decideSubmissionFailed(context, desk.order('c1').orderId, 'notPlaced', 'twice not found'),
      );

      expect(desk.order('c1').status).toBe('rejected');
      expect(exposure()?.buyLeaves).toBe(0n);
    });
  });

  describe('asked to be canceled', () => {
    const cancel = () => desk.run((context) => decideCancel(context, desk.order('c1').orderId));

    test('while on its way: the wish is remembered beside the status', () => {
      cancel();

      expect(desk.order('c1')).toMatchObject({
        status: 'submitting',
        pending: { operation: 'cancel' },
      });
    });

    test('twice: the second changes nothing', () => {
      say('new');
      cancel();

      expect(cancel().events).toEqual([]);
    });

    test('fills go on meanwhile', () => {
      say('new');
      cancel();
      fill('40');

      expect(desk.order('c1')).toMatchObject({
        status: 'partiallyFilled',
        pending: { operation: 'cancel' },
      });
    });

    test('when the venue will not: the order stands as it did', () => {
      say('new');
      cancel();
      say('cancelRejected', { reason: 'too late' });

      expect(desk.order('c1')).toMatchObject({ status: 'working', pending: { operation: 'none' } });
    });

    test('once closed is refused with the status it has', () => {
      say('new');
      fill('100');

      expect(cancel().result).toMatchObject({
        ok: false,
        error: { code: 'order-closed', status: 'filled' },
      });
    });

    test('an unknown id is refused', () => {
      expect(
        desk.run((context) => decideCancel(context, toOrderId('o-none'))).result,
      ).toMatchObject({
        ok: false,
        error: { code: 'order-not-found' },
      });
    });
  });

  describe('asked to be replaced', () => {
    const modify = (updates: Parameters<typeof decideModify>[2]) =>
      desk.run((context) => decideModify(context, desk.order('c1').orderId, updates, byChief));

    beforeEach(() => {
      say('new');
      fill('40');
    });

    test('holds capacity for the larger of old and new until the venue has answered', () => {
      modify({ quantity: quantity('200') });
      expect(exposure()?.buyLeaves).toBe(quantity('160'));

      say('replaceRejected', { reason: 'no' });
      expect(exposure()?.buyLeaves).toBe(quantity('60'));
    });

    test('to less: the old size stays held until the venue has confirmed', () => {
      modify({ quantity: quantity('50') });
      expect(exposure()?.buyLeaves).toBe(quantity('60'));

      say('replaced', { quantity: quantity('50'), terms: desk.order('c1').terms });
      expect(exposure()?.buyLeaves).toBe(quantity('10'));
      expect(desk.order('c1').pending.operation).toBe('none');
    });

    test('at a higher price: capacity is held at it at once', () => {
      modify({ limitPrice: price('11') });

      expect(exposure()?.worstBuyPrice).toBe(price('11'));
    });

    test('to what is filled already: the rest is canceled', () => {
      expect(typesOf(modify({ quantity: quantity('40') }).events)).toEqual([
        'ORDER_CANCEL_REQUESTED',
      ]);
    });

    test('to below what is filled is refused with both numbers', () => {
      expect(modify({ quantity: quantity('39') }).result).toMatchObject({
        ok: false,
        error: {
          code: 'quantity-below-filled',
          quantity: quantity('39'),
          cumulativeQuantity: quantity('40'),
        },
      });
    });

    test('a fill beyond the smaller size meanwhile: the order is filled and flagged', () => {
      modify({ quantity: quantity('50') });
      fill('20');
      say('replaced', { quantity: quantity('50'), terms: desk.order('c1').terms });

      expect(desk.order('c1')).toMatchObject({ status: 'filled', leavesQuantity: 0n });
      expect(exposure()?.buyLeaves).toBe(0n);
    });

    test.each([
      ['a stop price on a limit order', { stopPrice: price('9') }, 'update-not-applicable'],
      ['nothing', {}, 'nothing-to-change'],
      ['the price it has', { limitPrice: price('10') }, 'nothing-to-change'],
      ['a price off the tick', { limitPrice: price('10.001') }, 'order-denied'],
      ['a size beyond every limit', { quantity: quantity('2000000') }, 'order-denied'],
    ])('%s is refused as %#', (_, updates, code) => {
      expect(modify(updates).result).toMatchObject({ ok: false, error: { code } });
      expect(desk.order('c1').pending.operation).toBe('none');
    });

    test('a second replace waits for the answer to the first', () => {
      modify({ limitPrice: price('9.99') });

      expect(modify({ limitPrice: price('9.98') }).result).toMatchObject({
        ok: false,
        error: { code: 'operation-pending', operation: 'replace' },
      });
    });

    test('a cancel overtakes a replace, whose larger size stays held until it is answered', () => {
      modify({ quantity: quantity('200') });
      desk.run((context) => decideCancel(context, desk.order('c1').orderId));
      expect(exposure()?.buyLeaves).toBe(quantity('160'));

      say('replaced', { quantity: quantity('200'), terms: desk.order('c1').terms });
      expect(desk.order('c1').pending).toMatchObject({ operation: 'cancel' });
      say('canceled', { reason: 'asked' });
      expect(exposure()?.buyLeaves).toBe(0n);
    });

    test('while on its way is refused: it can only be canceled', () => {
      desk.run((context) =>
        decideSubmit(
          context,
          limitOrder('buy', '1', '10', { clientOrderId: toClientOrderId('c2') }),
          byChief,
        ),
      );
      const { orderId } = desk.order('c2');

      expect(
        desk.run((context) => decideModify(context, orderId, { quantity: quantity('2') }, byChief))
          .result,
      ).toMatchObject({ ok: false, error: { code: 'order-on-its-way', status: 'submitting' } });
    });
  });

  describe('sent again with the same client order id', () => {
    test('and the same words answers with the order that exists', () => {
      const again = desk.run((context) =>
        decideSubmit(context, limitOrder('buy', '100', '10', { clientOrderId: key }), byChief),
      );

      expect(again.events).toEqual([]);
      expect(again.result).toMatchObject({
        ok: true,
        value: { orderId: desk.order('c1').orderId },
      });
    });

    test('and other words is refused, naming the order that has it', () => {
      const again = desk.run((context) =>
        decideSubmit(context, limitOrder('buy', '101', '10', { clientOrderId: key }), byChief),
      );

      expect(again.events).toEqual([]);
      expect(again.result).toMatchObject({
        ok: false,
        error: { code: 'duplicate-client-order-id' },
      });
    });

    test('after a denial answers with the same denial', () => {
      const asked = limitOrder('buy', '5000000', '10', { clientOrderId: toClientOrderId('big') });
      desk.run((context) => decideSubmit(context, asked, byChief));
      const again = desk.run((context) => decideSubmit(context, asked, byChief));

      expect(again.events).toEqual([]);
      expect(again.result).toMatchObject({ ok: false, error: { code: 'order-denied' } });
    });
  });
});
