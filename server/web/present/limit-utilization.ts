import type { LimitUtilization } from '../../../contract/risk-limits';
import type { AccountState } from '../../core/account/account';
import type { AccountFigures } from '../../core/account/account-figures';
import type { LimitNode, RiskLimits } from '../../core/risk/risk-limits';
import type { RiskUnit, VerdictCode } from '../../core/risk/risk-verdict';
import { one, type Ratio, ratio, ratioOf, subtractMoney } from '../../core/values/amounts';
import { absolute, formatDecimal, larger, scale } from '../../core/values/decimal';
import type { AccountId } from '../../core/values/ids';
import type { Desk } from '../../desk';
import { presentScope } from './present-verdict';

/** What of a limit is in use: the figure that its check would start from. */
interface Use {
  readonly code: VerdictCode;
  readonly unit: RiskUnit;
  readonly limit: bigint;
  readonly current: bigint;
  /** A floor is used up from above. */
  readonly isFloor?: boolean;
  /** What the figure belongs to, when the limit holds for each of several. */
  readonly subject?: string;
}

/**
 * How far each limit of each node is used now. Limits on the size of one order are used by nothing
 * that stands, so they are shown unused; a node of an instrument shows that instrument's position.
 */
export function limitUtilization(desk: Desk, accountId: AccountId): LimitUtilization[] {
  const account = desk.state.accounts.get(accountId);
  if (account === undefined) {
    return [];
  }
  return limitUses(desk.state.limits, account, desk.accountFigures(accountId));
}

/** The same for books that stand or would stand. */
export function limitUses(
  limits: ReadonlyMap<string, LimitNode>,
  account: AccountState,
  figures: AccountFigures,
): LimitUtilization[] {
  return [...limits.values()]
    .filter(({ scope }) => scope.kind !== 'account' || scope.id === account.account)
    .flatMap((node) =>
      Object.entries(usesOf(node, account, figures)).map(([limitName, use]) =>
        present(limitName, node, use),
      ),
    );
}

function usesOf(
  { limits, scope }: LimitNode,
  account: AccountState,
  figures: AccountFigures,
): Partial<Record<keyof RiskLimits, Use>> {
  const uses: Partial<Record<keyof RiskLimits, Use>> = {};
  if (limits.maxPositionSize !== undefined) {
    const { current, subject } = largestPosition(
      account,
      scope.kind === 'instrument' ? scope.id : undefined,
    );
    uses.maxPositionSize = {
      code: 'position-size-above-limit',
      unit: 'quantity',
      limit: limits.maxPositionSize,
      current,
      ...(subject === undefined ? {} : { subject }),
    };
  }
  if (limits.maxOrderQuantity !== undefined) {
    const limit = limits.maxOrderQuantity;
    uses.maxOrderQuantity = {
      code: 'order-quantity-above-limit',
      unit: 'quantity',
      limit,
      current: 0n,
    };
  }
  if (limits.maxOrderValue !== undefined) {
    const limit = limits.maxOrderValue;
    uses.maxOrderValue = { code: 'order-value-above-limit', unit: 'money', limit, current: 0n };
  }
  if (limits.maxDailyOrders !== undefined) {
    uses.maxDailyOrders = {
      code: 'daily-orders-above-limit',
      unit: 'count',
      limit: counted(limits.maxDailyOrders),
      current: counted(account.ordersToday),
    };
  }
  if (limits.maxOpenPositions !== undefined) {
    uses.maxOpenPositions = {
      code: 'open-positions-above-limit',
      unit: 'count',
      limit: counted(limits.maxOpenPositions),
      current: counted(account.activeInstruments.size),
    };
  }
  if (limits.minAccountBalance !== undefined) {
    uses.minAccountBalance = {
      code: 'balance-below-minimum',
      unit: 'money',
      limit: limits.minAccountBalance,
      current: subtractMoney(account.cash, account.openBuyCost),
      isFloor: true,
    };
  }
  if (limits.maxLeverage !== undefined) {
    const { maxLeverage: limit } = limits;
    uses.maxLeverage = {
      code: 'leverage-above-limit',
      unit: 'ratio',
      limit,
      current: figures.leverage,
    };
  }
  if (limits.maxDailyLoss !== undefined) {
    uses.maxDailyLoss = {
      code: 'daily-loss-above-limit',
      unit: 'money',
      limit: limits.maxDailyLoss,
      current: larger(0n, -figures.dayPnL),
    };
  }
  if (limits.maxDrawdown !== undefined) {
    uses.maxDrawdown = {
      code: 'drawdown-above-limit',
      unit: 'ratio',
      limit: limits.maxDrawdown,
      current: figures.drawdown,
    };
  }
  return uses;
}

function largestPosition(account: AccountState, instrument: string | undefined) {
  let current = 0n;
  let subject: string | undefined;
  for (const position of account.positions.values()) {
    const size = absolute(position.quantity);
    if ((instrument === undefined || position.instrument === instrument) && size > current) {
      current = size;
      subject = position.instrument;
    }
  }
  return { current, subject };
}

function present(limitName: string, { scope }: LimitNode, use: Use): LimitUtilization {
  const { code, unit, limit, current, isFloor, subject } = use;
  const headroom = isFloor === true ? current - limit : limit - current;
  const used = usedOf(use, headroom);
  return {
    code,
    limitName,
    scope: presentScope(scope),
    ...(subject === undefined ? {} : { subject }),
    unit,
    limit: formatDecimal(limit),
    current: formatDecimal(current),
    headroom: formatDecimal(headroom),
    used: formatDecimal(used),
  };
}

/**
 * 1 = all of it. Of a floor above zero, the floor over what is there; of one below zero, how much of the
 * debt that it allows is taken. Where nothing is left and no share can be told, all of it.
 */
function usedOf({ limit, current, isFloor }: Use, headroom: bigint): Ratio {
  const isOfWhatIsThere = isFloor === true && limit >= 0n;
  const [part, whole] = isOfWhatIsThere ? [limit, current] : [current, limit];
  const isUntold = isOfWhatIsThere ? whole <= 0n : whole === 0n;
  return isUntold && headroom <= 0n ? one : larger(none, ratioOf(part, whole));
}

const none = ratio('0');

function counted(count: number): bigint {
  return BigInt(count) * scale;
}
