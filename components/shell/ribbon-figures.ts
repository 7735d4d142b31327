import { decimalOf, unitsOf } from '@/components/ui/decimal';
import { formatCompact, formatFigure, formatPercent } from '@/components/ui/format-figures';
import { shareOf } from '@/components/ui/meter';
import type { Account } from '@/contract/account';
import type { LimitNode, RiskLimits } from '@/contract/risk-limits';

/** A limit of the ribbon, with how much of it is used. */
export interface RibbonLimit {
  readonly name: string;
  /** Undefined while the figures are not known. */
  readonly value: string | undefined;
  readonly shown: string | undefined;
  readonly limit: string | undefined;
  readonly limitShown: string | undefined;
  /** Used part, 1 = all of it; zero without a limit. */
  readonly share: number;
  /** The one that is nearest to its limit, and near enough to matter. */
  readonly binds: boolean;
}

interface RibbonInput {
  readonly account: Account | undefined;
  readonly openPositions: number;
  readonly limits: readonly LimitNode[];
}

/** A limit this far used is worth a colour. */
const bindingShare = 0.75;

/** Leverage, drawdown, positions and orders of the day, each against the tightest limit. */
export function ribbonLimits({ account, openPositions, limits }: RibbonInput): RibbonLimit[] {
  const tightest = (field: LimitField) => tightestOf(limits, field, account?.account);
  const ratio = (text: string) => formatFigure(text, { decimals: 2 });
  const share = (text: string) => formatPercent(text);
  const whole = (text: string) => formatFigure(text, { decimals: 0 });
  const rows = [
    limitRow('Leverage', account?.leverage, tightest('maxLeverage'), ratio),
    limitRow('Drawdown', account?.drawdown, tightest('maxDrawdown'), share),
    limitRow(
      'Positions',
      account === undefined ? undefined : String(openPositions),
      tightest('maxOpenPositions'),
      whole,
    ),
    limitRow(
      'Orders today',
      account === undefined ? undefined : String(account.ordersToday),
      tightest('maxDailyOrders'),
      whole,
    ),
  ];
  const largest = Math.max(...rows.map((row) => row.share));
  return rows.map((row) => ({
    ...row,
    binds: row.share === largest && row.share >= bindingShare,
  }));
}

/** Gain or loss since the first deposit; undefined while the figures are not known. */
export function gainOf(
  equity: string | undefined,
  netDeposits: string | undefined,
): string | undefined {
  return equity === undefined || netDeposits === undefined
    ? undefined
    : decimalOf(unitsOf(equity) - unitsOf(netDeposits));
}

type LimitField = 'maxLeverage' | 'maxDrawdown' | 'maxOpenPositions' | 'maxDailyOrders';

/** The smallest of what the desk and the account are held to. */
function tightestOf(
  nodes: readonly LimitNode[],
  field: LimitField,
  account: string | undefined,
): string | undefined {
  let tightest: string | undefined;
  for (const { scope, limits } of nodes) {
    const isOurs = scope.kind === 'desk' || (scope.kind === 'account' && scope.id === account);
    const limit = isOurs ? textOf(limits, field) : undefined;
    if (limit !== undefined && (tightest === undefined || unitsOf(limit) < unitsOf(tightest))) {
      tightest = limit;
    }
  }
  return tightest;
}

function textOf(limits: RiskLimits, field: LimitField): string | undefined {
  const limit = limits[field];
  return limit === undefined ? undefined : String(limit);
}

function limitRow(
  name: string,
  value: string | undefined,
  limit: string | undefined,
  show: (text: string) => string,
): Omit<RibbonLimit, 'binds'> {
  return {
    name,
    value,
    shown: value === undefined ? undefined : show(value),
    limit,
    limitShown: limit === undefined ? undefined : shortLimit(show(limit), limit),
    share: value === undefined || limit === undefined ? 0 : shareOf(value, limit),
  };
}

/** A limit stands in a small label: `250 k` and `5 %`, where `250,000` and `5.00 %` would be cut off. */
function shortLimit(shown: string, limit: string): string {
  return unitsOf(limit) >= tenThousand ? formatCompact(limit) : shown.replace(/\.00 %$/, ' %');
}

const tenThousand = 1_000_000_000_000n;
