import type { Instant } from '../../core/values/instant';
import type { DeliveredAlert } from '../../core/webhook/webhook';

/** The JSON that a webhook is sent for an alert. Times ISO 8601 UTC. */
export function webhookBody(
  webhookName: string,
  deliveryId: string,
  alert: DeliveredAlert,
): string {
  const { alertId, severity, code, message, instrument, orderId, count, sequence } = alert;
  return JSON.stringify({
    type: 'alert',
    deliveryId,
    webhook: webhookName,
    alert: {
      ...{ alertId, sequence, severity, code, message, instrument, orderId, count },
      firstAt: isoTime(alert.firstAt),
      lastAt: isoTime(alert.lastAt),
    },
  });
}

/** What a test sends: the same shape without an alert. */
export function webhookTestBody(webhookName: string, deliveryId: string, at: Instant): string {
  return JSON.stringify({ type: 'test', deliveryId, webhook: webhookName, at: isoTime(at) });
}

function isoTime(instant: Instant): string {
  return new Date(instant).toISOString();
}
