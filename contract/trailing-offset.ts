import * as z from 'zod';
import { decimalInput } from './decimal-text';

const distance = decimalInput('positive');
const sentence = 'Must be a price distance such as "1.50" or a share such as "0.8%".';

/** How far a trailing stop stays behind: `"1.50"` in price, `"0.8%"` of the market price. */
export const trailingOffsetInput = z
  .union([z.string(), z.number()], {
    error: (issue) => (issue.input === undefined ? 'Is missing.' : sentence),
  })
  .transform((value, context): string => {
    const percent = typeof value === 'string' && value.endsWith('%');
    const read = distance.safeParse(percent ? value.slice(0, -1).trimEnd() : value);
    if (!read.success) {
      context.addIssue({ code: 'custom', message: sentence });
      return z.NEVER;
    }
    if (percent && !(Number(read.data) < 100)) {
      context.addIssue({ code: 'custom', message: 'Must be less than 100%.' });
      return z.NEVER;
    }
    return percent ? `${read.data}%` : read.data;
  });
