import { expect, test } from 'vitest';
import { decideReport } from '../order/decide-report';
import { decideSubmit } from '../order/decide-submit';
import { money } from '../values/amounts';
import { toClientOrderId } from '../values/ids';
import { addMilliseconds, toTradingDay } from '../values/instant';
import { encodeState } from './canonical-state';
import { coolState } from './cool-state';
import { byChief, DeskBench, limitOrder, main, paper } from './desk.fixture';
import { findByVenueOrderId } from './find-by-venue-order-id';
import { glanceAtOrder, statusOfKept } from './order-row';
import { glanceAtRecentFill } from './recent-fill-row';

test('orders that are over and fills are kept as text, open orders are not', () => {
  const bench = traded();

  cool(bench);

  const kept = [...bench.state.orders.kept()].map(([, order]) => typeof order);
  expect(kept).toEqual(['string', 'string', 'object']);
  const fills = [...bench.state.recentFills.partsOf().get(paper)!.kept()];
  expect(fills.map(([, fill]) => typeof fill)).toEqual(['string']);
});

test('a glance sees the same of a text as of the order itself', () => {
  const [live, cooled] = [traded(), cool(traded())];

  const texts = [...cooled.state.orders.kept()].map(([, kept]) => kept);
  const orders = [...live.state.orders.values()];
  expect(orders).toMatchObject(texts.map(glanceAtOrder));
  expect(texts.map(statusOfKept)).toEqual(['filled', 'denied', 'working']);
  const glancesOf = ({ state }: DeskBench) =>
    [...state.recentFills.partsOf().get(paper)!.kept()].map(([, kept]) => glanceAtRecentFill(kept));
  expect(glancesOf(cooled)).toEqual(glancesOf(live));
  expect(findByVenueOrderId(cooled.state, main)('v-first')?.clientOrderId).toBe('first');
  expect(findByVenueOrderId(cooled.state, main)('v-other')).toBeUndefined();
});

test('whoever asks for a text gets the order, and it is an order from then on', () => {
  const bench = cool(traded());
  const [orderId] = [...bench.state.orders.keys()];

  const order = bench.state.orders.get(orderId!);

  expect(order).toEqual([...traded().state.orders.values()][0]);
  expect(bench.state.orders.get(orderId!)).toBe(order);
});

test('an order that leaves the desk between two steps stays away', () => {
  const bench = new DeskBench();
  for (let count = 0; count < 100; count += 1) {
    submit(bench, `c${count}`, '99000000');
  }

  const steps = coolState(bench.state)[Symbol.iterator]();
  steps.next();
  roll(bench, '2026-11-22');
  while (steps.next().done !== true) {
    // To the end.
  }

  expect(bench.state.orders.size).toBe(0);
});

test('old orders and the fills of the day before leave the desk as texts too', () => {
  const [live, cooled] = [traded(), cool(traded())];

  for (const bench of [live, cooled]) {
    roll(bench, '2026-11-21');
    roll(bench, '2026-11-22');
  }

  expect(live.state.orders.size).toBe(1);
  expect(live.state.recentFills.size).toBe(0);
  expect(encodeState(cooled.state)).toBe(encodeState(live.state));
});

/** One order filled, one denied, one at work. */
function traded(): DeskBench {
  const bench = new DeskBench();
  submit(bench, 'first', '100');
  bench.run((desk) => decideReport(desk, bench.report('first', { executionType: 'new' })));
  bench.run((desk) => decideReport(desk, bench.trade('first', '100', '10')));
  submit(bench, 'second', '99000000');
  submit(bench, 'third', '10');
  bench.run((desk) => decideReport(desk, bench.report('third', { executionType: 'new' })));
  return bench;
}

function submit(bench: DeskBench, id: string, size: string): void {
  const params = limitOrder('buy', size, '10', { clientOrderId: toClientOrderId(id) });
  bench.run((desk) => decideSubmit(desk, params, byChief));
}

/** A new trading day, more than a day later. */
function roll(bench: DeskBench, day: string): void {
  bench.now = addMilliseconds(bench.now, 25 * 60 * 60 * 1_000);
  const tradingDay = toTradingDay(day);
  const equity = money('1000000');
  bench.apply([{ type: 'TRADING_DAY_ROLLED', account: main, tradingDay, equity }]);
}

function cool(bench: DeskBench): DeskBench {
  for (const _ of coolState(bench.state)) {
    // All of it at once.
  }
  return bench;
}
