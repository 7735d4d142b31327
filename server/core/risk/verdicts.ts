import type { CheckContext } from './check-context';
import type { LimitScope, RiskCode, RiskUnit, RiskVerdict } from './risk-verdict';
import type { HeldLimit } from './tightest-limit';

export const deskScope: LimitScope = { kind: 'desk' };

/** What every check that passes answers when nobody wants to hear more than yes. */
const plainYes: RiskVerdict = {
  code: 'order-shape',
  passed: true,
  severity: 'block',
  scope: deskScope,
  unit: 'none',
};

/** How much a check has to say: `isPassOnly` contexts want a verdict only where something is wrong. */
type Asked = Pick<CheckContext, 'isPassOnly'>;

/** A check without numbers. */
export function fact(
  { isPassOnly }: Asked,
  code: RiskCode,
  passed: boolean,
  detail: string,
  scope = deskScope,
): RiskVerdict {
  return passed && isPassOnly
    ? plainYes
    : { code, passed, severity: 'block', scope, unit: 'none', detail };
}

/** A check of a figure against an upper limit; exactly at the limit passes. */
export function upTo(
  asked: Asked,
  code: RiskCode,
  unit: RiskUnit,
  limit: HeldLimit<bigint>,
  current: bigint,
  projected: bigint,
): RiskVerdict {
  if (asked.isPassOnly && projected <= limit.value) {
    return plainYes;
  }
  const headroom = limit.value - projected;
  return figures(code, unit, limit, current, projected, headroom);
}

/** A check of a figure against a lower limit; exactly at the limit passes. */
export function atLeast(
  asked: Asked,
  code: RiskCode,
  unit: RiskUnit,
  limit: HeldLimit<bigint>,
  current: bigint,
  projected: bigint,
): RiskVerdict {
  if (asked.isPassOnly && projected >= limit.value) {
    return plainYes;
  }
  const headroom = projected - limit.value;
  return figures(code, unit, limit, current, projected, headroom);
}

function figures(
  code: RiskCode,
  unit: RiskUnit,
  limit: HeldLimit<bigint>,
  current: bigint,
  projected: bigint,
  headroom: bigint,
): RiskVerdict {
  const { value, scope } = limit;
  return {
    code,
    passed: headroom >= 0n,
    severity: 'block',
    scope,
    unit,
    limit: value,
    current,
    projected,
    headroom,
  };
}

/** No limit of that kind is set anywhere: that means no (FIA). */
export function notConfigured(asked: Asked, code: RiskCode): RiskVerdict {
  return fact(asked, code, false, 'no limit is configured');
}

/** What only reduces a position is never stopped by a limit that guards its growth. */
export function reduces(asked: Asked, code: RiskCode): RiskVerdict {
  return fact(asked, code, true, 'only reduces the position');
}

/** The figure cannot be known without a price: that means no. */
export function priceUnknown(asked: Asked, code: RiskCode): RiskVerdict {
  return fact(asked, code, false, 'no price is known');
}
