import type { AlertRuleTerms } from '../alert-rule/alert-rule';
import type { DropCopyEvent } from '../drop-copy/drop-copy-event';
import type { ChoosableMode, DeskMode } from '../mode/desk-mode';
import type { FlatCertificate, KillPhase, KillRemainder, KillScope } from '../mode/kill';
import type { Fill } from '../order/fill';
import type { Order, OrderUpdates } from '../order/order';
import type { Actor } from '../order/order-origin';
import type { OrderTerms } from '../order/order-terms';
import type { NotedExcursion } from '../position/excursion';
import type { ClosedPosition, Position } from '../position/position';
import type { BracketExit, BracketPlan } from '../protection/bracket';
import type { AdjustmentEvent, BreakEvent } from '../reconciliation/reconciliation-event';
import type { RiskLimits } from '../risk/risk-limits';
import type { LimitScope, LossVerdict, RiskVerdict } from '../risk/risk-verdict';
import type { Signal, SignalVerdict } from '../signal/signal';
import type { StopTerms } from '../signal/stop-loss';
import type { Money, Price, Quantity } from '../values/amounts';
import type {
  AccountId,
  BreakId,
  InstrumentId,
  KillId,
  OrderId,
  SignalId,
  StrategyId,
  UserName,
  VenueOrderId,
} from '../values/ids';
import type { Instant, TradingDay } from '../values/instant';
import type { WebhookTerms } from '../webhook/webhook';
import type { AlertSeverity } from './alert';

/** What happened. The journal is a list of these, and the state is what they add up to. */
export type DeskEvent = (
  | OrderEvent
  | PositionEvent
  | AccountEvent
  | RiskEvent
  | ModeEvent
  | SignalEvent
  | BracketEvent
  | AlertRuleEvent
  | WebhookEvent
  | SystemEvent
  | BreakEvent
  | DropCopyEvent
  | AdjustmentEvent
) &
  Reconciled;

/** What a repair has done carries the break that it repairs. */
interface Reconciled {
  readonly reconciliation?: BreakId;
}

export type OrderEvent =
  | { readonly type: 'ORDER_SUBMITTED'; readonly order: Order }
  | { readonly type: 'ORDER_DENIED'; readonly order: Order }
  | {
      readonly type: 'ORDER_ACCEPTED';
      readonly orderId: OrderId;
      readonly venueOrderId: VenueOrderId;
      /** Where the venue set a trailing stop; absent for other orders. */
      readonly stopPrice?: Price;
    }
  | { readonly type: 'ORDER_REJECTED'; readonly orderId: OrderId; readonly reason: string }
  | { readonly type: 'ORDER_TRIGGERED'; readonly orderId: OrderId }
  | {
      readonly type: 'ORDER_PARTIALLY_FILLED';
      readonly orderId: OrderId;
      readonly fill: Fill;
      readonly irregular?: FillIrregularity;
    }
  | {
      readonly type: 'ORDER_FILLED';
      readonly orderId: OrderId;
      readonly fill: Fill;
      readonly irregular?: FillIrregularity;
    }
  | {
      readonly type: 'ORDER_CANCEL_REQUESTED';
      readonly orderId: OrderId;
      /** Asked by a kill, whoever has pressed it: nobody has let go of this very order. */
      readonly isOfKill?: true;
    }
  | { readonly type: 'ORDER_CANCELED'; readonly orderId: OrderId; readonly reason: string }
  | {
      readonly type: 'ORDER_CANCEL_REJECTED';
      readonly orderId: OrderId;
      readonly reason: string;
    }
  | {
      readonly type: 'ORDER_REPLACE_REQUESTED';
      readonly orderId: OrderId;
      readonly updates: OrderUpdates;
      readonly worstPrice: Price;
      /** The warnings it was asked past, and why; absent: there was none. */
      readonly verdicts?: readonly RiskVerdict[];
      readonly warningReason?: string;
    }
  | {
      readonly type: 'ORDER_REPLACED';
      readonly orderId: OrderId;
      readonly quantity: Quantity;
      readonly terms: OrderTerms;
      readonly worstPrice: Price;
      readonly venueOrderId?: VenueOrderId;
    }
  | {
      readonly type: 'ORDER_REPLACE_REJECTED';
      readonly orderId: OrderId;
      readonly reason: string;
    }
  /** The venue moved a trailing stop. */
  | { readonly type: 'ORDER_STOP_MOVED'; readonly orderId: OrderId; readonly stopPrice: Price }
  | { readonly type: 'ORDER_EXPIRED'; readonly orderId: OrderId; readonly reason: string }
  | { readonly type: 'ORDER_UNKNOWN'; readonly orderId: OrderId; readonly cause: string }
  /** A trade at the venue that no order of the desk explains: the position is real, so it is booked. */
  | { readonly type: 'EXTERNAL_FILL_BOOKED'; readonly fill: Fill };

/** Why a fill is not as it should be; it is booked all the same. */
export type FillIrregularity = 'late' | 'overfill' | 'lateOverfill';

export type PositionEvent =
  | {
      readonly type: 'POSITION_OPENED';
      readonly account: AccountId;
      readonly instrument: InstrumentId;
      readonly position: Position;
    }
  | {
      readonly type: 'POSITION_CLOSED';
      readonly account: AccountId;
      readonly instrument: InstrumentId;
      readonly position: ClosedPosition;
    };

export type AccountEvent =
  | {
      readonly type: 'ACCOUNT_OPENED';
      readonly account: AccountId;
      readonly currency: string;
      readonly initialCapital: Money;
      readonly tradingDay: TradingDay;
    }
  | {
      readonly type: 'EQUITY_MARKED';
      readonly account: AccountId;
      readonly equity: Money;
      readonly unrealizedPnL: Money;
      /** Of the open positions that have gone further since the last mark. */
      readonly excursions?: readonly NotedExcursion[];
    }
  | {
      readonly type: 'TRADING_DAY_ROLLED';
      readonly account: AccountId;
      readonly tradingDay: TradingDay;
      readonly equity: Money;
    };

export type RiskEvent =
  | {
      readonly type: 'RISK_LIMITS_CHANGED';
      readonly scope: LimitScope;
      readonly previous: RiskLimits;
      readonly limits: RiskLimits;
      readonly reason: string;
      readonly by: UserName;
    }
  | {
      readonly type: 'RISK_LIMIT_BREACHED';
      readonly account: AccountId;
      readonly verdict: RiskVerdict | LossVerdict;
      readonly message: string;
      readonly instrument?: InstrumentId;
      readonly orderId?: OrderId;
    };

export type ModeEvent =
  | {
      readonly type: 'MODE_CHANGED';
      readonly previous: DeskMode;
      readonly mode: ChoosableMode;
      readonly reason: string;
    }
  | {
      readonly type: 'KILL_LATCHED';
      readonly killId: KillId;
      readonly scope: KillScope;
      readonly flatten: boolean;
      readonly reason: string;
      readonly orders: number;
      readonly positions: number;
    }
  | {
      readonly type: 'KILL_PROGRESSED';
      readonly killId: KillId;
      readonly phase: KillPhase;
      readonly ordersLeft: number;
      readonly positionsLeft: number;
      readonly remaining: readonly KillRemainder[];
      readonly certificate?: FlatCertificate;
    }
  | {
      readonly type: 'KILL_RELEASED';
      readonly killId: KillId;
      readonly reason: string;
      /** What the desk goes to; absent: *manual*. */
      readonly mode?: ChoosableMode;
    };

export type SignalEvent =
  | { readonly type: 'SIGNAL_RECEIVED'; readonly signal: Signal }
  /** Approved and what came of it, refused by a person, or expired. */
  | {
      readonly type: 'SIGNAL_DECIDED';
      readonly signalId: SignalId;
      readonly verdict: SignalVerdict;
      readonly orderIds: readonly OrderId[];
      readonly decisionPrice?: Price;
    }
  /** It came again, with the same content or with another; nothing was done. */
  | { readonly type: 'SIGNAL_REPEATED'; readonly signalId: SignalId; readonly isSame: boolean }
  | {
      readonly type: 'STRATEGY_CHANGED';
      readonly strategy: StrategyId;
      readonly enabled: boolean;
      readonly automatic: boolean;
      readonly reason: string;
    };

export type BracketEvent =
  | { readonly type: 'BRACKET_OPENED'; readonly bracket: BracketPlan }
  | {
      readonly type: 'BRACKET_STOP_CHANGED';
      readonly parentOrderId: OrderId;
      readonly stop: StopTerms;
      readonly reason: string;
      readonly signalId?: SignalId;
    }
  | {
      readonly type: 'BRACKET_EXIT_ASKED';
      readonly parentOrderId: OrderId;
      readonly exit: BracketExit;
    };

/** What people want to be told, and what became of it. Values are the rule's metric's. */
export type AlertRuleEvent =
  | {
      readonly type: 'ALERT_RULE_SET';
      readonly terms: AlertRuleTerms;
      /** Absent for a new rule. */
      readonly previous?: AlertRuleTerms;
      readonly by: UserName;
    }
  | {
      readonly type: 'ALERT_RULE_REMOVED';
      readonly ruleId: string;
      readonly previous: AlertRuleTerms;
      readonly by: UserName;
    }
  | {
      readonly type: 'ALERT_RULE_FIRED';
      readonly ruleId: string;
      readonly value: bigint;
      readonly severity: AlertSeverity;
      readonly message: string;
    }
  | { readonly type: 'ALERT_RULE_REARMED'; readonly ruleId: string; readonly value: bigint };

/** Where alerts are sent to, and what became of them. The secret is in none of these. */
export type WebhookEvent =
  | {
      readonly type: 'WEBHOOK_SET';
      readonly terms: WebhookTerms;
      readonly generation: number;
      /** Absent for a new one. */
      readonly previous?: WebhookTerms;
      readonly by: UserName;
    }
  | {
      readonly type: 'WEBHOOK_REMOVED';
      readonly webhookId: string;
      readonly previous: WebhookTerms;
      readonly by: UserName;
    }
  | {
      readonly type: 'WEBHOOK_DELIVERED';
      readonly webhookId: string;
      readonly deliveryId: string;
      readonly attempts: number;
      readonly answer: string;
    }
  | {
      readonly type: 'WEBHOOK_GIVEN_UP';
      readonly webhookId: string;
      readonly deliveryId: string;
      readonly attempts: number;
      readonly answer: string;
      readonly message: string;
    };

export type SystemEvent =
  | { readonly type: 'DESK_STARTED'; readonly version: string; readonly node: string }
  | { readonly type: 'DESK_STOPPED'; readonly reason: string }
  | {
      readonly type: 'EXECUTION_ERROR';
      readonly family: 'validation' | 'venue' | 'position' | 'system';
      readonly severity: AlertSeverity;
      readonly code: string;
      readonly message: string;
      readonly instrument?: InstrumentId;
      readonly orderId?: OrderId;
    }
  | {
      readonly type: 'ALERT_ACKNOWLEDGED';
      readonly alertId: string;
      readonly by: UserName;
      readonly reason: string;
    }
  | {
      readonly type: 'MARKET_DATA_SOURCE_CHANGED';
      readonly source: string;
    }
  | { readonly type: 'VENUE_SETTINGS_CHANGED'; readonly venue: string; readonly settings: string }
  /** Somebody made the paper venue or its market misbehave, or well again; `details` is JSON. */
  | {
      readonly type: 'VENUE_DISTURBED';
      readonly venue: string;
      readonly what: string;
      readonly details: string;
    }
  /** Who came, who was let in or turned away, whose rights changed. Changes nothing in the books. */
  | {
      readonly type: 'ACCESS_NOTED';
      readonly action: AccessAction;
      readonly subject: string;
      readonly detail?: string;
    };

export const accessActions = [
  'administratorCreated',
  'signedIn',
  'signInFailed',
  'signedOut',
  'userCreated',
  'userChanged',
  'sessionRevoked',
  'apiKeyCreated',
  'apiKeyRevoked',
  'sessionLocked',
  'sessionUnlocked',
  'passwordConfirmed',
  'passwordRefused',
  'passwordChanged',
] as const;
export type AccessAction = (typeof accessActions)[number];

export type DeskEventType = DeskEvent['type'];

/** An event with its place in the journal. */
export interface RecordedEvent {
  readonly sequence: number;
  readonly time: Instant;
  readonly actor: Actor;
  readonly event: DeskEvent;
}
