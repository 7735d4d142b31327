import type { Side } from '../../core/order/side';
import { signOf } from '../../core/order/side';
import { type Price, toPrice } from '../../core/values/amounts';
import { divide, larger, scale, smaller } from '../../core/values/decimal';
import { type PaperSettings, shareOf } from './paper-settings';

/**
 * The price of a taking fill after extra slippage: worse than displayed by at most the percentage,
 * and never beyond `worst` (a limit price or the collar).
 */
export function slippedPrice(
  settings: PaperSettings,
  side: Side,
  displayed: Price,
  worst: Price | undefined,
): Price {
  if (settings.slippagePercent === 0n) {
    return displayed;
  }
  const slip = divide(displayed * shareOf(settings.slippagePercent), scale, 'down');
  const slipped = toPrice(displayed + signOf(side) * slip);
  if (worst === undefined) {
    return slipped;
  }
  return side === 'buy' ? smaller(slipped, worst) : larger(slipped, worst);
}
