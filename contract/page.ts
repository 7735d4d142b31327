import * as z from 'zod';

/** The envelope of every list. `nextCursor` is null on the last page. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

const sentence = 'Must be a whole number from 1 to 1000.';

/** How many rows a page has. Query parameters are text, so the digits are read here. */
export const limitParameter = z
  .string()
  .regex(/^\d{1,4}$/, { error: sentence })
  .transform(Number)
  .refine((limit) => limit >= 1 && limit <= 1000, { error: sentence })
  .optional();

export const cursorParameter = z
  .string()
  .max(200, { error: 'Must be a cursor that an earlier answer gave.' })
  .optional();
