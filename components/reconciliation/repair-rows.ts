import {
  figureText,
  type LimitName,
  type LimitUnit,
  limitWords,
} from '@/components/ui/limit-words';
import type { RepairPreview } from '@/contract/reconciliation';

/** A figure that a repair could move. `decimals`: of prices and money, which are shown so fine. */
export interface RepairRow {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly decimals?: number;
  /** Of a limit. */
  readonly unit?: LimitUnit;
}

const figures = [
  ['cash', 'Cash'],
  ['equity', 'Equity'],
  ['realizedPnL', 'Realized P&L'],
  ['unrealizedPnL', 'Unrealized P&L'],
  ['dayPnL', 'Day P&L'],
  ['netDeposits', 'Net deposits'],
  ['grossExposure', 'Gross exposure'],
  ['buyingPower', 'Buying power'],
] as const;

/** Positions, orders, money and limits before and after a repair, in the order of reading. */
export function rowsOfRepair({
  positions,
  orders,
  account,
  limits,
}: RepairPreview): readonly RepairRow[] {
  return [
    ...positions.flatMap(({ instrument, before, after }) => [
      {
        name: `Position ${instrument}`,
        before: before?.quantity ?? '0',
        after: after?.quantity ?? '0',
      },
      {
        name: `Average price ${instrument}`,
        before: before?.averagePrice ?? 'flat',
        after: after?.averagePrice ?? 'flat',
        decimals: 4,
      },
    ]),
    ...orders.map(({ before, after }) => ({
      name: `Order ${(after ?? before)?.clientOrderId ?? ''}`,
      before: before?.status ?? 'not known',
      after: after?.status ?? 'not known',
    })),
    ...figures.map(([field, name]) => ({
      name,
      before: account.before[field],
      after: account.after[field],
      decimals: 2,
    })),
    ...limits.map(limitRow),
  ];
}

function limitRow({ before, after }: RepairPreview['limits'][number]): RepairRow {
  const { limitName, limit, subject } = before;
  const of = subject === undefined ? '' : ` ${subject}`;
  const row = { before: before.current, after: after.current };
  if (!(limitName in limitWords)) {
    return { name: `${limitName}${of} (of ${limit})`, ...row };
  }
  const { name, unit } = limitWords[limitName as LimitName];
  return { name: `${name}${of} (of ${figureText(unit, limit)})`, ...row, unit };
}
