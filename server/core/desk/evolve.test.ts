import { expect, test } from 'vitest';
import { decideReport } from '../order/decide-report';
import { decideSubmit } from '../order/decide-submit';
import type { Order } from '../order/order';
import { toBreakId, toClientOrderId } from '../values/ids';
import { byChief, DeskBench, limitOrder } from './desk.fixture';
import { openOrdersOf } from './open-orders';

test('an order is kept by what it is, whichever event has made it that', () => {
  const bench = new DeskBench();
  const params = limitOrder('buy', '10', '10', { clientOrderId: toClientOrderId('c1') });
  bench.run((desk) => decideSubmit(desk, params, byChief));
  const open = bench.order('c1');
  expectKept(bench, open, 'value');

  bench.run((desk) => decideReport(desk, bench.trade('c1', '10', '10')));
  const filled = bench.order('c1');
  expectKept(bench, filled, 'shelved');

  restore(bench, open);
  expectKept(bench, open, 'value');

  restore(bench, filled);
  expectKept(bench, filled, 'shelved');
});

/** What a repair does to an order: it is put back as it stood. */
function restore(bench: DeskBench, order: Order): void {
  const { orderId } = order;
  bench.apply([{ type: 'ORDER_RESTORED', orderId, order, reconciliation: toBreakId('b1') }]);
}

function expectKept({ state }: DeskBench, { orderId, status }: Order, how: string): void {
  const { ids, howKept } = state.orders.columns();
  expect(howKept(ids.indexOf(orderId))).toBe(how);
  expect(state.orders.get(orderId)?.status).toBe(status);
  expect(openOrdersOf(state).map((order) => order.orderId)).toEqual(
    how === 'value' ? [orderId] : [],
  );
}
