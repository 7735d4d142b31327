import type { AccountId } from '../values/ids';
import { type ExcursionFigures, excursionFigures } from './excursion-figures';
import { type GroupRow, groupRows, type HourOf } from './group-rows';
import { type CurvePoint, pnlCurve } from './pnl-curve';
import { type PnlDay, pnlDays } from './pnl-days';
import { hasEquity, type Selection } from './selection';
import { type DistributionBin, tradeDistribution } from './trade-distribution';
import type { SelectionFigures, TradeLedger } from './trade-ledger';

/** Everything there is to say about a selection, as of one event of the journal. */
export interface AnalyticsReport extends SelectionFigures {
  readonly sequence: number;
  /** Whether curve and days show equity itself, or what fills have realized. */
  readonly curveOf: 'equity' | 'realizedPnL';
  readonly curve: readonly CurvePoint[];
  readonly days: readonly PnlDay[];
  readonly distribution: readonly DistributionBin[];
  /** Undefined where positions of the selection do not stand alone. */
  readonly excursions: ExcursionFigures | undefined;
  readonly byInstrument: readonly GroupRow[];
  readonly byStrategy: readonly GroupRow[];
  readonly byOperator: readonly GroupRow[];
  readonly byHour: readonly GroupRow[];
  /** What one may select, whatever is selected now. */
  readonly known: KnownNames;
}

export interface KnownNames {
  readonly accounts: readonly AccountId[];
  readonly strategies: readonly string[];
  readonly instruments: readonly string[];
  readonly operators: readonly string[];
}

export interface ReportOptions {
  readonly pointsMax: number;
  /** 0 … 23, in whatever time zone the reader thinks in. */
  readonly hourOf: HourOf;
}

export function analyticsReport(
  ledger: TradeLedger,
  selection: Selection,
  { pointsMax, hourOf }: ReportOptions,
): AnalyticsReport {
  return {
    sequence: ledger.sequence,
    ...ledger.figures(selection),
    curveOf: hasEquity(selection) ? 'equity' : 'realizedPnL',
    curve: pnlCurve(ledger, selection, pointsMax),
    days: pnlDays(ledger, selection),
    distribution: tradeDistribution(ledger, selection),
    excursions: excursionFigures(ledger.excursions, selection),
    byInstrument: groupRows(ledger, selection, 'instrument', hourOf),
    byStrategy: groupRows(ledger, selection, 'strategy', hourOf),
    byOperator: groupRows(ledger, selection, 'operator', hourOf),
    byHour: groupRows(ledger, selection, 'hour', hourOf),
    known: knownNames(ledger),
  };
}

function knownNames(ledger: TradeLedger): KnownNames {
  const strategies = new Set<string>();
  const instruments = new Set<string>();
  const operators = new Set<string>();
  for (const { strategy, instrument, operator } of ledger.orders.values()) {
    instruments.add(instrument);
    if (strategy !== undefined) {
      strategies.add(strategy);
    }
    if (operator !== undefined) {
      operators.add(operator);
    }
  }
  return {
    accounts: [...ledger.accounts.keys()],
    strategies: [...strategies].sort(),
    instruments: [...instruments].sort(),
    operators: [...operators].sort(),
  };
}
