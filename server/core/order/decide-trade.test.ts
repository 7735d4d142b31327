import { describe, expect, test } from 'vitest';
import { byChief, DeskBench, limitOrder, main, typesOf } from '../desk/desk.fixture';
import { money, price, quantity } from '../values/amounts';
import { toAccountId, toClientOrderId } from '../values/ids';
import { decideReport } from './decide-report';
import { decideSubmit } from './decide-submit';
import type { ExecutionReport } from './execution-report';

const c1 = toClientOrderId('c1');

describe('a fill that cannot be', () => {
  test.each([
    ['of nothing', { quantity: quantity('0') }],
    ['of less than nothing', { quantity: quantity('-5') }],
    ['at a price below zero', { price: price('-0.01') }],
  ])('%s is refused with an alert and changes nothing', (_what, wrong) => {
    const desk = withOrder();
    const before = desk.state.accounts.get(main)?.cash;

    const { events } = desk.run((now) =>
      decideReport(now, changed(desk.trade('c1', '5', '10'), wrong)),
    );

    expect(events).toMatchObject([{ type: 'EXECUTION_ERROR', code: 'fill-malformed' }]);
    expect(desk.state.accounts.get(main)?.cash).toBe(before);
    expect(desk.order('c1').cumulativeQuantity).toBe(0n);
  });

  test('in an account that the desk does not have is refused, not booked', () => {
    const desk = withOrder();
    const account = toAccountId('stranger');
    const report = { ...changed(desk.trade('c9', '5', '10'), { account }), account };

    const { events } = desk.run((now) => decideReport(now, report));

    expect(events).toMatchObject([{ type: 'EXECUTION_ERROR', code: 'fill-malformed' }]);
  });
});

describe('what is said of the position', () => {
  test('carries the sequence of the booking, also when the acknowledgement comes with the fill', () => {
    const desk = withOrder();

    const { events } = desk.run((now) => decideReport(now, desk.trade('c1', '5', '10')));

    expect(typesOf(events)).toEqual([
      'ORDER_ACCEPTED',
      'ORDER_PARTIALLY_FILLED',
      'POSITION_OPENED',
    ]);
    const held = desk.state.accounts.get(main)?.positions.get(desk.order('c1').instrument);
    expect(events[2]).toMatchObject({ position: held });
    expect(held?.sequence).toBe(desk.state.sequence - 1);
  });

  test('is nothing while it only grows or shrinks, and both when it flips', () => {
    const desk = withOrder();
    desk.run((now) => decideReport(now, desk.trade('c1', '5', '10')));

    const grown = desk.run((now) => decideReport(now, desk.trade('c1', '5', '10')));
    desk.run((now) =>
      decideSubmit(
        now,
        limitOrder('sell', '25', '9', { clientOrderId: toClientOrderId('c2') }),
        byChief,
      ),
    );
    const shrunk = desk.run((now) => decideReport(now, desk.trade('c2', '4', '9')));
    const flipped = desk.run((now) =>
      decideReport(now, desk.trade('c2', '10', '9', undefined, '1')),
    );

    expect(typesOf(grown.events)).toEqual(['ORDER_FILLED']);
    expect(typesOf(shrunk.events)).toEqual(['ORDER_ACCEPTED', 'ORDER_PARTIALLY_FILLED']);
    expect(typesOf(flipped.events)).toEqual([
      'ORDER_PARTIALLY_FILLED',
      'POSITION_CLOSED',
      'POSITION_OPENED',
    ]);
    expect(flipped.events[1]).toMatchObject({
      position: { direction: 'long', realizedPnL: money('-10'), commission: money('0.6') },
    });
    expect(flipped.events[2]).toMatchObject({
      position: { quantity: quantity('-4'), commission: money('0.4') },
    });
  });
});

function withOrder(): DeskBench {
  const desk = new DeskBench();
  desk.run((now) =>
    decideSubmit(now, limitOrder('buy', '10', '10', { clientOrderId: c1 }), byChief),
  );
  return desk;
}

function changed(report: ExecutionReport, wrong: object): ExecutionReport {
  return report.executionType === 'trade'
    ? { ...report, fill: { ...report.fill, ...wrong } }
    : report;
}
