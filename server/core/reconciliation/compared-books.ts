import type { AccountState } from '../account/account';
import type { DeskState } from '../desk/desk-state';
import type { VenueFill } from '../order/execution-report';
import type { Difference } from './break';
import type { SettleWindow } from './settle-window';
import type { VenueStatement } from './statement';

/** The two sides of a comparison. */
export interface ComparedBooks {
  readonly state: Readonly<DeskState>;
  readonly account: AccountState;
  readonly statement: VenueStatement;
  readonly settling: SettleWindow;
}

/** What one part of the comparison found. */
export interface Findings {
  readonly differences: readonly Difference[];
  /** Keys that this run cannot judge. */
  readonly waiting: readonly string[];
}

/** A fill that the venue has and the desk has not, or that follows from what the venue says. */
export interface MissingFill {
  readonly fill: VenueFill;
  /** Too young to be judged; it explains what it explains all the same. */
  readonly isYoung: boolean;
}

/** The part of every difference that says whose it is. */
export function subjectOf({ statement: { venue, account } }: ComparedBooks) {
  return { source: 'venue' as const, venue, account };
}

/** What two sightings are known by. */
export function keyOf({ statement }: ComparedBooks, about: string): string {
  return `venue/${statement.venue}/${statement.account}/${about}`;
}
