import type { BracketLeg } from '../signal/signal-words';
import type { OrderId, SignalId, StrategyId, UserName } from '../values/ids';

/** Who or what made a decision. Every order and every event names one. */
export type Actor =
  | { readonly kind: 'user'; readonly user: UserName; readonly session: string }
  | { readonly kind: 'apiKey'; readonly user: UserName; readonly apiKey: string }
  | { readonly kind: 'venue'; readonly venue: string }
  | { readonly kind: 'desk'; readonly part: DeskPart };

/** The parts of the desk that act by themselves. */
export const deskParts = [
  'start',
  'schedule',
  'killSwitch',
  'recovery',
  'valuation',
  'degradation',
  'lossWatch',
  'protection',
  'reconciliation',
  'webhooks',
] as const;
export type DeskPart = (typeof deskParts)[number];

/** Where an order comes from (RTS 6 Art. 12(3)): the actor, and what it acted for. */
export interface OrderOrigin {
  readonly actor: Actor;
  readonly strategy?: StrategyId;
  readonly signalId?: SignalId;
  /** The entry whose fills it protects or closes, and which leg of that bracket it is. */
  readonly parentOrderId?: OrderId;
  readonly leg?: BracketLeg;
}
