import * as z from 'zod';
import { problem } from '../../../contract/problem';

const refused = {
  description: 'What is wrong, and what would be right',
  content: { 'application/problem+json': { schema: problem } },
};

/** The answers of a call: what it gives when it goes well, and a problem when it does not. */
export function answers<const Status extends number, Schema extends z.ZodType>(
  status: Status,
  schema: Schema,
) {
  return { [status]: schema, '4xx': refused, '5xx': refused } as {
    readonly [Name in Status]: Schema;
  } & { readonly '4xx': typeof refused; readonly '5xx': typeof refused };
}

/** A call that answers with nothing but that it went well. */
export const nothing = z.undefined();
