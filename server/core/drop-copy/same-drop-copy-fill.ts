import type { DropCopyFill } from './drop-copy';

/** Whether two tellings of an execution say the same, word for word. */
export function isSameFill(one: DropCopyFill, other: DropCopyFill): boolean {
  return (
    one.instrument === other.instrument &&
    one.side === other.side &&
    one.quantity === other.quantity &&
    one.price === other.price &&
    one.commission === other.commission &&
    one.clientOrderId === other.clientOrderId &&
    one.venueOrderId === other.venueOrderId &&
    one.transactTime === other.transactTime
  );
}
