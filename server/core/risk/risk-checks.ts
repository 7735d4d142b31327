import type { CheckContext } from './check-context';
import {
  checkBalance,
  checkBuyingPower,
  checkLeverage,
  checkReduceOnly,
} from './checks/capital-checks';
import { checkDailyOrders, checkOpenPositions } from './checks/count-checks';
import {
  checkInstrumentKnown,
  checkInstrumentOpen,
  checkInstrumentRestricted,
} from './checks/instrument-checks';
import { checkDeskMode, checkKillLatch } from './checks/permission-checks';
import { checkPriceAge } from './checks/price-age-check';
import { checkReconciliation } from './checks/reconciliation-check';
import { checkShape } from './checks/shape-check';
import {
  checkOrderQuantity,
  checkOrderValue,
  checkPositionSize,
  checkPrice,
} from './checks/size-checks';
import type { RiskCode, RiskVerdict } from './risk-verdict';

/** One check: looks at the context and answers with one verdict. */
export type RiskCheck = (context: CheckContext) => RiskVerdict;

/** Every check under its code, in the order in which they run. Trading rules 3. */
export const riskChecks = {
  'desk-mode': checkDeskMode,
  'kill-latch': checkKillLatch,
  'instrument-unknown': checkInstrumentKnown,
  'instrument-not-open': checkInstrumentOpen,
  'instrument-restricted': checkInstrumentRestricted,
  'reconciliation-break': checkReconciliation,
  'order-shape': checkShape,
  'price-missing': checkPrice,
  'price-stale': checkPriceAge,
  'order-quantity-above-limit': checkOrderQuantity,
  'order-value-above-limit': checkOrderValue,
  'position-size-above-limit': checkPositionSize,
  'open-positions-above-limit': checkOpenPositions,
  'daily-orders-above-limit': checkDailyOrders,
  'leverage-above-limit': checkLeverage,
  'balance-below-minimum': checkBalance,
  'buying-power-exceeded': checkBuyingPower,
  'reduce-only-not-reducing': checkReduceOnly,
} as const satisfies Readonly<Record<RiskCode, RiskCheck>>;

const inOrder: readonly RiskCheck[] = Object.values(riskChecks);

/**
 * Runs all checks and returns all verdicts, in order. An order goes out only if none blocks, and past
 * a warning only with a reason.
 */
export function runRiskChecks(context: CheckContext): readonly RiskVerdict[] {
  const asked: CheckContext = { ...context, isPassOnly: false };
  return inOrder.map((check) => check(asked));
}

/**
 * Whether none of the checks blocks or warns: the same checks, asked for no more than that. An order
 * that passes has no use for all its verdicts, and most orders pass.
 */
export function passesRiskChecks(context: CheckContext): boolean {
  for (const check of inOrder) {
    if (!check(context).passed) {
      return false;
    }
  }
  return true;
}

/** The verdicts that keep an order from going out. */
export function blocking(verdicts: readonly RiskVerdict[]): readonly RiskVerdict[] {
  return verdicts.filter(isBlocking);
}

/** The verdicts that a person may send past, with a reason. */
export function warnings(verdicts: readonly RiskVerdict[]): readonly RiskVerdict[] {
  return verdicts.filter(({ passed, severity }) => !passed && severity === 'warn');
}

export function isBlocking(verdict: RiskVerdict): boolean {
  return !verdict.passed && verdict.severity === 'block';
}
