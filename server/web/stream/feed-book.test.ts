import { afterAll, beforeAll, expect, test } from 'vitest';
import { putEvent } from '@/components/feed/apply-records';
import { emptyFeedState } from '@/components/feed/feed-state';
import type { DeskEvent } from '../../core/desk/desk-event';
import { money, quantity } from '../../core/values/amounts';
import { toBreakId, toOrderId } from '../../core/values/ids';
import { closedPosition } from '../../persistence/read-tables/read-rows.fixture';
import { openWorld, type WebWorld } from '../web-world.fixture';
import { FeedBook } from './feed-book';
import { presentFeedEvent } from './present-feed';

let world: WebWorld;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** An error about an order, as the desk records one. */
function failure(sequence: number, order: string) {
  return {
    sequence,
    time: world.wallClock.now(),
    actor: { kind: 'desk', part: 'recovery' },
    event: {
      type: 'EXECUTION_ERROR',
      family: 'venue',
      severity: 'high',
      code: 'fill-late',
      message: `late fill of ${order}`,
      orderId: toOrderId(order),
    },
  } as const;
}

test('the alert that falls off the full list is told with the one that takes its place', () => {
  const book = new FeedBook(world.desk);
  const start = book.sequence;
  const room = 500 - book.rules.alerts.size;
  for (let count = 1; count <= room; count += 1) {
    expect(book.apply(failure(start + count, `o-${count}`))?.forgottenAlert).toBeUndefined();
  }
  const told = book.apply(failure(start + room + 1, 'one-more'))!;
  const wire = presentFeedEvent(world.desk, told);

  expect(book.rules.alerts.size).toBe(500);
  expect(wire.alert).toMatchObject({ orderId: 'one-more', count: 1, severity: 'high' });
  expect(wire.forgottenAlert).toBe('fill-late/o-1');
  expect(wire.message).toBe('late fill of one-more');
});

test('the same alert again is told as one with a count', () => {
  const book = new FeedBook(world.desk);
  const start = book.sequence;
  book.apply(failure(start + 1, 'again'));

  expect(book.apply(failure(start + 2, 'again'))?.alert).toMatchObject({ count: 2 });
});

test('what a rule says, and a delivery that was given up, are told as they happen', () => {
  const book = new FeedBook(world.desk);
  const at = { time: world.wallClock.now(), actor: { kind: 'desk', part: 'schedule' } } as const;
  const fired = book.apply({
    ...at,
    sequence: book.sequence + 1,
    event: {
      type: 'ALERT_RULE_FIRED',
      ruleId: 'loss',
      value: -1n,
      severity: 'high',
      message: 'Day P&L of main is -512.5, below -500 (loss).',
    },
  });
  const givenUp = book.apply({
    ...at,
    sequence: book.sequence + 1,
    event: {
      type: 'WEBHOOK_GIVEN_UP',
      webhookId: 'w1',
      deliveryId: 'w1-7',
      attempts: 8,
      answer: 'HTTP 500',
      message: 'night watch did not get it',
    },
  });

  expect(fired?.alert).toMatchObject({ alertId: 'alert-rule/loss', severity: 'high' });
  expect(givenUp?.alert).toMatchObject({ alertId: 'webhook-dead-letter/w1', severity: 'high' });
});

test('a closed position that goes on leaves snapshot and page', () => {
  const book = new FeedBook(world.desk);
  const at = {
    time: world.wallClock.now(),
    actor: { kind: 'desk', part: 'reconciliation' },
  } as const;
  const page = emptyFeedState();
  const tell = (event: DeskEvent) => {
    const told = book.apply({ ...at, sequence: book.sequence + 1, event })!;
    putEvent(page, presentFeedEvent(world.desk, told));
    return [book.positions.closed.length, page.tables.closedPositions.size];
  };
  const position = closedPosition(7);
  const { account, instrument } = position;
  const taken = {
    type: 'POSITION_ADJUSTED',
    account,
    instrument,
    quantityChange: quantity('1'),
    valueChange: money('1'),
    reconciliation: toBreakId('break-1'),
  } as const;

  expect(tell({ type: 'POSITION_CLOSED', account, instrument, position })).toEqual([1, 1]);
  expect(tell(taken)).toEqual([1, 1]);
  expect(tell({ ...taken, reopens: position })).toEqual([0, 0]);
});

test('an event that the start already had is not told again', () => {
  const book = new FeedBook(world.desk);

  expect(book.apply(failure(book.sequence, 'old'))).toBeUndefined();
});
