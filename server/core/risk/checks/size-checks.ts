import { addQuantity, noQuantity, type Quantity, subtractQuantity } from '../../values/amounts';
import { absolute, larger } from '../../values/decimal';
import type { CheckContext } from '../check-context';
import type { RiskLimits } from '../risk-limits';
import type { RiskVerdict } from '../risk-verdict';
import { tightestUpper } from '../tightest-limit';
import { fact, notConfigured, priceUnknown, reduces, upTo } from '../verdicts';

/** A price is needed to value the order. What only reduces may go without one. */
export function checkPrice(context: CheckContext): RiskVerdict {
  const isKnown = context.capacityPrice !== undefined;
  const passed = isKnown || context.isReducing;
  return fact(context, 'price-missing', passed, isKnown ? 'priced' : 'no price is known');
}

export function checkOrderQuantity(context: CheckContext): RiskVerdict {
  const code = 'order-quantity-above-limit';
  if (context.isReducing) {
    return reduces(context, code);
  }
  const limit = tightestUpper(context.limitNodes, maxOrderQuantity);
  return limit === undefined
    ? notConfigured(context, code)
    : upTo(context, code, 'quantity', limit, 0n, context.intent.openQuantity);
}

/** Quantity × price, the requirement's order value; the price is the one capacity is held at. */
export function checkOrderValue(context: CheckContext): RiskVerdict {
  const code = 'order-value-above-limit';
  if (context.isReducing) {
    return reduces(context, code);
  }
  const limit = tightestUpper(context.limitNodes, maxOrderValue);
  if (limit === undefined) {
    return notConfigured(context, code);
  }
  const { orderValue } = context;
  return orderValue === undefined
    ? priceUnknown(context, code)
    : upTo(context, code, 'money', limit, 0n, orderValue);
}

/**
 * Buy q: position + open buys + q ≤ limit. Sell q: position − open sells − q ≥ −limit.
 * `projected` is the size it could come to on the order's side.
 */
export function checkPositionSize(context: CheckContext): RiskVerdict {
  const code = 'position-size-above-limit';
  if (context.isReducing) {
    return reduces(context, code);
  }
  const limit = tightestUpper(context.limitNodes, maxPositionSize);
  if (limit === undefined) {
    return notConfigured(context, code);
  }
  const projected = larger(noQuantity, reachOf(context));
  if (context.isPassOnly && projected <= limit.value) {
    return fact(context, code, true, 'within the limit');
  }
  return upTo(context, code, 'quantity', limit, absolute(context.position), projected);
}

/** How far the position could go on the order's side, in the sense of that side. */
function reachOf({ intent, position, exposure }: CheckContext): Quantity {
  const isBuy = intent.side === 'buy';
  const leaves = isBuy ? exposure.buyLeaves : exposure.sellLeaves;
  const asked = addQuantity(leaves, intent.openQuantity);
  return isBuy ? addQuantity(asked, position) : subtractQuantity(asked, position);
}

const maxOrderQuantity = (limits: RiskLimits) => limits.maxOrderQuantity;
const maxOrderValue = (limits: RiskLimits) => limits.maxOrderValue;
const maxPositionSize = (limits: RiskLimits) => limits.maxPositionSize;
