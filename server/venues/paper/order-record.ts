import { noMoney, noQuantity, one } from '../../core/values/amounts';
import { decodeExact, encodeExact } from '../../core/values/exact-json';
import { type ClientOrderId, toClientOrderId } from '../../core/values/ids';
import type { VenueOrderRequest } from '../../ports/execution-venue';
import { isOpen, type PaperOrder } from './paper-order';

const livePrefix = '{"isLive":true';

/**
 * Orders are kept in the order in which the venue took them, so that those of one moment lie side by side
 * in a database. The client order id is told by the key alone: a start need not read what is over.
 */
export function keyOfOrder({ venueOrderId, request }: PaperOrder): string {
  return `${venueOrderId}/${request.clientOrderId}`;
}

export function clientOrderIdOfKey(key: string): ClientOrderId {
  return toClientOrderId(key.slice(key.indexOf('/') + 1));
}

/**
 * An order as text. `isLive` comes first, so that a start need not read those that are over. What is
 * left out is as it is for an order that was just taken in: every order is saved twice or more, and a
 * start reads them all.
 */
export function encodeOrder(order: PaperOrder): string {
  const { request, requests, commission, place } = order;
  return encodeExact({
    isLive: isOpen(order) || requests.length > 0,
    request: recordOf(request),
    venueOrderId: order.venueOrderId,
    number: order.number,
    multiplier: unless(one, order.multiplier),
    expiresAt: order.expiresAt,
    terms: unless(request.terms, order.terms),
    quantity: unless(request.quantity, order.quantity),
    status: order.status,
    cumulativeQuantity: unless(noQuantity, order.cumulativeQuantity),
    filledNotional: unless(noMoney, order.filledNotional),
    fillCount: unless(0, order.fillCount),
    fees: unless(noMoney, order.fees),
    commission: unless(order.fees, commission),
    reason: order.reason,
    transactTime: order.transactTime,
    place: place.at === 'closed' ? undefined : place,
    requests: requests.length === 0 ? undefined : requests,
    trail: order.trail,
  } satisfies OrderRecord);
}

/** Whether the text is of an order that is open or still has a request on its way. */
export function isLiveRecord(text: string): boolean {
  return text.startsWith(livePrefix);
}

/** Reads what `encodeOrder` wrote, now and when it still wrote every member of every order. */
export function decodeOrder(text: string): PaperOrder {
  const saved = decodeExact(text) as OrderRecord;
  const { reduceOnly = false, postOnly = false } = saved.request;
  // What was undefined in a record is absent in its text.
  const request = { ...(saved.request as VenueOrderRequest), reduceOnly, postOnly };
  const fees = saved.fees ?? noMoney;
  return {
    request,
    venueOrderId: saved.venueOrderId,
    number: saved.number,
    multiplier: saved.multiplier ?? one,
    expiresAt: saved.expiresAt,
    terms: saved.terms ?? request.terms,
    quantity: saved.quantity ?? request.quantity,
    status: saved.status,
    cumulativeQuantity: saved.cumulativeQuantity ?? noQuantity,
    filledNotional: saved.filledNotional ?? noMoney,
    fillCount: saved.fillCount ?? 0,
    fees,
    commission: saved.commission ?? fees,
    reason: saved.reason,
    transactTime: saved.transactTime,
    place: saved.place ?? { at: 'closed' },
    requests: saved.requests ?? [],
    trail: saved.trail,
    countedLeaves: noQuantity,
  };
}

type MaybeAbsent<Whole> = { readonly [Name in keyof Whole]?: Whole[Name] | undefined };

type Seldom = 'expiresAt' | 'reduceOnly' | 'postOnly' | 'displayQuantity';

type RequestRecord = Omit<VenueOrderRequest, Seldom> & MaybeAbsent<Pick<VenueOrderRequest, Seldom>>;

/** Always there in it: who asked for what, and how it stands. */
type Told = 'venueOrderId' | 'number' | 'status' | 'transactTime';

type OrderRecord = Pick<PaperOrder, Told> &
  MaybeAbsent<Omit<PaperOrder, Told | 'request' | 'countedLeaves'>> & {
    readonly isLive: boolean;
    readonly request: RequestRecord;
  };

function recordOf(request: VenueOrderRequest): RequestRecord {
  const { clientOrderId, account, instrument, side, terms, quantity, timeInForce } = request;
  const { expiresAt, reduceOnly, postOnly, displayQuantity } = request;
  return {
    clientOrderId,
    account,
    instrument,
    side,
    terms,
    quantity,
    timeInForce,
    expiresAt,
    reduceOnly: unless(false, reduceOnly),
    postOnly: unless(false, postOnly),
    displayQuantity,
  };
}

function unless<Value>(usual: Value, value: Value): Value | undefined {
  return value === usual ? undefined : value;
}
