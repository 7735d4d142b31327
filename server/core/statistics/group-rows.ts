import { addMoney, type Money, noMoney } from '../values/amounts';
import type { Instant } from '../values/instant';
import type { FillFact, MoneyFacts, TradeFact } from './ledger-facts';
import { type BookKind, bookKindOf, isInPeriod, isSelected, type Selection } from './selection';

/** What one instrument, strategy, operator or hour brought. P&L is realized, net of commission. */
export interface GroupRow {
  /** Undefined: what has none of it, such as orders of no strategy. */
  readonly key: string | undefined;
  fills: number;
  closedPositions: number;
  wins: number;
  volume: Money;
  netPnL: Money;
  commission: Money;
  slippage: Money;
}

export type Grouping = 'instrument' | 'strategy' | 'operator' | 'hour';

export type HourOf = (time: Instant) => number;

/**
 * A selection in parts. Fills and trades count in the part that they belong to, in the books that the
 * part asks for: by strategy those of each strategy, so that the parts need not add up to the account
 * where one strategy closed what another had opened. In the order of their names.
 */
export function groupRows(
  { fills, trades }: MoneyFacts,
  selection: Selection,
  by: Grouping,
  hourOf: HourOf,
): readonly GroupRow[] {
  const kind = kindOf(selection, by);
  const rows = new Map<string | undefined, GroupRow>();
  const rowOf = (fact: FillFact | TradeFact) => {
    const key = by === 'hour' ? hourText(hourOf(fact.time)) : fact[by];
    const row = rows.get(key) ?? emptyRow(key);
    rows.set(key, row);
    return row;
  };
  for (const fill of fills) {
    if (isSelected(selection, fill) && isInPeriod(selection, fill.time)) {
      addFill(rowOf(fill), fill, kind);
    }
  }
  for (const trade of trades[kind]) {
    if (isSelected(selection, trade) && isInPeriod(selection, trade.time)) {
      const row = rowOf(trade);
      row.closedPositions += 1;
      row.wins += trade.position.realizedPnL > trade.position.commission ? 1 : 0;
    }
  }
  return [...rows.values()].sort((left, right) => ((left.key ?? '') < (right.key ?? '') ? -1 : 1));
}

function addFill(row: GroupRow, fill: FillFact, kind: BookKind): void {
  row.fills += 1;
  row.volume = addMoney(row.volume, fill.value);
  row.netPnL = addMoney(row.netPnL, (fill.realizedPnL[kind] - fill.commission) as Money);
  row.commission = addMoney(row.commission, fill.commission);
  row.slippage = addMoney(row.slippage, fill.slippage);
}

function kindOf(selection: Selection, by: Grouping): BookKind {
  const kind = bookKindOf(selection);
  if (by === 'strategy') {
    return kind === 'operator' || kind === 'strategyAndOperator' ? 'strategyAndOperator' : by;
  }
  if (by === 'operator') {
    return kind === 'strategy' || kind === 'strategyAndOperator' ? 'strategyAndOperator' : by;
  }
  return kind;
}

function hourText(hour: number): string {
  return String(hour).padStart(2, '0');
}

function emptyRow(key: string | undefined): GroupRow {
  return {
    key,
    fills: 0,
    closedPositions: 0,
    wins: 0,
    volume: noMoney,
    netPnL: noMoney,
    commission: noMoney,
    slippage: noMoney,
  };
}
