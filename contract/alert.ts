import * as z from 'zod';
import { alertSeverities } from '../server/core/desk/alert';
import { reasonText } from './names';
import { pageOf } from './page';
import { timeText } from './time-text';

/** Something a person has to know; the same thing again raises `count`. */
export const alert = z
  .object({
    alertId: z.string(),
    severity: z.enum(alertSeverities),
    code: z.string(),
    message: z.string(),
    instrument: z.string().optional(),
    orderId: z.string().optional(),
    count: z.int(),
    firstAt: timeText,
    lastAt: timeText,
    acknowledgedBy: z.string().optional(),
    acknowledgedReason: z.string().optional(),
    sequence: z.int(),
  })
  .meta({ id: 'Alert' });
export type Alert = z.infer<typeof alert>;

export const alertPage = pageOf(alert);

export const acknowledgeRequest = z
  .strictObject({ reason: reasonText })
  .meta({ id: 'AcknowledgeRequest' });
export type AcknowledgeRequest = z.output<typeof acknowledgeRequest>;
