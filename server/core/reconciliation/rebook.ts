import type { DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import type { Fill } from '../order/fill';
import { lifeAfter } from '../position/position-life';
import type { BreakId } from '../values/ids';
import { counterFill } from './counter-fill';

interface Rebooking {
  /** Taken out of the books; undefined when there is nothing to take out. */
  readonly takeOut: Fill | undefined;
  /** Booked in its place. */
  readonly book: Fill | undefined;
  readonly reconciliation: BreakId;
  /** Of the first event. */
  readonly sequence: number;
}

/** The events that take one fill out of the books and book another, and what of positions they end and begin. */
export function rebook(desk: DeskContext, rebooking: Rebooking): readonly DeskEvent[] {
  const { takeOut, book, reconciliation, sequence } = rebooking;
  const events: DeskEvent[] = [];
  const held = ({ account, instrument }: Fill) =>
    desk.state.accounts.get(account)?.positions.get(instrument);
  let left = takeOut && held(takeOut);
  if (takeOut !== undefined) {
    const fill = counterFill(takeOut, sequence);
    const life = lifeAfter(desk, left, fill, sequence);
    const { executionId: reverses } = takeOut;
    events.push({ type: 'FILL_REVERSED', reverses, fill, reconciliation }, ...life.events);
    left = life.position;
  }
  if (book !== undefined) {
    const before = takeOut?.instrument === book.instrument ? left : held(book);
    const { events: life } = lifeAfter(desk, before, book, sequence + events.length);
    events.push({ type: 'EXTERNAL_FILL_BOOKED', fill: book, reconciliation }, ...life);
  }
  return events;
}
