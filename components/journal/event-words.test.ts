import { expect, test } from 'vitest';
import type { Event } from '@/contract/event';
import {
  actorWords,
  eventName,
  eventReason,
  eventSubject,
  eventSummary,
  orderIdOf,
} from './event-words';

const fill = {
  orderId: 'o1',
  instrument: 'AAPL',
  side: 'buy',
  quantity: '1200',
  price: '189.5',
  commission: '6',
  why: 'took 1200 of 1600 shown',
};
const order = {
  orderId: 'o1',
  instrument: 'AAPL',
  side: 'sell',
  quantity: '1500',
  terms: { orderType: 'stopLimit', limitPrice: '190', stopPrice: '190.5' },
};

test.each<[string, Record<string, unknown>, string, string, string]>([
  ['ORDER_SUBMITTED', { order }, 'AAPL', 'sell 1,500 stop limit, limit 190, stop 190.5', ''],
  [
    'ORDER_SUBMITTED',
    {
      order: {
        ...order,
        verdicts: [{ code: 'price-stale' }],
        warningReason: 'the auction is near',
      },
    },
    'AAPL',
    'sell 1,500 stop limit, limit 190, stop 190.5',
    'past price stale: the auction is near',
  ],
  ['ORDER_FILLED', { fill }, 'AAPL', 'buy 1,200 at 189.5, fee 6', 'took 1200 of 1600 shown'],
  [
    'DROP_COPY_TAKEN',
    {
      dropCopy: { name: 'clearing', tradingDay: '2026-11-22', account: 'main' },
      fills: [fill, fill],
      fileName: 'day.csv',
    },
    'main',
    'clearing of 2026-11-22: 2 fills of day.csv',
    '',
  ],
  ['ORDER_CANCELED', { orderId: 'o1', reason: 'asked' }, '', '', 'asked'],
  [
    'POSITION_CLOSED',
    { instrument: 'AAPL', position: { realizedPnL: '-12.345', commission: '6' } },
    'AAPL',
    'realized −12.34, fees 6.00',
    '',
  ],
  [
    'RISK_LIMITS_CHANGED',
    {
      scope: { kind: 'instrument', id: 'AAPL' },
      previous: { maxDailyOrders: 10 },
      limits: {
        maxDailyOrders: 20,
        blockList: [{ instrument: 'XOM', reason: 'war', expiresAt: 1_900_000_000_000 }],
      },
      reason: 'busy day',
    },
    'Instrument AAPL',
    'Orders a day: 10 → 20; Block list: – → XOM (war, until 2030-03-17 17:46 UTC)',
    'busy day',
  ],
  ['MODE_CHANGED', { previous: 'manual', mode: 'halted', reason: 'x' }, '', 'manual → halted', 'x'],
  [
    'KILL_LATCHED',
    { scope: { kind: 'desk' }, flatten: true, orders: 2, positions: 0, reason: 'Drill: try' },
    'Whole desk',
    'cancel and flatten: 2 orders, 0 positions',
    'Drill: try',
  ],
  [
    'ACCESS_NOTED',
    { action: 'signInFailed', subject: 'eve', detail: 'twice' },
    'eve',
    'sign in failed: twice',
    '',
  ],
  ['SOMETHING_NEW', { message: 'from a newer desk' }, '', 'from a newer desk', ''],
])('%s is told in words', (type, payload, subject, summary, reason) => {
  const event = { type, payload } as Event;

  expect([eventSubject(event), eventSummary(event), eventReason(event)]).toEqual([
    subject,
    summary,
    reason,
  ]);
});

test('a type has a name, also one that this page does not know', () => {
  expect(eventName('ORDER_FILLED')).toBe('Filled');
  expect(eventName('SOMETHING_NEW')).toBe('Something new');
});

test.each([
  [{ kind: 'user', user: 'anna' }, 'anna'],
  [{ kind: 'apiKey', user: 'anna', apiKey: 'bot' }, 'anna by key bot'],
  [{ kind: 'venue', venue: 'paper' }, 'venue paper'],
  [{ kind: 'desk', part: 'schedule' }, 'desk (schedule)'],
] as const)('who acted: %o is %s', (actor, words) => {
  expect(actorWords(actor)).toBe(words);
});

test.each([
  [{ orderId: 'o1' }, 'o1'],
  [{ order }, 'o1'],
  [{ fill }, 'o1'],
  [{ fill: { instrument: 'AAPL' } }, undefined],
])('the order of %o is %s', (payload, orderId) => {
  expect(orderIdOf({ payload } as unknown as Event)).toBe(orderId);
});
