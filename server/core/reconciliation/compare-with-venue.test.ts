import { beforeEach, describe, expect, test } from 'vitest';
import { acme, byChief, DeskBench, limitOrder, typesOf } from '../desk/desk.fixture';
import { decideReport } from '../order/decide-report';
import { decideSubmit } from '../order/decide-submit';
import type { Order } from '../order/order';
import type { OrderParams } from '../order/order-params';
import type { Side } from '../order/side';
import { money, noQuantity, price, quantity } from '../values/amounts';
import { toClientOrderId, toVenueOrderId } from '../values/ids';
import type { StatedOrder } from './statement';
import { breaksOf, reconcile, reconcileTwice, StatedVenue, settle } from './statement.fixture';

let desk: DeskBench;
let venue: StatedVenue;

beforeEach(() => {
  desk = new DeskBench();
  venue = new StatedVenue();
});

describe('books that agree [rules 8]', () => {
  test('raise nothing, and a second run writes only that it ran', () => {
    order('c1', 'buy', '100', '10');
    fillBoth('c1', 'buy', '40', '10');
    settle(desk);

    const first = reconcile(desk, venue);
    const second = reconcile(desk, venue);

    expect(first.result).toMatchObject({ value: { outcome: 'agreed', unconfirmed: [] } });
    expect(typesOf(second.events)).toEqual(['RECONCILIATION_RUN']);
  });
});

describe('a difference', () => {
  test('is a break when it is seen in two runs in a row', () => {
    venue.wrongCash = money('5');

    reconcile(desk, venue);
    expect(breaksOf(desk)).toEqual([]);
    reconcile(desk, venue);

    expect(breaksOf(desk)).toMatchObject([{ kind: 'cash', state: 'open', sightings: 2 }]);
  });

  test('that is gone in the second run never was one', () => {
    venue.wrongCash = money('5');
    reconcile(desk, venue);
    venue.wrongCash = money('0');
    reconcile(desk, venue);
    venue.wrongCash = money('5');
    reconcile(desk, venue);

    expect(breaksOf(desk)).toEqual([]);
  });

  test('that stands changes nothing in a third run', () => {
    venue.wrongCash = money('5');
    reconcileTwice(desk, venue);

    const third = reconcile(desk, venue);

    expect(typesOf(third.events)).toEqual(['RECONCILIATION_RUN']);
    expect(breaksOf(desk)).toMatchObject([{ sightings: 3, state: 'open' }]);
  });

  test('that grows stays the same break and says so', () => {
    venue.wrongCash = money('5');
    reconcileTwice(desk, venue);
    venue.wrongCash = money('6');

    const grown = reconcile(desk, venue);

    expect(typesOf(grown.events)).toEqual(['RECONCILIATION_RUN', 'BREAK_CHANGED']);
    expect(breaksOf(desk)).toMatchObject([
      { id: 'break-1', explanation: expect.stringMatching(/: 6 more/) },
    ]);
  });

  test('that goes away resolves itself', () => {
    venue.wrongCash = money('5');
    reconcileTwice(desk, venue);
    venue.wrongCash = money('0');
    reconcile(desk, venue);

    expect(breaksOf(desk)).toMatchObject([{ state: 'resolved' }]);
  });

  test('of less than a cent is rounding', () => {
    venue.wrongCash = money('0.00999999');
    expect(reconcileTwice(desk, venue)).toEqual([]);
    venue.wrongCash = money('0.01');
    expect(reconcileTwice(desk, venue)).toMatchObject([{ kind: 'cash', severity: 'medium' }]);
  });

  test('raises one alert with its explanation', () => {
    venue.wrongPositions.set(acme, quantity('7'));
    reconcileTwice(desk, venue);
    reconcile(desk, venue);

    const alerts = [...desk.state.alerts.values()].filter(
      ({ code }) => code === 'position-missing-at-desk',
    );
    expect(alerts).toMatchObject([{ severity: 'high', count: 1, instrument: acme }]);
  });
});

describe('positions [rules 8]', () => {
  // desk holds, venue off by → kind, severity
  test.each([
    ['0', '7', 'position-missing-at-desk', 'high'],
    ['100', '-100', 'position-missing-at-venue', 'high'],
    ['100', '-101', 'side-flipped', 'critical'],
    ['100', '5', 'quantity-mismatch', 'medium'],
    ['100', '-5', 'quantity-mismatch', 'medium'],
    ['100', '6', 'quantity-mismatch', 'high'],
    ['100', '-6', 'quantity-mismatch', 'high'],
  ] as const)('%s at the desk and %s more at the venue is %s, %s', (held, off, kind, severity) => {
    if (held !== '0') {
      order('c1', 'buy', held, '10');
      fillBoth('c1', 'buy', held, '10');
    }
    settle(desk);
    venue.wrongPositions.set(acme, quantity(off));

    expect(reconcileTwice(desk, venue)).toMatchObject([{ kind, severity, instrument: acme }]);
  });

  test('that have changed sides are a break at first sight', () => {
    order('c1', 'buy', '100', '10');
    fillBoth('c1', 'buy', '100', '10');
    settle(desk);
    venue.wrongPositions.set(acme, quantity('-200'));

    reconcile(desk, venue);

    expect(breaksOf(desk)).toMatchObject([{ kind: 'side-flipped', sightings: 1 }]);
  });

  test('that have just changed wait for the next run', () => {
    order('c1', 'buy', '100', '10');
    fillBoth('c1', 'buy', '100', '10');
    venue.wrongPositions.set(acme, quantity('-200'));

    const run = reconcile(desk, venue);

    expect(breaksOf(desk)).toEqual([]);
    expect(run.result).toMatchObject({ value: { outcome: 'agreed' } });
    expect(run.result.ok && run.result.value.waiting).toBeGreaterThan(0);
  });

  test('a break whose instrument moves is neither seen nor gone', () => {
    venue.wrongPositions.set(acme, quantity('7'));
    reconcileTwice(desk, venue);
    order('c1', 'buy', '1', '10');
    fillBoth('c1', 'buy', '1', '10');
    venue.wrongPositions.clear();

    reconcile(desk, venue);

    expect(breaksOf(desk)).toMatchObject([{ state: 'open', sightings: 2 }]);
  });
});

describe('a fill that the desk has not booked', () => {
  test('is one break, though position and cash are apart too', () => {
    order('c1', 'buy', '100', '10');
    venue.fill('c1', 'buy', '40', '10', desk.now, 'x-lost');
    restAtVenue('c1', { cumulativeQuantity: quantity('40'), averagePrice: price('10') });
    settle(desk);

    expect(reconcileTwice(desk, venue)).toMatchObject([
      {
        kind: 'fill-missing',
        severity: 'high',
        executionId: 'x-lost',
        choices: ['bookFill', 'ignore'],
      },
    ]);
  });

  test('of nobody’s order may be adopted', () => {
    venue.fill('elsewhere', 'sell', '3', '11', desk.now, 'x-odd');
    settle(desk);

    expect(reconcileTwice(desk, venue)).toMatchObject([
      { kind: 'fill-missing', desk: { isKnown: false }, choices: ['adopt', 'ignore'] },
    ]);
  });

  test('is found by the venue’s order id where the caller’s id is another', () => {
    order('c1', 'buy', '100', '10');
    venue.fills.push({
      ...venue.fill('c1', 'buy', '40', '10', desk.now, 'x1'),
      clientOrderId: toClientOrderId('theirs'),
    });
    venue.fills.shift();
    settle(desk);

    expect(reconcileTwice(desk, venue)[0]).toMatchObject({
      clientOrderId: 'theirs',
      orderId: desk.order('c1').orderId,
    });
  });

  test('and that the venue cannot show is derived, by the same name each time', () => {
    order('c1', 'buy', '100', '10');
    restAtVenue('c1', {
      cumulativeQuantity: quantity('40'),
      averagePrice: price('9.5'),
      status: 'partiallyFilled',
    });
    settle(desk);

    const [derived] = reconcileTwice(desk, venue).filter(({ kind }) => kind === 'fill-missing');
    const again = reconcile(desk, venue);

    expect(derived).toMatchObject({
      executionId: 'derived/v-c1/40/9.5',
      evidence: { isDerived: true, fill: { quantity: quantity('40'), price: price('9.5') } },
    });
    expect(typesOf(again.events)).toEqual(['RECONCILIATION_RUN']);
  });

  test('derived after others costs what makes the average come out', () => {
    order('c1', 'buy', '100', '10');
    fillBoth('c1', 'buy', '20', '10');
    restAtVenue('c1', { cumulativeQuantity: quantity('40'), averagePrice: price('9') });
    settle(desk);

    const [derived] = reconcileTwice(desk, venue).filter(({ kind }) => kind === 'fill-missing');

    expect(derived?.evidence).toMatchObject({
      fill: { quantity: quantity('20'), price: price('8') },
    });
  });
});

describe('orders [rules 8]', () => {
  test('that only the desk holds open are lost', () => {
    order('c1', 'buy', '100', '10');
    venue.open.clear();
    settle(desk);

    expect(reconcileTwice(desk, venue)).toMatchObject([
      { kind: 'order-lost', severity: 'high', atVenue: { isKnown: false } },
    ]);
  });

  test('that the venue has closed are lost with its word', () => {
    const closed = order('c1', 'buy', '100', '10');
    venue.open.clear();
    venue.closed.set(closed.clientOrderId, stated(closed, { status: 'expired' }));
    settle(desk);

    expect(reconcileTwice(desk, venue)).toMatchObject([
      { kind: 'order-lost', atVenue: { isKnown: true, status: 'expired' } },
    ]);
  });

  test('that only the venue works are orphaned', () => {
    const id = toClientOrderId('theirs');
    const found = order('c1', 'buy', '5', '10');
    venue.open.set(id, {
      ...stated(found),
      clientOrderId: id,
      venueOrderId: toVenueOrderId('v-t'),
    });
    settle(desk);

    expect(reconcileTwice(desk, venue)).toMatchObject([
      { kind: 'order-orphaned', clientOrderId: 'theirs', choices: ['adopt', 'cancel', 'ignore'] },
    ]);
  });

  test('on their way or of unknown outcome are left to whoever asks after them', () => {
    desk.run((at) => decideSubmit(at, named('c1', 'buy', '100', '10'), byChief));
    settle(desk);
    const { orderId } = desk.order('c1');
    desk.apply([{ type: 'ORDER_UNKNOWN', orderId, cause: 'test' }]);
    settle(desk);

    expect(reconcileTwice(desk, venue)).toEqual([]);
  });

  test('of another size on the two sides are apart by more or less than 5 %', () => {
    order('c1', 'buy', '100', '10');
    restAtVenue('c1', { quantity: quantity('95') });
    settle(desk);
    expect(reconcileTwice(desk, venue)).toMatchObject([
      { kind: 'quantity-mismatch', severity: 'medium' },
    ]);

    restAtVenue('c1', { quantity: quantity('94') });
    reconcile(desk, venue);
    expect(breaksOf(desk)).toMatchObject([{ severity: 'high' }]);
  });
});

describe('average prices', () => {
  test('that are apart are the least of breaks', () => {
    order('c1', 'buy', '100', '10');
    fillBoth('c1', 'buy', '100', '10');
    const [fill] = venue.fills;
    venue.fills[0] = { ...fill!, price: price('9.99') };
    venue.wrongCash = money('-1');
    settle(desk);

    expect(reconcileTwice(desk, venue)).toMatchObject([{ kind: 'average-price', severity: 'low' }]);
  });
});

function named(id: string, side: Side, size: string, at: string): OrderParams {
  return limitOrder(side, size, at, { clientOrderId: toClientOrderId(id) });
}

/** An order that both sides have open. */
function order(id: string, side: Side, size: string, at: string): Order {
  desk.run((context) => decideSubmit(context, named(id, side, size, at), byChief));
  desk.run((context) => decideReport(context, desk.report(id, { executionType: 'new' })));
  const placed = desk.order(id);
  venue.open.set(placed.clientOrderId, stated(placed));
  return placed;
}

function restAtVenue(id: string, change: Partial<StatedOrder>): void {
  const placed = desk.order(id);
  venue.open.set(placed.clientOrderId, stated(placed, change));
}

function fillBoth(id: string, side: Side, size: string, at: string): void {
  const executionId = `x${venue.fills.length + 1}`;
  venue.fill(id, side, size, at, desk.now, executionId);
  desk.run((context) => decideReport(context, desk.trade(id, size, at, executionId, '0.01')));
  const placed = desk.order(id);
  if (placed.leavesQuantity === noQuantity) {
    venue.open.delete(placed.clientOrderId);
  } else {
    restAtVenue(id, { cumulativeQuantity: placed.cumulativeQuantity });
  }
}

function stated(placed: Order, change: Partial<StatedOrder> = {}): StatedOrder {
  return {
    clientOrderId: placed.clientOrderId,
    venueOrderId: toVenueOrderId(`v-${placed.clientOrderId}`),
    instrument: placed.instrument,
    side: placed.side,
    terms: placed.terms,
    quantity: placed.quantity,
    timeInForce: placed.timeInForce,
    reduceOnly: false,
    postOnly: false,
    status: 'working',
    cumulativeQuantity: noQuantity,
    transactTime: placed.submittedAt,
    ...change,
  };
}
