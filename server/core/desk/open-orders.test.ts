import { beforeEach, expect, test } from 'vitest';
import { decideReport } from '../order/decide-report';
import { decideSubmit } from '../order/decide-submit';
import type { Order } from '../order/order';
import { isOpenStatus } from '../order/order-words';
import { toBreakId, toClientOrderId } from '../values/ids';
import { decodeState, encodeState } from './canonical-state';
import { acme, byChief, coin, DeskBench, limitOrder } from './desk.fixture';
import { openOrderCount, openOrdersOf } from './open-orders';

let bench: DeskBench;
beforeEach(() => {
  bench = new DeskBench();
});

const send = (id: string, instrument = acme) =>
  bench.run((desk) =>
    decideSubmit(
      desk,
      limitOrder('buy', '10', '10', { clientOrderId: toClientOrderId(id), instrument }),
      byChief,
    ),
  );

const openNow = () => openOrdersOf(bench.state).map(({ clientOrderId }) => clientOrderId);

test('open orders come by instrument, and within it in the order in which they were sent', () => {
  send('a1');
  send('b1', coin);
  send('a2');

  expect(openNow()).toEqual(['a1', 'a2', 'b1']);
  expect(openOrderCount(bench.state)).toBe(3);
});

test('an order that is filled is open no more, and one that a repair puts back is open again', () => {
  send('a1');
  send('a2');
  const open = bench.order('a1');

  bench.run((desk) => decideReport(desk, bench.trade('a1', '10', '10')));
  expect(openNow()).toEqual(['a2']);

  restore(open);
  expect(openNow()).toEqual(['a2', 'a1']);
  expect(openOrderCount(bench.state)).toBe(2);
});

test('they are all that are open, and come in the same order from a snapshot', () => {
  for (let count = 0; count < 40; count += 1) {
    send(`c${count}`, count % 3 === 0 ? coin : acme);
    if (count % 4 === 0) {
      bench.run((desk) => decideReport(desk, bench.trade(`c${count}`, '10', '10')));
    }
  }

  const all = [...bench.state.orders.values()].filter(({ status }) => isOpenStatus(status));
  expect(new Set(openNow())).toEqual(new Set(all.map(({ clientOrderId }) => clientOrderId)));
  const read = decodeState(encodeState(bench.state))!;
  expect(openOrdersOf(read)).toEqual(openOrdersOf(bench.state));
});

function restore(order: Order): void {
  const { orderId } = order;
  bench.apply([{ type: 'ORDER_RESTORED', orderId, order, reconciliation: toBreakId('b1') }]);
}
