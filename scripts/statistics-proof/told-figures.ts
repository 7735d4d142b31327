import type { Analytics } from '../../contract/analytics';
import { analyticsReport } from '../../server/core/statistics/analytics-report';
import type { Selection } from '../../server/core/statistics/selection';
import type { TradeLedger } from '../../server/core/statistics/trade-ledger';
import { presentAnalytics } from '../../server/web/present/present-statistics';
import { type FlatFigures, flatten } from './flat-figures';

/** What the desk tells about a selection, letter for letter as it leaves over HTTP, by names. */
export function toldFigures(ledger: TradeLedger, selection: Selection): FlatFigures {
  const report = analyticsReport(ledger, selection, { pointsMax: 400, hourOf: () => 0 });
  return namedFigures(presentAnalytics(report, selection.account));
}

/** The figures of an answer; those that depend on signals and on points of a curve are not in it. */
export function namedFigures(answer: Analytics): FlatFigures {
  const { statistics, executionQuality } = answer;
  const {
    rejectReasons,
    denyReasons,
    decisionSlippage: _signals,
    decisionSlippageBasisPoints: _alsoSignals,
    ...quality
  } = executionQuality;
  return {
    ...flatten({ statistics, executionQuality: quality }),
    ...reasons('rejectReasons', rejectReasons),
    ...reasons('denyReasons', denyReasons),
    ...groups('byInstrument', answer.byInstrument),
    ...groups('byStrategy', answer.byStrategy),
    ...groups('byOperator', answer.byOperator),
  };
}

function reasons(name: string, rows: Analytics['executionQuality']['rejectReasons']): FlatFigures {
  return Object.fromEntries(
    rows.map(({ reason, count }) => [`executionQuality.${name}.${reason}`, String(count)]),
  );
}

function groups(name: string, rows: Analytics['byInstrument']): FlatFigures {
  return Object.fromEntries(
    rows
      .filter(({ fills }) => fills > 0)
      .flatMap(({ key, netPnL, fills, closedPositions, wins }) =>
        Object.entries({ netPnL, fills, closedPositions, wins }).map(([figure, value]) => [
          `${name}.${key ?? 'none'}.${figure}`,
          String(value),
        ]),
      ),
  );
}
