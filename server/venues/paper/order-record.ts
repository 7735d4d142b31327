import { noQuantity } from '../../core/values/amounts';
import { decodeExact, encodeExact } from '../../core/values/exact-json';
import { isOpen, type PaperOrder } from './paper-order';

const livePrefix = '{"isLive":true';

/** An order as text. `isLive` comes first, so that a start need not read those that are over. */
export function encodeOrder(order: PaperOrder): string {
  const isLive = isOpen(order) || order.requests.length > 0;
  return `{"isLive":${isLive},${encodeExact(order).slice(1)}`;
}

/** Whether the text is of an order that is open or still has a request on its way. */
export function isLiveRecord(text: string): boolean {
  return text.startsWith(livePrefix);
}

export function decodeOrder(text: string): PaperOrder {
  // The text was written by `encodeOrder`; members that were undefined are absent in it.
  const { isLive: _, ...saved } = decodeExact(text) as PaperOrder & { isLive: boolean };
  return {
    ...saved,
    expiresAt: saved.expiresAt,
    reason: saved.reason,
    place: saved.place,
    trail: saved.trail,
    countedLeaves: noQuantity,
  };
}
