import { expect, test } from 'vitest';
import { price, quantity, ratio } from '../values/amounts';
import {
  toAccountId,
  toClientOrderId,
  toExecutionId,
  toInstrumentId,
  toVenueName,
  toVenueOrderId,
} from '../values/ids';
import { toInstant } from '../values/instant';
import type { ExecutionReport, VenueFill } from './execution-report';
import type { OrderTerms } from './order-terms';
import { ownReport } from './own-report';

const head = {
  venue: toVenueName('paper'),
  account: toAccountId('main'),
  clientOrderId: toClientOrderId('c1'),
  venueOrderId: toVenueOrderId('v1'),
  transactTime: toInstant(Date.UTC(2026, 10, 20, 15)),
};
const fill: VenueFill = {
  executionId: toExecutionId('e1'),
  clientOrderId: head.clientOrderId,
  venueOrderId: head.venueOrderId,
  account: head.account,
  instrument: toInstrumentId('ACME'),
  side: 'buy',
  quantity: quantity('1'),
  price: price('10'),
  commission: 0n as VenueFill['commission'],
  liquidity: 'taker',
  transactTime: head.transactTime,
  why: 'trade 1 @ 10',
};
const someTerms: readonly OrderTerms[] = [
  { orderType: 'market' },
  { orderType: 'limit', limitPrice: price('9') },
  { orderType: 'stop', stopPrice: price('8') },
  { orderType: 'stopLimit', stopPrice: price('8'), limitPrice: price('9') },
  { orderType: 'trailingStop', trailingOffset: { kind: 'price', distance: price('1') } },
  {
    orderType: 'trailingStop',
    trailingOffset: { kind: 'percent', share: ratio('0.02') },
    stopPrice: price('8'),
  },
];
const reason = 'the venue says so';
const reports: readonly ExecutionReport[] = [
  { ...head, executionType: 'new' },
  { ...head, executionType: 'new', stopPrice: price('8') },
  { ...head, executionType: 'rejected', reason },
  { ...head, executionType: 'trade', fill },
  { ...head, executionType: 'triggered' },
  { ...head, executionType: 'canceled', reason },
  { ...head, executionType: 'cancelRejected', reason },
  ...someTerms.map(
    (terms) => ({ ...head, executionType: 'replaced', quantity: quantity('2'), terms }) as const,
  ),
  { ...head, executionType: 'replaceRejected', reason },
  { ...head, executionType: 'stopMoved', stopPrice: price('8') },
  { ...head, executionType: 'expired', reason },
];

test.each(reports)(
  'a report of $executionType says the same in the words of the desk',
  (report) => {
    expect(ownReport(report)).toStrictEqual(report);
  },
);

test.each(reports)('a report of $executionType keeps nothing else that a venue adds', (report) => {
  const added = { ...report, cookie: 'x', verdicts: [1] };
  expect(ownReport(added)).toStrictEqual(report);
});

test('what a venue changes later in a fill that it has sent changes nothing here', () => {
  const sent = { ...fill, quantity: fill.quantity };
  const report = ownReport({ ...head, executionType: 'trade', fill: sent });
  sent.quantity = quantity('1000');
  expect(report).toMatchObject({ fill: { quantity: quantity('1') } });
});
