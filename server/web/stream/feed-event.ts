import type { ModeState } from '../../../contract/mode';
import type { Alert } from '../../core/desk/alert';
import type { DeskEvent } from '../../core/desk/desk-event';
import type { DropCopy, DropCopySubject } from '../../core/drop-copy/drop-copy';
import type { Fill } from '../../core/order/fill';
import type { ClosedPosition } from '../../core/position/position';
import type { Break } from '../../core/reconciliation/break';
import type { RecordedRun } from '../../core/reconciliation/reconciliation-state';
import type { LimitNode } from '../../core/risk/risk-limits';
import type { CommittedEvent } from '../../desk';
import type { MarketDataSource } from '../../ports/market-data';
import type { KillsOfDesk } from '../present/present-kill';

/** A durable event with every record that it changed, as screens keep them. */
export interface FeedEvent {
  readonly committed: CommittedEvent;
  readonly fill?: Fill;
  readonly closedPosition?: ClosedPosition;
  readonly reopenedPosition?: ClosedPosition;
  readonly mode?: ModeState;
  readonly kill?: KillsOfDesk;
  readonly limits?: LimitNode;
  readonly breaks?: readonly Break[];
  readonly reconciliationRun?: RecordedRun;
  readonly dropCopy?: DropCopy;
  readonly withdrawnDropCopy?: DropCopySubject;
  readonly alert?: Alert;
  readonly forgottenAlert?: string;
  readonly source?: MarketDataSource;
}

/** The fill that an event booked. */
export function fillOf(event: DeskEvent): Fill | undefined {
  switch (event.type) {
    case 'ORDER_FILLED':
    case 'ORDER_PARTIALLY_FILLED':
    case 'EXTERNAL_FILL_BOOKED':
    case 'FILL_REVERSED':
      return event.fill;
    default:
      return undefined;
  }
}

/** Who came and went is in the journal; screens are not told. */
export function isTold(event: DeskEvent): boolean {
  return event.type !== 'ACCESS_NOTED';
}

/** What an event says to people, beside its records. */
export function messageOf(event: DeskEvent): string | undefined {
  switch (event.type) {
    case 'RISK_LIMIT_BREACHED':
    case 'EXECUTION_ERROR':
    case 'ALERT_RULE_FIRED':
    case 'WEBHOOK_GIVEN_UP':
      return event.message;
    case 'ORDER_REJECTED':
    case 'ORDER_CANCELED':
    case 'ORDER_CANCEL_REJECTED':
    case 'ORDER_REPLACE_REJECTED':
    case 'ORDER_EXPIRED':
    case 'MODE_CHANGED':
    case 'STRATEGY_CHANGED':
    case 'BRACKET_STOP_CHANGED':
    case 'KILL_LATCHED':
    case 'KILL_RELEASED':
    case 'RISK_LIMITS_CHANGED':
    case 'DESK_STOPPED':
    case 'BREAK_REOPENED':
    case 'BREAK_RESOLVED':
    case 'BREAK_ACKNOWLEDGED':
    case 'BREAK_WAIVED':
    case 'BREAK_REPAIRED':
    case 'BREAK_REVERTED':
    case 'DROP_COPY_WITHDRAWN':
      return event.reason;
    case 'BREAK_RAISED':
    case 'BREAK_CHANGED':
      return event.difference.explanation;
    case 'ORDER_UNKNOWN':
      return event.cause;
    case 'SIGNAL_RECEIVED':
      return event.signal.verdict.sentence;
    case 'SIGNAL_DECIDED':
      return event.verdict.sentence;
    case 'ORDER_FILLED':
    case 'ORDER_PARTIALLY_FILLED':
      return event.irregular;
    default:
      return undefined;
  }
}
