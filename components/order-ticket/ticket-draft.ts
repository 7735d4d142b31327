import type { OrderRequestInput } from '@/contract/order-request';

export type TicketSide = OrderRequestInput['side'];
export type TicketOrderType = OrderRequestInput['orderType'];
export type TicketTimeInForce = NonNullable<OrderRequestInput['timeInForce']>;

/** The ticket as it is filled in: texts as typed, whether they are right or not. */
export interface TicketDraft {
  /** Made when the ticket opens and kept through every retry of the same order. */
  readonly clientOrderId: string;
  readonly instrument: string;
  readonly side: TicketSide;
  readonly orderType: TicketOrderType;
  readonly quantity: string;
  readonly limitPrice: string;
  /** The limit price was put there by the desk, and may follow the next press on a price. */
  readonly limitPriceIsOffered: boolean;
  readonly stopPrice: string;
  readonly trailingOffset: string;
  readonly trailingKind: 'percent' | 'price';
  readonly timeInForce: TicketTimeInForce;
  /** `2026-11-22T16:00`, on the person's own clock; good till date only. */
  readonly expiresAt: string;
  readonly postOnly: boolean;
  readonly reduceOnly: boolean;
  /** The order carries a stop, and maybe a target; what is typed stays while it does not. */
  readonly isProtected: boolean;
  readonly stopLossKind: 'percent' | 'price';
  readonly stopLoss: string;
  /** Empty: no target. */
  readonly takeProfit: string;
  /** Why it goes out past a warning of the desk; asked for in the review. */
  readonly warningReason: string;
}

/** The fields that can be wrong, in the order in which they stand. */
export const ticketFields = [
  'instrument',
  'quantity',
  'stopPrice',
  'limitPrice',
  'trailingOffset',
  'expiresAt',
  'stopLoss',
  'takeProfit',
  'warningReason',
] as const;
export type TicketField = (typeof ticketFields)[number];

/** Which price fields a type of order has. */
export const fieldsOfType = {
  market: [],
  limit: ['limitPrice'],
  stop: ['stopPrice'],
  stopLimit: ['stopPrice', 'limitPrice'],
  trailingStop: ['trailingOffset'],
} as const satisfies Record<TicketOrderType, readonly TicketField[]>;

export function hasField(orderType: TicketOrderType, field: TicketField): boolean {
  const fields: readonly TicketField[] = fieldsOfType[orderType];
  return fields.includes(field);
}

/** An order that waits for a price cannot be filled at once or not at all. */
export function waitsForPrice(orderType: TicketOrderType): boolean {
  return orderType === 'stop' || orderType === 'stopLimit' || orderType === 'trailingStop';
}

/** An order that only reduces has nothing to protect. */
export function carriesProtection(draft: Pick<TicketDraft, 'isProtected' | 'reduceOnly'>): boolean {
  return draft.isProtected && !draft.reduceOnly;
}

export function emptyDraft(clientOrderId: string): TicketDraft {
  return {
    clientOrderId,
    instrument: '',
    side: 'buy',
    orderType: 'limit',
    quantity: '',
    limitPrice: '',
    limitPriceIsOffered: true,
    stopPrice: '',
    trailingOffset: '',
    trailingKind: 'percent',
    timeInForce: 'day',
    expiresAt: '',
    postOnly: false,
    reduceOnly: false,
    isProtected: false,
    stopLossKind: 'percent',
    stopLoss: '',
    takeProfit: '',
    warningReason: '',
  };
}

/**
 * A change to the ticket, with what follows from it: an order that waits cannot be immediate, only a
 * resting limit can be post-only.
 */
export function changedDraft(draft: TicketDraft, changes: Partial<TicketDraft>): TicketDraft {
  const next = { ...draft, ...changes };
  const isImmediate = next.timeInForce === 'immediateOrCancel' || next.timeInForce === 'fillOrKill';
  const timeInForce = isImmediate && waitsForPrice(next.orderType) ? 'day' : next.timeInForce;
  const canRest = next.orderType === 'limit' && !(isImmediate && timeInForce === next.timeInForce);
  return { ...next, timeInForce, postOnly: next.postOnly && canRest };
}
