import type { OrderStatus } from './order-words';

/** What can befall an order's status. Fills say whether they complete it. */
export const orderHappenings = [
  'accept',
  'trigger',
  'fillPart',
  'fillAll',
  'cancel',
  'expire',
  'reject',
  'lose',
] as const;
export type OrderHappening = (typeof orderHappenings)[number];

type Row = Readonly<Record<OrderHappening, OrderStatus | undefined>>;

const no = undefined;

function row(
  accept: OrderStatus | undefined,
  trigger: OrderStatus | undefined,
  fillPart: OrderStatus | undefined,
  fillAll: OrderStatus | undefined,
  cancel: OrderStatus | undefined,
  expire: OrderStatus | undefined,
  reject: OrderStatus | undefined,
  lose: OrderStatus | undefined,
): Row {
  return { accept, trigger, fillPart, fillAll, cancel, expire, reject, lose };
}

/**
 * An order's life on one page: status × happening → status. What is not written cannot happen.
 * Source: trading rules 2.1; the words are FIX OrdStatus (39) and ExecType (150).
 */
// biome-ignore format: the columns are the point.
export const orderTransitions = {
  //                     accept     trigger      fillPart           fillAll   cancel      expire     reject      lose
  awaitingApproval: row( no,        no,          no,                no,       'canceled', 'expired', no,         no),
  held:             row( no,        no,          no,                no,       'canceled', 'expired', no,         no),
  submitting:       row( 'working', 'triggered', 'partiallyFilled', 'filled', 'canceled', 'expired', 'rejected', 'unknown'),
  unknown:          row( 'working', 'triggered', 'partiallyFilled', 'filled', 'canceled', 'expired', 'rejected', no), // reject: only with proof
  working:          row( no,        'triggered', 'partiallyFilled', 'filled', 'canceled', 'expired', 'rejected', 'unknown'), // reject: late
  triggered:        row( no,        no,          'partiallyFilled', 'filled', 'canceled', 'expired', 'rejected', 'unknown'),
  partiallyFilled:  row( no,        no,          'partiallyFilled', 'filled', 'canceled', 'expired', no,         'unknown'),
  canceled:         row( no,        no,          'canceled',        'filled', no,         no,        no,         no), // a late fill still counts
  expired:          row( no,        no,          'expired',         'filled', no,         no,        no,         no), // a late fill still counts
  rejected:         row( no,        no,          'rejected',        'filled', no,         no,        no,         no), // a late fill still counts
  filled:           row( no,        no,          no,                'filled', no,         no,        no,         no), // an overfill is real
  denied:           row( no,        no,          no,                no,       no,         no,        no,         no),
} as const satisfies Readonly<Record<OrderStatus, Row>>;

/** The status after a happening; undefined when that cannot be. */
export function nextStatus(
  status: OrderStatus,
  happening: OrderHappening,
): OrderStatus | undefined {
  return orderTransitions[status][happening];
}
