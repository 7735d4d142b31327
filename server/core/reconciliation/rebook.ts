import type { DeskContext } from '../desk/desk-context';
import type { DeskEvent } from '../desk/desk-event';
import type { Fill } from '../order/fill';
import type { Position } from '../position/position';
import { lifeAfter, type PositionLife } from '../position/position-life';
import { reopenedPosition } from '../position/reopened-position';
import type { BreakId } from '../values/ids';
import { counterFill } from './counter-fill';

type Books = Pick<DeskContext, 'state' | 'now' | 'excursionOf'>;

interface Rebooking {
  /** Taken out of the books; undefined when there is nothing to take out. */
  readonly takeOut: Fill | undefined;
  /** Booked in its place. */
  readonly book: Fill | undefined;
  readonly reconciliation: BreakId;
  /** Of the first event. */
  readonly sequence: number;
}

/**
 * The events that take one fill out of the books and book another, and what of positions they end and begin.
 * A position that the fill had closed, and that nothing has touched since, goes on where it was.
 */
export function rebook(desk: Books, rebooking: Rebooking): readonly DeskEvent[] {
  const { takeOut, book, reconciliation, sequence } = rebooking;
  const events: DeskEvent[] = [];
  const held = ({ account, instrument }: Fill) =>
    desk.state.accounts.get(account)?.positions.get(instrument);
  let left = takeOut && held(takeOut);
  if (takeOut !== undefined) {
    const taken = takenOut(desk, takeOut, left, rebooking);
    events.push(...taken.events);
    left = taken.position;
  }
  if (book !== undefined) {
    const before = takeOut?.instrument === book.instrument ? left : held(book);
    const { events: life } = lifeAfter(desk, before, book, sequence + events.length);
    events.push({ type: 'EXTERNAL_FILL_BOOKED', fill: book, reconciliation }, ...life);
  }
  return events;
}

type TakenOut = Pick<PositionLife, 'position'> & { readonly events: readonly DeskEvent[] };

function takenOut(
  desk: Books,
  own: Fill,
  before: Position | undefined,
  { reconciliation, sequence }: Pick<Rebooking, 'reconciliation' | 'sequence'>,
): TakenOut {
  const { account, instrument, executionId: reverses } = own;
  const fill = counterFill(own, sequence);
  const closed =
    before === undefined
      ? desk.state.accounts
          .get(account)
          ?.closedPositions.findLast((one) => one.instrument === instrument)
      : undefined;
  const reopened = closed && reopenedPosition(closed, reverses, fill);
  if (closed === undefined || reopened === undefined) {
    const { position, events } = lifeAfter(desk, before, fill, sequence);
    return {
      position,
      events: [{ type: 'FILL_REVERSED', reverses, fill, reconciliation }, ...events],
    };
  }
  const position = { ...reopened.position, sequence };
  return {
    position,
    events: [
      {
        type: 'FILL_REVERSED',
        reverses,
        fill,
        restored: reopened,
        reopens: closed,
        reconciliation,
      },
      { type: 'POSITION_OPENED', account, instrument, position },
    ],
  };
}
