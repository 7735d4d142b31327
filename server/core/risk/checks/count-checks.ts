import { scale } from '../../values/decimal';
import type { CheckContext } from '../check-context';
import type { RiskLimits } from '../risk-limits';
import type { RiskCode, RiskVerdict } from '../risk-verdict';
import { type HeldLimit, tightestUpper } from '../tightest-limit';
import { fact, notConfigured, reduces, upTo } from '../verdicts';

/** Instruments with a position or an entry on its way. */
export function checkOpenPositions(context: CheckContext): RiskVerdict {
  const code = 'open-positions-above-limit';
  if (context.isReducing) {
    return reduces(context, code);
  }
  const { activeInstruments } = context.account;
  const current = activeInstruments.size;
  const opens = activeInstruments.has(context.intent.instrument) ? 0 : 1;
  const limit = tightestUpper(context.limitNodes, maxOpenPositions);
  return count(context, code, limit, current, current + opens);
}

/** Orders sent since the trading day began. */
export function checkDailyOrders(context: CheckContext): RiskVerdict {
  const code = 'daily-orders-above-limit';
  if (context.isReducing) {
    return reduces(context, code);
  }
  const current = context.account.ordersToday;
  const added = context.intent.isReplace ? 0 : 1;
  const limit = tightestUpper(context.limitNodes, maxDailyOrders);
  return count(context, code, limit, current, current + added);
}

function count(
  context: CheckContext,
  code: RiskCode,
  limit: HeldLimit<number> | undefined,
  current: number,
  projected: number,
): RiskVerdict {
  if (limit === undefined) {
    return notConfigured(context, code);
  }
  if (context.isPassOnly && projected <= limit.value) {
    return fact(context, code, true, 'within the limit');
  }
  const held = { value: counted(limit.value), scope: limit.scope };
  return upTo(context, code, 'count', held, counted(current), counted(projected));
}

const unitsPerOne = Number(scale);

/** A count as a fixed-point number, as every figure of a verdict is. */
function counted(number: number): bigint {
  return BigInt(number * unitsPerOne);
}

const maxDailyOrders = (limits: RiskLimits) => limits.maxDailyOrders;
const maxOpenPositions = (limits: RiskLimits) => limits.maxOpenPositions;
