import type { RecordedEvent } from '../../server/core/desk/desk-event';
import { createDeskState } from '../../server/core/desk/desk-state';
import { evolve } from '../../server/core/desk/evolve';
import { executionFigures } from '../../server/core/statistics/execution-figures';
import type { Selection } from '../../server/core/statistics/selection';
import { TradeLedger } from '../../server/core/statistics/trade-ledger';
import { presentStatistics } from '../../server/web/present/present-statistics';
import { type Difference, differencesOf, type FlatFigures, flatten } from './flat-figures';
import { type Asked, type NaiveHistory, readHistory } from './naive-events';
import { naiveFigures } from './naive-figures';
import { toldFigures } from './told-figures';

export interface Proof {
  readonly selections: number;
  readonly figures: number;
  readonly differences: readonly Difference[];
}

/** What the desk tells about a selection; a test may put something wrong in between. */
export type Told = (ledger: TradeLedger, selection: Selection) => FlatFigures;

/**
 * Computes every figure of every selection that the journal gives rise to twice, once as the desk does
 * and once naively, and names what is not equal.
 */
export function verifyStatistics(
  events: readonly RecordedEvent[],
  told: Told = toldFigures,
): Proof {
  const history = readHistory(events);
  const ledger = new TradeLedger();
  for (const event of events) {
    ledger.note(event);
  }
  let figures = 0;
  const differences: Difference[] = [];
  const compare = (name: string, recomputed: FlatFigures, desk: FlatFigures) => {
    figures += Object.keys(recomputed).length;
    differences.push(...differencesOf(name, recomputed, desk));
  };
  const asked = selectionsOf(history);
  for (const one of asked) {
    // Names and moments were read from the journal's own records.
    compare(nameOf(one), naiveFigures(history, one), told(ledger, one as Selection));
  }
  for (const [account, desk] of runningFigures(events)) {
    compare(`running figures of ${account}`, onlyStatistics(history, account), desk);
  }
  return { selections: asked.length, figures, differences };
}

/** The desk, each account, strategy, instrument and operator: all time, half of it, the newest day. */
function selectionsOf(history: NaiveHistory): readonly Asked[] {
  const { orders, fills, days, lastTime } = history;
  const unique = (names: readonly (string | undefined)[]) =>
    [...new Set(names)].filter((name) => name !== undefined);
  const subjects: Asked[] = [
    {},
    ...[...history.capital.keys()].map((account) => ({ account })),
    ...unique(orders.map((order) => order.strategy)).map((strategy) => ({ strategy })),
    ...unique(fills.map(({ fill }) => fill.instrument)).map((instrument) => ({ instrument })),
    ...unique(orders.map((order) => order.operator)).map((operator) => ({ operator })),
  ];
  const firstTime = history.marks[0]?.time ?? lastTime;
  const middle = Math.floor((firstTime + lastTime) / 2);
  const newestDay = days.at(-1)?.startedAt ?? firstTime;
  const periods: Asked[] = [{}, { to: middle }, { from: middle }, { from: newestDay }];
  return subjects.flatMap((subject) => periods.map((period) => ({ ...subject, ...period })));
}

/** What the desk itself has kept running in its state, event by event. */
function runningFigures(events: readonly RecordedEvent[]): Map<string, FlatFigures> {
  const state = createDeskState();
  for (const event of events) {
    evolve(state, event);
  }
  return new Map(
    [...state.accounts.values()].map(({ account, statistics }) => [
      account,
      flatten({ statistics: presentStatistics(executionFigures(statistics)) }),
    ]),
  );
}

function onlyStatistics(history: NaiveHistory, account: string): FlatFigures {
  const figures = Object.entries(naiveFigures(history, { account }));
  return Object.fromEntries(figures.filter(([name]) => name.startsWith('statistics.')));
}

function nameOf({ from, to, ...subject }: Asked): string {
  const [[kind, name] = ['desk', '']] = Object.entries(subject);
  const period = [
    from === undefined ? '' : ` from ${new Date(from).toISOString()}`,
    to === undefined ? '' : ` to ${new Date(to).toISOString()}`,
  ].join('');
  return `${kind} ${name}${period}`.replaceAll('  ', ' ').trim();
}
