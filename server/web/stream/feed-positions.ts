import { snapshotBounds } from '../../../contract/stream';
import type { DeskState } from '../../core/desk/desk-state';
import type { ClosedPosition, Position } from '../../core/position/position';
import { trimFront } from './trim-front';

/** The positions of a snapshot: all that are held, and the newest of those that came to zero. */
export class FeedPositions {
  /** Key: `account/instrument`. */
  readonly held = new Map<string, Position>();
  /** Oldest first. */
  readonly closed: ClosedPosition[] = [];

  constructor(state: Readonly<DeskState>) {
    for (const account of state.accounts.values()) {
      for (const position of account.positions.values()) {
        this.put(position);
      }
      this.closed.push(...account.closedPositions);
    }
    this.closed.sort((one, other) => one.sequence - other.sequence);
    trimFront(this.closed, snapshotBounds.closedPositions);
  }

  put(position: Position): void {
    const key = `${position.account}/${position.instrument}`;
    if (position.quantity === 0n) {
      this.held.delete(key);
    } else {
      this.held.set(key, position);
    }
  }

  /** It had been closed, and goes on. */
  takeClosed({ sequence }: ClosedPosition): void {
    const at = this.closed.findLastIndex((closed) => closed.sequence === sequence);
    if (at !== -1) {
      this.closed.splice(at, 1);
    }
  }

  putClosed(position: ClosedPosition): void {
    this.closed.push(position);
    trimFront(this.closed, snapshotBounds.closedPositions);
  }
}
