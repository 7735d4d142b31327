import { type ApiRequest, pathOf } from '@/components/feed/api-client';
import { type Alert, alert } from '@/contract/alert';

export interface Acknowledgement {
  readonly alertId: string;
  readonly reason: string;
}

/** Somebody has seen it and says what they make of it. */
export function toAcknowledge({ alertId, reason }: Acknowledgement): ApiRequest<Alert> {
  return {
    method: 'POST',
    path: pathOf`/alerts/${alertId}/acknowledge`,
    body: { reason },
    schema: alert,
  };
}
