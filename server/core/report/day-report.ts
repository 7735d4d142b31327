import type { DropCopy } from '../drop-copy/drop-copy';
import type { DropCopyEvent } from '../drop-copy/drop-copy-event';
import type { Kill } from '../mode/kill';
import type { Fill } from '../order/fill';
import type { Order } from '../order/order';
import type { Actor } from '../order/order-origin';
import type { ClosedPosition, Position } from '../position/position';
import type { Break } from '../reconciliation/break';
import type { RecordedRun } from '../reconciliation/reconciliation-state';
import type { RiskLimits } from '../risk/risk-limits';
import type { LimitScope } from '../risk/risk-verdict';
import type { Money } from '../values/amounts';
import type { AccountId } from '../values/ids';
import type { Instant, TradingDay } from '../values/instant';

/** An account's trading day as the journal has it, from its first row to its last. */
export interface DayReport {
  readonly account: AccountId;
  readonly currency: string;
  readonly tradingDay: TradingDay;
  /** `notRun`: the desk was off for the whole of it, and everything stands as the day before left it. */
  readonly standing: 'closed' | 'running' | 'notRun';
  /** The first row of the day: the one that began it. Absent when the desk did not run. */
  readonly openedAt?: JournalPlace;
  /** The last row of the day; of a running one the newest that is durable. */
  readonly close: JournalPlace & { readonly hash: string };
  readonly figures: DayFigures;
  /** Sent or denied on the day, changed on it, or open when it began; as they stand at the close. */
  readonly orders: readonly Order[];
  readonly fills: readonly BookedFill[];
  /** Open at the close. */
  readonly positions: readonly Position[];
  readonly closedPositions: readonly ClosedPosition[];
  /** Raised or changed on the day, or not over at its close; as they stand at the close. */
  readonly breaks: readonly Break[];
  /** What people and the desk did about breaks. */
  readonly breakActions: readonly BreakActionOfDay[];
  readonly runs: readonly RunsOfDay[];
  readonly dropCopies: readonly DropCopy[];
  readonly dropCopyFeeds: readonly DropCopyFeedOfDay[];
  readonly limitChanges: readonly LimitChangeOfDay[];
  readonly limitBreaches: readonly LimitBreachOfDay[];
  readonly modeChanges: readonly ModeChangeOfDay[];
  /** Pressed, worked on or released on the day; as they stand at the close. */
  readonly kills: readonly KillOfDay[];
}

export interface JournalPlace {
  readonly sequence: number;
  readonly time: Instant;
}

/** Cash and profit from the day's first row to its last. Equity is as it was last written down. */
export interface DayFigures {
  readonly atStart: BalancesOfDay;
  readonly atClose: BalancesOfDay;
  /** When the equity at the close was written down, and from which row on. */
  readonly equityAt: JournalPlace;
  readonly deposits: Money;
  readonly realizedPnL: Money;
  readonly commission: Money;
  /** Change of equity less what was paid in. */
  readonly dayPnL: Money;
}

export interface BalancesOfDay {
  readonly cash: Money;
  readonly equity: Money;
  /** Of the equity as it was written down. */
  readonly unrealizedPnL: Money;
}

export interface BookedFill {
  readonly sequence: number;
  readonly fill: Fill;
}

interface Done extends JournalPlace {
  readonly by: Actor;
}

export interface BreakActionOfDay extends Done {
  readonly breakId: Break['id'];
  readonly what:
    | 'raised'
    | 'changed'
    | 'reopened'
    | 'resolved'
    | 'acknowledged'
    | 'waived'
    | 'repaired'
    | 'reverted';
  readonly reason: string;
}

export interface RunsOfDay {
  /** The last of them. */
  readonly last: RecordedRun;
  readonly agreed: number;
  readonly differed: number;
  readonly failed: number;
}

export interface DropCopyFeedOfDay extends Done {
  readonly event: DropCopyEvent;
}

export interface LimitChangeOfDay extends Done {
  readonly scope: LimitScope;
  readonly previous: RiskLimits;
  readonly limits: RiskLimits;
  readonly reason: string;
}

export interface LimitBreachOfDay extends JournalPlace {
  readonly code: string;
  readonly message: string;
}

export interface ModeChangeOfDay extends Done {
  readonly previous: string;
  readonly mode: string;
  readonly reason: string;
}

export interface KillOfDay {
  readonly kill: Kill;
  readonly released?: Done & { readonly reason: string };
}
