import type { DropCopyFault } from '../drop-copy/drop-copy-problem';
import type { OrderStatus } from '../order/order-words';
import type { BreakKind } from '../reconciliation/break-words';
import type { RiskVerdict } from '../risk/risk-verdict';
import type { SignalState } from '../signal/signal-words';
import type { BreakId, InstrumentId, OrderId, UserName } from '../values/ids';

/** Why a command was not carried out. Nothing was sent; `code` is stable and documented. */
export type Refusal =
  | {
      readonly code: 'order-denied';
      readonly orderId?: OrderId;
      readonly verdicts: readonly RiskVerdict[];
    }
  /** It would go past these warnings, and nobody has said why. Nothing is on record. */
  | { readonly code: 'warning-reason-missing'; readonly verdicts: readonly RiskVerdict[] }
  | {
      readonly code: 'duplicate-client-order-id';
      readonly clientOrderId: string;
      readonly orderId: OrderId;
    }
  | { readonly code: 'order-not-found'; readonly orderId: string }
  | { readonly code: 'order-not-unknown'; readonly orderId: OrderId; readonly status: OrderStatus }
  | { readonly code: 'order-closed'; readonly orderId: OrderId; readonly status: OrderStatus }
  /** Sent and not yet answered by the venue: it cannot be changed, only canceled. */
  | { readonly code: 'order-on-its-way'; readonly orderId: OrderId; readonly status: OrderStatus }
  | {
      readonly code: 'operation-pending';
      readonly orderId: OrderId;
      readonly operation: 'cancel' | 'replace';
    }
  | { readonly code: 'nothing-to-change'; readonly orderId: OrderId }
  | {
      readonly code: 'update-not-applicable';
      readonly orderId: OrderId;
      readonly field: 'limitPrice' | 'stopPrice';
      readonly orderType: string;
    }
  | {
      readonly code: 'quantity-below-filled';
      readonly orderId: OrderId;
      readonly quantity: bigint;
      readonly cumulativeQuantity: bigint;
    }
  | { readonly code: 'protection-malformed'; readonly field: string; readonly problem: string }
  /** Another order of the same batch was denied, so none of them was sent. */
  | { readonly code: 'batch-denied'; readonly index: number }
  | { readonly code: 'account-not-found'; readonly account: string }
  | { readonly code: 'position-not-found'; readonly instrument: string }
  | {
      readonly code: 'quantity-above-position';
      readonly instrument: string;
      readonly quantity: bigint;
      readonly position: bigint;
    }
  | { readonly code: 'instrument-unknown'; readonly instrument: string }
  | { readonly code: 'limits-malformed'; readonly field: string; readonly problem: string }
  | { readonly code: 'kill-latched'; readonly killId: string }
  /** A trouble in force leaves no mode looser than its ceiling. */
  | {
      readonly code: 'mode-held-back';
      readonly mode: string;
      readonly ceiling: string;
      readonly trouble: string;
      readonly words: string;
    }
  | { readonly code: 'kill-not-latched' }
  | { readonly code: 'kill-release-too-early'; readonly waitMs: number }
  | { readonly code: 'kill-phrase-wrong'; readonly phrase: string }
  /** The source of prices could not be taken or moved; `problem` is its code, `text` the sentence. */
  | { readonly code: 'market-data-refused'; readonly problem: string; readonly text: string }
  /** The paper venue cannot have that fault now; `problem` is its code, `text` the sentence. */
  | { readonly code: 'fault-refused'; readonly problem: string; readonly text: string }
  | { readonly code: 'fault-not-found'; readonly faultId: string }
  | { readonly code: 'alert-not-found'; readonly alertId: string }
  | { readonly code: 'signal-not-found'; readonly signalId: string }
  /** Only a signal that waits can be approved or refused. */
  | {
      readonly code: 'signal-not-waiting';
      readonly signalId: string;
      readonly state: SignalState;
      readonly verdict: string;
    }
  /** It goes on waiting: whoever repairs or waives the break may approve it after that. */
  | {
      readonly code: 'signal-held-by-break';
      readonly signalId: string;
      readonly instrument: InstrumentId;
      readonly breakId: BreakId;
      readonly kind: BreakKind;
    }
  /** Others stand there than those that were looked at; absent: none do. */
  | { readonly code: 'limits-out-of-date'; readonly changedBy?: UserName }
  | { readonly code: 'alert-rule-not-found'; readonly ruleId: string }
  | { readonly code: 'alert-rule-malformed'; readonly field: string; readonly problem: string }
  | { readonly code: 'webhook-not-found'; readonly webhookId: string }
  | { readonly code: 'webhook-malformed'; readonly field: string; readonly problem: string }
  | { readonly code: 'break-not-found'; readonly breakId: string }
  | { readonly code: 'break-over'; readonly breakId: string; readonly state: string }
  | { readonly code: 'break-not-repaired'; readonly breakId: string; readonly state: string }
  | { readonly code: 'waiver-not-ahead'; readonly until: number }
  | { readonly code: 'repair-not-offered'; readonly breakId: string; readonly choice: string }
  /** It would do something else than what was shown: look at it again. */
  | { readonly code: 'repair-out-of-date'; readonly breakId: string }
  | { readonly code: 'repair-not-revertible'; readonly breakId: string; readonly why: string }
  /** A second source of fills that cannot be read or is of another day; nothing was taken from it. */
  | {
      readonly code: 'drop-copy-refused';
      readonly problem: string;
      readonly text: string;
      readonly faults: readonly DropCopyFault[];
    }
  /** The journal cannot write: nothing new is taken on until it can. */
  | { readonly code: 'journal-unavailable'; readonly reason: string }
  | { readonly code: 'not-supported-yet'; readonly what: string };

export type RefusalCode = Refusal['code'];
