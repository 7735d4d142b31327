import { describe, expect, test } from 'vitest';
import type { Event } from '@/contract/event';
import type { Order } from '@/contract/order';
import type { ClosedPosition, Position } from '@/contract/position';
import { orderOutcome } from './order-outcome';

const at = (second: number) => `2026-11-22T14:30:0${second}.000Z`;
const order = { instrument: 'AAPL', account: 'main' } as Order;
const event = (sequence: number, type: string): Event =>
  ({ sequence, type, time: at(sequence) }) as Event;
const filled = [event(1, 'ORDER_SUBMITTED'), event(3, 'ORDER_PARTIALLY_FILLED')];
const position = { instrument: 'AAPL', account: 'main', openedAt: at(3) } as Position;
const closed = (from: number, to: number, fields: Partial<ClosedPosition> = {}): ClosedPosition =>
  ({
    instrument: 'AAPL',
    account: 'main',
    openedAt: at(from),
    closedAt: at(to),
    sequence: to,
    ...fields,
  }) as ClosedPosition;

describe('what became of the money behind an order', () => {
  test('is nothing when nothing was filled', () => {
    expect(orderOutcome(order, [event(1, 'ORDER_SUBMITTED')], position, [])).toEqual({
      kind: 'nothingFilled',
    });
  });

  test('is in the position that is open since its fill', () => {
    expect(orderOutcome(order, filled, position, [closed(1, 2)])).toEqual({
      kind: 'open',
      position,
    });
  });

  test('went into the position that was closed afterwards, not into the one that is open now', () => {
    const later = { ...position, openedAt: at(7) };
    const [its, other] = [closed(2, 5), closed(2, 5, { instrument: 'MSFT' })];

    expect(orderOutcome(order, filled, later, [other, closed(6, 6), its])).toEqual({
      kind: 'closed',
      position: its,
    });
  });

  test('is said to be gone when its position is not kept any more', () => {
    expect(orderOutcome(order, filled, undefined, [])).toEqual({ kind: 'notKept' });
    expect(orderOutcome(order, filled, { ...position, openedAt: at(8) }, [])).toEqual({
      kind: 'notKept',
    });
  });
});
