import type { Fill } from '../order/fill';
import { type Money, notional, type Quantity } from '../values/amounts';
import type { ExecutionId } from '../values/ids';
import type { ClosedPosition, Position } from './position';

/** A position that a fill had closed, as it stood before that fill. */
export interface ReopenedPosition {
  readonly position: Position;
  /** What the fill had realized, gross. */
  readonly realizedPnL: Money;
}

/**
 * Opens a position again from which the fill that closed it is taken away: quantity, cost and life are
 * those of before. `counter` is the fill that takes `reverses` back. Undefined when another fill closed
 * it, or none did. The position must have been flat since; a flip is not put back.
 */
export function reopenedPosition(
  { closing, direction, closedAt: _, excursion: _seen, ...closed }: ClosedPosition,
  reverses: ExecutionId,
  counter: Fill,
): ReopenedPosition | undefined {
  if (closing?.executionId !== reverses) {
    return undefined;
  }
  const value = notional(counter.quantity, counter.price, counter.multiplier);
  const isLong = direction === 'long';
  const realizedPnL = (isLong ? value - closing.cost : closing.cost - value) as Money;
  const position: Position = {
    ...closed,
    quantity: (isLong ? counter.quantity : -counter.quantity) as Quantity,
    costBasis: closing.cost,
    realizedPnL: (closed.realizedPnL - realizedPnL) as Money,
    commission: (closed.commission + counter.commission) as Money,
    exitedQuantity: (closed.exitedQuantity - counter.quantity) as Quantity,
    exitedNotional: (closed.exitedNotional - value) as Money,
  };
  return { position, realizedPnL };
}
