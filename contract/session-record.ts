import * as z from 'zod';
import { pageOf } from './page';
import { timeText } from './time-text';

/** One sign-in of a person, for the list from which it can be ended. */
export const sessionRecord = z
  .object({
    sessionId: z.string(),
    username: z.string(),
    createdAt: timeText,
    /** To the minute. */
    lastSeenAt: timeText,
    expiresAt: timeText,
    endedAt: timeText.optional(),
    active: z.boolean(),
    /** The session that asks. */
    current: z.boolean(),
    address: z.string(),
    userAgent: z.string(),
  })
  .meta({ id: 'SessionRecord' });
export type SessionRecord = z.infer<typeof sessionRecord>;

export const sessionRecordPage = pageOf(sessionRecord);
