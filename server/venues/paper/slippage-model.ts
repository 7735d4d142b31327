import type { Side } from '../../core/order/side';
import { signOf } from '../../core/order/side';
import { type Price, type Ratio, ratioOf, toMoney, toPrice } from '../../core/values/amounts';
import { divide, larger, scale, smaller } from '../../core/values/decimal';
import type { RandomStream } from '../../ports/random';
import { happens, type PaperSettings, shareOf } from './paper-settings';

interface Slip {
  readonly settings: PaperSettings;
  readonly side: Side;
  readonly displayed: Price;
  readonly tickSize: Price;
  /** The limit price or the collar; nothing slips beyond it. */
  readonly worst: Price | undefined;
  /** Opened only where a part of a tick is left to chance. */
  readonly draws: () => RandomStream;
}

/**
 * The price of a taking fill after extra slippage. Markets trade on ticks, so the percentage becomes
 * whole ticks: what is left of one is drawn for, and on average the slippage is the percentage.
 * A displayed price off the tick keeps its distance from it.
 */
export function slippedPrice({ settings, side, displayed, tickSize, worst, draws }: Slip): Price {
  if (settings.slippagePercent === 0n) {
    return displayed;
  }
  const slip = divide(displayed * shareOf(settings.slippagePercent), scale, 'down');
  const slipped = toPrice(displayed + signOf(side) * wholeTicks(slip, tickSize, draws));
  if (worst === undefined) {
    return slipped;
  }
  return side === 'buy' ? smaller(slipped, worst) : larger(slipped, worst);
}

function wholeTicks(slip: bigint, tickSize: Price, draws: () => RandomStream): bigint {
  const rest = slip % tickSize;
  const isUp = rest > 0n && happens(draws().next(), shareOfTick(rest, tickSize));
  return slip - rest + (isUp ? tickSize : 0n);
}

function shareOfTick(rest: bigint, tickSize: Price): Ratio {
  return ratioOf(toMoney(rest), toMoney(tickSize));
}
