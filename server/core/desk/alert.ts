import type { InstrumentId, OrderId, UserName } from '../values/ids';
import type { Instant } from '../values/instant';

export const alertSeverities = ['info', 'warning', 'high', 'critical'] as const;
export type AlertSeverity = (typeof alertSeverities)[number];

/** Something a person has to know. The same code about the same subject is merged with a count. */
export interface Alert {
  /** `code` and subject joined: what makes two alerts the same one. */
  readonly alertId: string;
  readonly severity: AlertSeverity;
  readonly code: string;
  readonly message: string;
  readonly instrument?: InstrumentId;
  readonly orderId?: OrderId;
  readonly count: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly acknowledgedBy?: UserName;
  readonly acknowledgedReason?: string;
  readonly sequence: number;
}
