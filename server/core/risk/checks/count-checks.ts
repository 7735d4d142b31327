import { scale } from '../../values/decimal';
import type { CheckContext } from '../check-context';
import type { RiskCode, RiskVerdict } from '../risk-verdict';
import { type HeldLimit, tightestUpper } from '../tightest-limit';
import { notConfigured, reduces, upTo } from '../verdicts';

/** Instruments with a position or an entry on its way. */
export function checkOpenPositions(context: CheckContext): RiskVerdict {
  const code = 'open-positions-above-limit';
  if (context.isReducing) {
    return reduces(code);
  }
  const { activeInstruments } = context.account;
  const current = activeInstruments.size;
  const opens = activeInstruments.has(context.intent.instrument) ? 0 : 1;
  return count(
    code,
    tightestUpper(context.limitNodes, 'maxOpenPositions'),
    current,
    current + opens,
  );
}

/** Orders sent since the trading day began. */
export function checkDailyOrders(context: CheckContext): RiskVerdict {
  const code = 'daily-orders-above-limit';
  if (context.isReducing) {
    return reduces(code);
  }
  const current = context.account.ordersToday;
  const added = context.intent.isReplace ? 0 : 1;
  return count(code, tightestUpper(context.limitNodes, 'maxDailyOrders'), current, current + added);
}

function count(
  code: RiskCode,
  limit: HeldLimit<number> | undefined,
  current: number,
  projected: number,
): RiskVerdict {
  if (limit === undefined) {
    return notConfigured(code);
  }
  const held = { value: counted(limit.value), scope: limit.scope };
  return upTo(code, 'count', held, counted(current), counted(projected));
}

const unitsPerOne = Number(scale);

/** A count as a fixed-point number, as every figure of a verdict is. */
function counted(number: number): bigint {
  return BigInt(number * unitsPerOne);
}
