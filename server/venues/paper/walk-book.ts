import type { BookLevel } from '../../core/market/quote';
import { type Side, signOf } from '../../core/order/side';
import { noQuantity, type Price, type Quantity, toQuantity } from '../../core/values/amounts';
import { smaller } from '../../core/values/decimal';

/** What an order takes from one displayed level. */
export interface Take {
  readonly level: BookLevel;
  readonly quantity: Quantity;
}

export interface BookWalk {
  readonly takes: readonly Take[];
  readonly quantity: Quantity;
  /** `bound`: the next level is worse than allowed; `depth`: nothing more is displayed. */
  readonly stoppedBy: 'quantity' | 'bound' | 'depth';
}

/**
 * Walks displayed levels, best price first, until the quantity is filled, the levels end, or the
 * next one is worse than `worst`. Every unit gets the price of the level it came from: what is
 * better than the worst price is the order's own gain.
 */
export function walkBook(
  side: Side,
  levels: readonly BookLevel[],
  quantity: Quantity,
  worst: Price | undefined,
): BookWalk {
  const takes: Take[] = [];
  let taken = noQuantity;
  for (const level of levels) {
    if (taken >= quantity) {
      break;
    }
    if (worst !== undefined && (level.price - worst) * signOf(side) > 0n) {
      return { takes, quantity: taken, stoppedBy: 'bound' };
    }
    const part = smaller(level.quantity, toQuantity(quantity - taken));
    if (part > 0n) {
      takes.push({ level, quantity: part });
      taken = toQuantity(taken + part);
    }
  }
  return { takes, quantity: taken, stoppedBy: taken >= quantity ? 'quantity' : 'depth' };
}
