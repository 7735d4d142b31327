import type { OrderOrigin } from '../order/order-origin';
import type { InstrumentId, KillId, OrderId } from '../values/ids';
import type { Instant } from '../values/instant';

export const killScopeKinds = ['desk', 'account', 'operator', 'strategy', 'instrument'] as const;
export type KillScopeKind = (typeof killScopeKinds)[number];

export interface KillScope {
  readonly kind: KillScopeKind;
  /** Absent for the whole desk. */
  readonly target?: string;
}

/** A scope that a kill has closed, and whether it also closes what is held there. */
export interface LatchedScope extends KillScope {
  readonly flatten: boolean;
}

/** `latched`: the stop is in force. `flat`: the venue itself said so. `notFlat`: items are left. */
export const killPhases = [
  'latched',
  'canceling',
  'flattening',
  'verifying',
  'flat',
  'notFlat',
] as const;
export type KillPhase = (typeof killPhases)[number];

/** One kill from the press to the release. Trading rules 4. */
export interface Kill {
  readonly killId: KillId;
  readonly scope: KillScope;
  readonly flatten: boolean;
  readonly reason: string;
  readonly by: OrderOrigin['actor'];
  readonly latchedAt: Instant;
  readonly phase: KillPhase;
  readonly phaseAt: Instant;
  /** Working orders and positions when it was pressed. */
  readonly ordersAtLatch: number;
  readonly positionsAtLatch: number;
  readonly ordersLeft: number;
  readonly positionsLeft: number;
  readonly remaining: readonly KillRemainder[];
  readonly certificate?: FlatCertificate;
}

/** What still stands in the way of flat, named. */
export interface KillRemainder {
  readonly kind: 'order' | 'position';
  readonly instrument: InstrumentId;
  readonly orderId?: OrderId;
  readonly why: string;
}

/** The venue's own word, twice, that nothing is left in scope. */
export interface FlatCertificate {
  readonly verifiedAt: readonly [Instant, Instant];
  readonly canceledOrders: number;
  readonly closedPositions: number;
  readonly millisecondsToCancel: number;
  readonly millisecondsToFlat: number;
  readonly journalSequence: number;
}
