import { beforeEach, describe, expect, test } from 'vitest';
import { acme, byChief, DeskBench, limitOrder, main } from '../desk/desk.fixture';
import { decideCancel } from '../order/decide-cancel';
import { decideReport } from '../order/decide-report';
import { decideSubmit } from '../order/decide-submit';
import { price } from '../values/amounts';
import { toClientOrderId } from '../values/ids';
import { protectiveStop } from './protective-stop';

describe('the stop that protects a position', () => {
  let desk: DeskBench;

  beforeEach(() => {
    desk = new DeskBench();
    const clientOrderId = toClientOrderId('entry');
    desk.run((context) =>
      decideSubmit(context, limitOrder('buy', '100', '10', { clientOrderId }), byChief),
    );
    desk.run((context) => decideReport(context, desk.trade('entry', '100', '10')));
  });

  const stop = (side: 'buy' | 'sell', at: string, id: string, reduceOnly = side === 'sell') =>
    desk.run((context) =>
      decideSubmit(
        context,
        limitOrder(side, '10', '1', {
          clientOrderId: toClientOrderId(id),
          reduceOnly,
          terms: { orderType: 'stop', stopPrice: price(at) },
        }),
        byChief,
      ),
    );
  const found = () => {
    const account = desk.state.accounts.get(main);
    const position = account?.positions.get(acme);
    return account && position && protectiveStop(position, account, desk.state.orders);
  };

  test('there is none: it is naked', () => {
    expect(found()).toBeUndefined();
  });

  test('of two against it the one nearer to the market counts', () => {
    stop('sell', '8', 'far');
    stop('sell', '9', 'near');

    expect(found()).toBe(price('9'));
  });

  test('a stop on the side of the position protects nothing', () => {
    stop('buy', '11', 'adds');

    expect(found()).toBeUndefined();
  });

  test('one that is not reduce-only protects nothing: a kill cancels it', () => {
    stop('sell', '9', 'loose', false);

    expect(found()).toBeUndefined();
  });

  test('with its cancel the protection is gone', () => {
    stop('sell', '9', 'near');
    const { orderId } = desk.order('near');
    desk.run((context) => decideCancel(context, orderId));
    desk.run((context) =>
      decideReport(context, desk.report('near', { executionType: 'canceled', reason: 'asked' })),
    );

    expect(found()).toBeUndefined();
  });
});
