import type { LimitScope, RiskCode, RiskUnit, RiskVerdict } from './risk-verdict';
import type { HeldLimit } from './tightest-limit';

export const deskScope: LimitScope = { kind: 'desk' };

/** A check without numbers. */
export function fact(
  code: RiskCode,
  passed: boolean,
  detail: string,
  scope = deskScope,
): RiskVerdict {
  return { code, passed, severity: 'block', scope, unit: 'none', detail };
}

/** A check of a figure against an upper limit; exactly at the limit passes. */
export function upTo(
  code: RiskCode,
  unit: RiskUnit,
  limit: HeldLimit<bigint>,
  current: bigint,
  projected: bigint,
): RiskVerdict {
  return {
    code,
    passed: projected <= limit.value,
    severity: 'block',
    scope: limit.scope,
    unit,
    limit: limit.value,
    current,
    projected,
    headroom: limit.value - projected,
  };
}

/** A check of a figure against a lower limit; exactly at the limit passes. */
export function atLeast(
  code: RiskCode,
  unit: RiskUnit,
  limit: HeldLimit<bigint>,
  current: bigint,
  projected: bigint,
): RiskVerdict {
  return {
    code,
    passed: projected >= limit.value,
    severity: 'block',
    scope: limit.scope,
    unit,
    limit: limit.value,
    current,
    projected,
    headroom: projected - limit.value,
  };
}

/** No limit of that kind is set anywhere: that means no (FIA). */
export function notConfigured(code: RiskCode): RiskVerdict {
  return fact(code, false, 'no limit is configured');
}

/** What only reduces a position is never stopped by a limit that guards its growth. */
export function reduces(code: RiskCode): RiskVerdict {
  return fact(code, true, 'only reduces the position');
}

/** The figure cannot be known without a price: that means no. */
export function priceUnknown(code: RiskCode): RiskVerdict {
  return fact(code, false, 'no price is known');
}
