import type { AnalyticsReport } from '../core/statistics/analytics-report';
import type { Grouping, GroupRow } from '../core/statistics/group-rows';
import type { Selection } from '../core/statistics/selection';
import type { SelectionFigures } from '../core/statistics/trade-ledger';

/**
 * Statistics of any selection and period, made from the durable journal beside the desk's own work.
 *
 * 1. What was durable before a question was asked, or on its way to the journal, is in its answer.
 * 2. The first question after a start waits until the journal has been read once.
 */
export interface TradeAnalytics {
  figures(selection: Selection): Promise<SelectionFigures>;
  report(selection: Selection, options: ReportWishes): Promise<AnalyticsReport>;
  /** The selection in parts, without all else that a report computes. */
  groups(selection: Selection, options: GroupWishes): Promise<readonly GroupRow[]>;
}

export interface GroupWishes {
  readonly by: Grouping;
  /** IANA name of the zone whose hours are meant. Throws RangeError on a name that is none. */
  readonly timeZone: string;
}

export interface ReportWishes {
  /** At most so many points of the curve. */
  readonly pointsMax: number;
  /** IANA name of the zone whose hours are meant. Throws RangeError on a name that is none. */
  readonly timeZone: string;
}
