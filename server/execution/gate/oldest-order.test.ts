import { expect, test } from 'vitest';
import { decodeState, encodeState } from '../../core/desk/canonical-state';
import { byChief, DeskBench, limitOrder, noon } from '../../core/desk/desk.fixture';
import { decideReport } from '../../core/order/decide-report';
import { decideSubmit } from '../../core/order/decide-submit';
import { toClientOrderId } from '../../core/values/ids';
import { addMilliseconds } from '../../core/values/instant';
import { oldestOrderAt, ordersPerTurn } from './oldest-order';

/** A desk whose clock was set back for one order in the midst of its day; every second order is over. */
function longDay(orders: number): DeskBench {
  const bench = new DeskBench();
  for (let count = 0; count < orders; count += 1) {
    bench.now = addMilliseconds(noon, count === 700 ? -5_000 : count);
    const clientOrderId = toClientOrderId(`c${count}`);
    bench.run((desk) =>
      decideSubmit(desk, limitOrder('buy', '1', '10', { clientOrderId }), byChief),
    );
    if (count % 2 === 0) {
      bench.run((desk) => decideReport(desk, bench.trade(`c${count}`, '1', '10')));
    }
  }
  return bench;
}

test('the oldest order is found wherever the clock has put it, from a snapshot too', async () => {
  const { state } = longDay(1_000);
  const giveWay = () => Promise.resolve();

  expect(await oldestOrderAt(state, giveWay)).toBe(addMilliseconds(noon, -5_000));
  const read = decodeState(encodeState(state))!;
  expect(await oldestOrderAt(read, giveWay)).toBe(addMilliseconds(noon, -5_000));
});

test('others have their turn in between, and what they do is not waited for', async () => {
  const bench = longDay(2 * ordersPerTurn + 1);
  let turns = 0;
  const giveWay = () => {
    turns += 1;
    const late = limitOrder('buy', '1', '10', { clientOrderId: toClientOrderId(`late-${turns}`) });
    bench.run((desk) => decideSubmit(desk, late, byChief));
    return Promise.resolve();
  };

  const oldest = await oldestOrderAt(bench.state, giveWay);

  expect(oldest).toBe(addMilliseconds(noon, -5_000));
  expect(turns).toBe(2);
});

test('a desk that has sent nothing has none', async () => {
  expect(await oldestOrderAt(new DeskBench().state, () => Promise.resolve())).toBeUndefined();
});
