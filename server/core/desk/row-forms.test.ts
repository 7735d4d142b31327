import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecentFill } from '../drop-copy/drop-copy';
import { notPending, type Order } from '../order/order';
import { closedStatuses } from '../order/order-words';
import {
  type Money,
  noMoney,
  noQuantity,
  one,
  type Price,
  price,
  quantity,
} from '../values/amounts';
import {
  toAccountId,
  toClientOrderId,
  toExecutionId,
  toInstrumentId,
  toOrderId,
  toUserName,
  toVenueName,
  toVenueOrderId,
} from '../values/ids';
import { toInstant, toTradingDay } from '../values/instant';
import { type RowForm, Shelf } from '../values/shelf';
import { closedOrderForm } from './closed-order-form';
import { orderText } from './order-row';
import { recentFillForm } from './recent-fill-form';
import { recentFillText } from './recent-fill-row';

const most = 2n ** 63n - 1n;
const inRow = fc.oneof(fc.bigInt({ min: -most, max: most }), fc.constantFrom(most, -most, 0n));
const moment = fc.integer({ min: 0, max: 253_402_300_799_999 }).map(toInstant);
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });
const reason = maybe(fc.string());

const filled: Order = {
  orderId: toOrderId('o1'),
  clientOrderId: toClientOrderId('c1'),
  venueOrderId: toVenueOrderId('v1'),
  venue: toVenueName('paper'),
  account: toAccountId('main'),
  instrument: toInstrumentId('ACME'),
  multiplier: one,
  side: 'buy',
  terms: { orderType: 'limit', limitPrice: price('9') },
  quantity: quantity('2'),
  timeInForce: 'day',
  expiresAt: undefined,
  reduceOnly: false,
  postOnly: true,
  displayQuantity: undefined,
  origin: { actor: { kind: 'user', user: toUserName('ada'), session: 's1' } },
  status: 'filled',
  pending: notPending,
  cumulativeQuantity: quantity('2'),
  leavesQuantity: noQuantity,
  filledNotional: 18n as Money,
  commission: noMoney,
  slippage: noMoney,
  overfilled: false,
  rejectReason: undefined,
  verdicts: [],
  warningReason: undefined,
  worstPrice: price('9'),
  arrivalPrice: undefined,
  submittedAt: toInstant(1),
  updatedAt: toInstant(2),
  lastFillAt: undefined,
  replaces: undefined,
  replacedBy: undefined,
  firstAsked: undefined,
  sequence: 7,
};

const closedOrder = fc
  .record({
    status: fc.constantFrom(...closedStatuses),
    side: fc.constantFrom('buy', 'sell'),
    timeInForce: fc.constantFrom('day', 'goodTillCancel', 'immediateOrCancel', 'fillOrKill'),
    terms: fc.oneof(
      fc.constant({ orderType: 'market' }),
      inRow.map((limitPrice) => ({ orderType: 'limit', limitPrice })),
    ),
    ...{ reduceOnly: fc.boolean(), postOnly: fc.boolean(), rejectReason: reason },
    ...{ multiplier: inRow, quantity: inRow, cumulativeQuantity: inRow, filledNotional: inRow },
    ...{ commission: inRow, slippage: inRow, worstPrice: inRow, arrivalPrice: maybe(inRow) },
    ...{ submittedAt: moment, updatedAt: moment, lastFillAt: maybe(moment) },
    sequence: fc.nat(),
    venueOrderId: maybe(fc.string().map(toVenueOrderId)),
  })
  .map((drawn) => ({ ...filled, ...drawn }) as Order);

const recentFill = fc
  .record({
    side: fc.constantFrom('buy', 'sell'),
    liquidity: fc.constantFrom('maker', 'taker'),
    ...{ multiplier: inRow, quantity: inRow, price: inRow, commission: inRow, slippage: inRow },
    ...{ transactTime: moment, why: reason, orderId: maybe(fc.string().map(toOrderId)) },
  })
  .map(
    (drawn): RecentFill => ({
      fill: {
        executionId: toExecutionId('e1'),
        venue: filled.venue,
        account: filled.account,
        instrument: filled.instrument,
        ...drawn,
      } as RecentFill['fill'],
      bookedOn: toTradingDay('2026-11-20'),
    }),
  );

test('a closed order comes back from its row equal in every field, and with the same text', () => {
  fc.assert(
    fc.property(closedOrder, (order) => {
      const back = throughRow(closedOrderForm, order, filled);
      expect(back).toStrictEqual(order);
      expect(orderText(back as Order)).toBe(orderText(order));
    }),
  );
});

test('a fill comes back from its row equal in every field, and with the same text', () => {
  fc.assert(
    fc.property(recentFill, recentFill, (fill, other) => {
      const back = throughRow(recentFillForm, fill, other);
      expect(back).toStrictEqual(fill);
      expect(recentFillText(back as RecentFill)).toBe(recentFillText(fill));
    }),
  );
});

describe('an order has no row of its own when', () => {
  const beyond = (most + 1n) as never;
  const rare: readonly (readonly [string, Partial<Order>])[] = [
    ['it is open', { status: 'working' }],
    ['something is left of it', { leavesQuantity: quantity('1') }],
    [
      'a cancel of it was never answered',
      { pending: { operation: 'cancel', requestedAt: toInstant(1) } },
    ],
    ['it was filled beyond its quantity', { overfilled: true }],
    ['checks said something of it', { verdicts: [verdict()] }],
    ['somebody said why to send it all the same', { warningReason: 'the auction is near' }],
    ['it had a moment to expire at', { expiresAt: toInstant(9) }],
    ['it showed only a part', { displayQuantity: quantity('1') }],
    ['it replaces another', { replaces: toOrderId('o0') }],
    ['another replaces it', { replacedBy: toOrderId('o2') }],
    ['it was changed', { firstAsked: { quantity: quantity('1'), terms: filled.terms } }],
    ['it waited for a price', { terms: { orderType: 'stop', stopPrice: price('8') } }],
    ['its limit is too large', { terms: { orderType: 'limit', limitPrice: beyond } }],
    ['its arrival price is too large', { arrivalPrice: beyond }],
    ['its arrival price stands for none', { arrivalPrice: -(2n ** 63n) as Price }],
    ...(
      [
        ...(['multiplier', 'quantity', 'cumulativeQuantity', 'filledNotional'] as const),
        ...(['commission', 'slippage', 'worstPrice'] as const),
      ] as const
    ).map((field) => [`its ${field} is too large`, { [field]: beyond }] as const),
  ];

  test.each(rare)('%s', (_, changed) => {
    expect(throughRow(closedOrderForm, { ...filled, ...changed } as Order, filled)).toBeUndefined();
  });
});

test.each(['multiplier', 'quantity', 'price', 'commission', 'slippage'] as const)(
  'a fill has no row of its own when its %s is too large',
  (field) => {
    const [usual] = fc.sample(recentFill, 1) as [RecentFill];
    const fill = { ...usual.fill, [field]: most + 1n };
    expect(throughRow(recentFillForm, { ...usual, fill }, usual)).toBeUndefined();
  },
);

/** Between two others, so that a row that reaches into the next one is seen. Undefined: no row. */
function throughRow<Value>(form: RowForm<Value>, value: Value, other: Value): Value | undefined {
  const shelf = new Shelf(form);
  shelf.put(other);
  const place = shelf.put(value);
  shelf.put(other);
  return place === undefined ? undefined : shelf.read(place);
}

function verdict(): Order['verdicts'][number] {
  const severity = 'warn' as Order['verdicts'][number]['severity'];
  return { code: 'order-shape', passed: true, severity, scope: { kind: 'desk' }, unit: 'none' };
}
