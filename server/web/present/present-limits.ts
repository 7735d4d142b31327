import type {
  LimitNode as LimitNodeOnTheWire,
  RiskLimits as RiskLimitsOnTheWire,
} from '../../../contract/risk-limits';
import type { LimitNode, ListEntry, RiskLimits } from '../../core/risk/risk-limits';
import { presentOptional, presentOptionalTime, presentTime } from './present-numbers';
import { presentScope } from './present-verdict';

export function presentLimitNode(node: LimitNode): LimitNodeOnTheWire {
  return {
    scope: presentScope(node.scope),
    limits: presentLimits(node.limits),
    changedAt: presentTime(node.changedAt),
    changedBy: node.changedBy,
    reason: node.reason,
  };
}

export function presentLimits(limits: RiskLimits): RiskLimitsOnTheWire {
  return {
    maxPositionSize: presentOptional(limits.maxPositionSize),
    maxOrderQuantity: presentOptional(limits.maxOrderQuantity),
    maxOrderValue: presentOptional(limits.maxOrderValue),
    maxDailyOrders: limits.maxDailyOrders,
    maxOpenPositions: limits.maxOpenPositions,
    maxPriceAgeMs: limits.maxPriceAgeMs,
    minAccountBalance: presentOptional(limits.minAccountBalance),
    maxLeverage: presentOptional(limits.maxLeverage),
    maxDailyLoss: presentOptional(limits.maxDailyLoss),
    maxDrawdown: presentOptional(limits.maxDrawdown),
    allowList: limits.allowList?.map(presentEntry),
    blockList: limits.blockList?.map(presentEntry),
  };
}

function presentEntry({ instrument, reason, expiresAt }: ListEntry) {
  return { instrument, reason, expiresAt: presentOptionalTime(expiresAt) };
}
