import * as z from 'zod';

/** A moment as it leaves the desk: ISO 8601 in UTC with milliseconds. */
export const timeText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .meta({ id: 'TimeText', examples: ['2026-11-22T14:30:00.000Z'] });

/** A moment on its way in: ISO 8601 with a zone. */
export const timeInput = z.iso.datetime({
  offset: true,
  error: 'Must be a moment such as 2026-11-22T14:30:00.000Z.',
});

/** A calendar day, `YYYY-MM-DD`. */
export const dayText = z.iso.date({ error: 'Must be a day such as 2026-11-22.' });
