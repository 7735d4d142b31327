import { expect, test } from 'vitest';
import { acme, byChief, coin, DeskBench, limitOrder, main } from '../desk/desk.fixture';
import { decideReport } from '../order/decide-report';
import { decideSubmit } from '../order/decide-submit';
import { toClientOrderId } from '../values/ids';
import { shippedLimits } from './shipped-limits';

test('the shipped limits let a day of 100 000 small orders pass', () => {
  const desk = new DeskBench(shippedLimits);
  let denied = 0;

  for (let index = 0; index < 100_000; index += 1) {
    const clientOrderId = toClientOrderId(`c${index}`);
    const inCoin = index % 4 >= 2;
    const params = limitOrder(
      index % 2 === 0 ? 'buy' : 'sell',
      inCoin ? '0.01' : '10',
      inCoin ? '60000' : '10',
      {
        clientOrderId,
        instrument: inCoin ? coin : acme,
      },
    );
    const sent = desk.run((context) => decideSubmit(context, params, byChief));
    denied += sent.result.ok ? 0 : 1;
    desk.run((context) =>
      decideReport(
        context,
        desk.trade(clientOrderId, inCoin ? '0.01' : '10', inCoin ? '60000' : '10', `x${index}`),
      ),
    );
  }

  expect(denied).toBe(0);
  expect(desk.state.accounts.get(main)?.ordersToday).toBe(100_000);
}, 120_000);
