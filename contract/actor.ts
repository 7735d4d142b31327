import * as z from 'zod';

/** Who or what acted: a person, a program with a key, the venue, or a part of the desk itself. */
export const actor = z
  .object({
    kind: z.enum(['user', 'apiKey', 'venue', 'desk']),
    user: z.string().optional(),
    apiKey: z.string().optional(),
    venue: z.string().optional(),
    part: z.string().optional(),
  })
  .meta({ id: 'Actor' });
export type Actor = z.infer<typeof actor>;
