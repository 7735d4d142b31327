import type { Alert, AlertSeverity } from '../desk/alert';
import type { UserName } from '../values/ids';
import type { Instant } from '../values/instant';

/** Where alerts are sent to: what an administrator sets. */
export interface WebhookTerms {
  readonly webhookId: string;
  readonly name: string;
  /** http or https. May carry a secret of the receiver's, so screens show its host alone. */
  readonly url: string;
  /** Beside the alerts of rules, every alert at least so severe; absent: those of rules alone. */
  readonly everythingFrom?: AlertSeverity;
}

/**
 * A webhook with what it still has to deliver.
 *
 * 1. Deliveries follow from the alerts of the journal, oldest first; one leaves the list by an event that
 *    says that it was delivered or given up, so a restart goes on where it was.
 * 2. The receiver may see a delivery twice (the desk died before it could write down that it had been
 *    taken), always with the same id, and never a later one before an earlier one.
 */
export interface Webhook extends WebhookTerms {
  /** Of its secret, which is derived from the desk's key: another generation, another secret. */
  readonly generation: number;
  readonly changedBy: UserName;
  readonly changedAt: Instant;
  /** Oldest first. */
  readonly pending: readonly WebhookDelivery[];
  /** The newest results, newest first. */
  readonly results: readonly WebhookResult[];
  readonly sequence: number;
}

/** One alert on its way to one webhook. */
export interface WebhookDelivery {
  /** The same in every attempt: what a receiver knows a repetition by. */
  readonly deliveryId: string;
  readonly alert: DeliveredAlert;
}

/** The alert as it was when it was raised. */
export type DeliveredAlert = Pick<
  Alert,
  | 'alertId'
  | 'severity'
  | 'code'
  | 'message'
  | 'instrument'
  | 'orderId'
  | 'count'
  | 'firstAt'
  | 'lastAt'
  | 'sequence'
>;

export const webhookOutcomes = ['delivered', 'givenUp'] as const;
export type WebhookOutcome = (typeof webhookOutcomes)[number];

/** What became of a delivery. */
export interface WebhookResult {
  readonly deliveryId: string;
  readonly code: string;
  readonly severity: AlertSeverity;
  readonly message: string;
  readonly raisedAt: Instant;
  readonly outcome: WebhookOutcome;
  readonly attempts: number;
  /** The HTTP status, or why nothing was answered. */
  readonly answer: string;
  readonly at: Instant;
}

/** The alert about a delivery that was given up. It is told on the screens alone: never by webhook. */
export const deadLetterCode = 'webhook-dead-letter';
