import type { AccountState } from '../../core/account/account';
import type { Order } from '../../core/order/order';
import type { ClosedPosition, Position } from '../../core/position/position';
import { noQuantity, type Quantity, subtractQuantity } from '../../core/values/amounts';
import { absolute } from '../../core/values/decimal';
import type { AccountId, InstrumentId } from '../../core/values/ids';
import type { DeskKernel } from '../kernel/desk-kernel';

/** What is held, and how a part of it is let go. Booking itself is the core's. */
export class PositionManager {
  private readonly kernel: DeskKernel;

  constructor(kernel: DeskKernel) {
    this.kernel = kernel;
  }

  /** Open positions of all accounts. */
  getPositions(): readonly Position[] {
    return this.accounts().flatMap((account) => [...account.positions.values()]);
  }

  /** Newest last, as many as memory keeps; the read tables have all. */
  getClosedPositions(): readonly ClosedPosition[] {
    return this.accounts().flatMap((account) => account.closedPositions);
  }

  findPosition(account: AccountId, instrument: InstrumentId): Position | undefined {
    return this.kernel.state.accounts.get(account)?.positions.get(instrument);
  }

  /**
   * Orders whose leaves stand in the way of closing that much: a stop that works against the
   * position holds the quantity that the close needs. Empty when enough is free. Legs of brackets are
   * none: they hold what is their bracket's, and that is closed by asking it.
   */
  ordersInTheWay(position: Position, quantity: Quantity): readonly Order[] {
    const { state } = this.kernel;
    const exposure = state.accounts.get(position.account)?.exposures.get(position.instrument);
    const closingSide = position.quantity > 0n ? 'sell' : 'buy';
    const working = closingSide === 'sell' ? exposure?.sellLeaves : exposure?.buyLeaves;
    const free = subtractQuantity(absolute(position.quantity), working ?? noQuantity);
    if (exposure === undefined || quantity <= free) {
      return [];
    }
    return exposure.orderIds
      .flatMap((orderId) => state.orders.get(orderId) ?? [])
      .filter(({ side, origin }) => side === closingSide && origin.leg === undefined);
  }

  private accounts(): readonly AccountState[] {
    return [...this.kernel.state.accounts.values()];
  }
}
