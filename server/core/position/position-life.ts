import type { DeskContext } from '../desk/desk-context';
import type { PositionEvent } from '../desk/desk-event';
import type { Fill } from '../order/fill';
import { noMoney } from '../values/amounts';
import { bookFill } from './book-fill';
import { widenedExcursion } from './excursion';
import type { ClosedPosition, Position } from './position';

/** A position after a fill, and what of its life began or ended with it. */
export interface PositionLife {
  readonly position: Position | undefined;
  readonly events: readonly PositionEvent[];
}

/**
 * What a fill does to a position's life, for those who read the journal. A fill that takes another one
 * back is a fill like any: what it flattens is closed, what it puts back is opened. `sequence` is that
 * of the event that books it.
 */
export function lifeAfter(
  desk: Pick<DeskContext, 'now' | 'excursionOf'>,
  before: Position | undefined,
  fill: Fill,
  sequence: number,
): PositionLife {
  const { closed, opened, position } = bookFill(before, fill, desk.now, sequence);
  const { account, instrument } = fill;
  const events: PositionEvent[] = [];
  if (closed !== undefined) {
    const position = withExcursion(desk, before, closed);
    events.push({ type: 'POSITION_CLOSED', account, instrument, position });
  }
  if (opened && position !== undefined) {
    events.push({ type: 'POSITION_OPENED', account, instrument, position });
  }
  return { position, events };
}

/** What closing brought may be further than any mark. */
function withExcursion(
  { excursionOf }: Pick<DeskContext, 'excursionOf'>,
  before: Position | undefined,
  closed: ClosedPosition,
): ClosedPosition {
  if (excursionOf === undefined || before === undefined) {
    return closed;
  }
  return { ...closed, excursion: widenedExcursion(excursionOf(before), closed, noMoney) };
}
