import type { BreakSeverity } from '../reconciliation/break-words';
import { lossCodes, type VerdictCode } from '../risk/risk-verdict';
import type { InstrumentId, OrderId } from '../values/ids';
import { queueForWebhooks } from '../webhook/evolve-webhooks';
import { deadLetterCode } from '../webhook/webhook';
import type { Alert, AlertSeverity } from './alert';
import type { DeskEvent, RecordedEvent } from './desk-event';
import type { DeskState } from './desk-state';

const alertsKept = 500;

interface Cause {
  readonly alertId: string;
  readonly severity: AlertSeverity;
  readonly code: string;
  readonly message: string;
  readonly instrument?: InstrumentId;
  readonly orderId?: OrderId;
}

/**
 * Keeps the list of alerts: same cause and subject are one alert with a count. What is raised is
 * there to be delivered to the webhooks that want it.
 */
export function noteAlert(state: DeskState, recorded: RecordedEvent): void {
  const { event, time, sequence } = recorded;
  if (event.type === 'ALERT_ACKNOWLEDGED') {
    acknowledge(state, event, sequence);
    return;
  }
  const cause = causeOf(recorded);
  if (cause === undefined) {
    return;
  }
  const known = state.alerts.get(cause.alertId);
  const isRepeat = known !== undefined && known.acknowledgedBy === undefined;
  const alert: Alert = {
    ...cause,
    count: isRepeat ? known.count + 1 : 1,
    firstAt: isRepeat ? known.firstAt : time,
    lastAt: time,
    sequence,
  };
  state.alerts.delete(cause.alertId);
  state.alerts.set(cause.alertId, alert);
  queueForWebhooks(state, alert, recorded.event.type === 'ALERT_RULE_FIRED');
  forgetOldest(state);
}

function causeOf({ event }: RecordedEvent): Cause | undefined {
  if (event.type === 'RISK_LIMIT_BREACHED') {
    const { verdict, message, instrument, orderId } = event;
    const alertId = `${verdict.code}/${instrument ?? event.account}`;
    return {
      alertId,
      severity: isLoss(verdict.code) ? 'critical' : 'warning',
      code: verdict.code,
      message,
      ...given(instrument, orderId),
    };
  }
  if (event.type === 'ALERT_RULE_FIRED') {
    const { ruleId, severity, message } = event;
    return { alertId: `alert-rule/${ruleId}`, severity, code: 'alert-rule', message };
  }
  if (event.type === 'EXECUTION_ERROR') {
    const { code, severity, message, instrument, orderId } = event;
    const alertId = `${code}/${orderId ?? instrument ?? 'desk'}`;
    return { alertId, severity, code, message, ...given(instrument, orderId) };
  }
  if (event.type === 'BREAK_RAISED') {
    return causeOfBreak(event);
  }
  if (event.type === 'WEBHOOK_GIVEN_UP') {
    const { webhookId, message } = event;
    const alertId = `${deadLetterCode}/${webhookId}`;
    return { alertId, severity: 'high', code: deadLetterCode, message };
  }
  return undefined;
}

function isLoss(code: VerdictCode): boolean {
  return lossCodes.some((one) => one === code);
}

const severityOfBreak = {
  low: 'info',
  medium: 'warning',
  high: 'high',
  critical: 'critical',
} as const satisfies Readonly<Record<BreakSeverity, AlertSeverity>>;

function causeOfBreak({
  breakId,
  difference,
}: Extract<DeskEvent, { readonly type: 'BREAK_RAISED' }>): Cause {
  const { kind, severity, explanation, instrument, orderId } = difference;
  return {
    alertId: `${kind}/${breakId}`,
    severity: severityOfBreak[severity],
    code: kind,
    message: explanation,
    ...given(instrument, orderId),
  };
}

function given(instrument: InstrumentId | undefined, orderId: OrderId | undefined) {
  return {
    ...(instrument === undefined ? {} : { instrument }),
    ...(orderId === undefined ? {} : { orderId }),
  };
}

function acknowledge(
  state: DeskState,
  event: Extract<RecordedEvent['event'], { readonly type: 'ALERT_ACKNOWLEDGED' }>,
  sequence: number,
): void {
  const alert = state.alerts.get(event.alertId);
  if (alert !== undefined) {
    state.alerts.set(event.alertId, {
      ...alert,
      acknowledgedBy: event.by,
      acknowledgedReason: event.reason,
      sequence,
    });
  }
}

/** The oldest acknowledged alert goes first; of the others the least severe and oldest. */
function forgetOldest(state: DeskState): void {
  if (state.alerts.size <= alertsKept) {
    return;
  }
  const rank = { info: 0, warning: 1, high: 2, critical: 3 } as const;
  let worst: { readonly alertId: string; readonly weight: number } | undefined;
  for (const alert of state.alerts.values()) {
    const weight = alert.acknowledgedBy === undefined ? rank[alert.severity] : -1;
    if (worst === undefined || weight < worst.weight) {
      worst = { alertId: alert.alertId, weight };
    }
  }
  if (worst !== undefined) {
    state.alerts.delete(worst.alertId);
  }
}
