import type { DeskState } from '../../core/desk/desk-state';
import { orderOfText } from '../../core/desk/order-row';
import { type Instant, toInstant } from '../../core/values/instant';

/** So many orders are looked at in one turn: those of a long day would hold up the desk. */
export const ordersPerTurn = 500;

/**
 * When the oldest of the desk's orders was sent; undefined when there is none. Every order is looked at: the
 * first may be younger than others when the clock was set back. What comes while it gives way is younger than
 * the question.
 */
export async function oldestOrderAt(
  { orders }: Pick<Readonly<DeskState>, 'orders'>,
  giveWay: () => Promise<void>,
): Promise<Instant | undefined> {
  const { ids, keptAt } = orders.columns();
  let oldest = Number.POSITIVE_INFINITY;
  for (let index = 0; index < ids.length; index += 1) {
    if (index > 0 && index % ordersPerTurn === 0) {
      await giveWay();
    }
    const kept = keptAt(index);
    const { submittedAt } = typeof kept === 'string' ? orderOfText(kept) : kept;
    oldest = Math.min(oldest, submittedAt);
  }
  return ids.length === 0 ? undefined : toInstant(oldest);
}
