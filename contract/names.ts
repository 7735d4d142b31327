import * as z from 'zod';

/** Names that a caller gives or repeats, each with the sentence that says what would be right. */
export const clientOrderIdText = named(
  /^[A-Za-z0-9._:-]{1,64}$/,
  'Must be 1 to 64 letters, digits, dots, dashes, colons or underscores.',
);
export const orderIdText = named(/^[A-Za-z0-9._:-]{1,64}$/, 'Must be the id of an order.');
export const instrumentText = named(
  /^[A-Za-z0-9][A-Za-z0-9._/:-]{0,31}$/,
  'Must be the name of an instrument, such as AAPL.',
);
export const accountText = named(
  /^[A-Za-z0-9._-]{1,32}$/,
  'Must be the name of an account, such as main.',
);
export const strategyText = named(
  /^[A-Za-z0-9._:-]{1,64}$/,
  'Must be the name of a strategy: 1 to 64 letters, digits, dots, dashes, colons, underscores.',
);
export const signalIdText = named(
  /^[A-Za-z0-9._:-]{1,64}$/,
  'Must be the id of a signal: 1 to 64 letters, digits, dots, dashes, colons, underscores.',
);
export const usernameText = named(
  /^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/,
  'Must be 1 to 64 letters, digits, dots, dashes, underscores or @, beginning with a letter or digit.',
);

/** Why somebody did something; kept in the journal for ever. */
export const reasonText = z
  .string({ error: 'Say why, in a few words.' })
  .trim()
  .min(1, { error: 'Say why, in a few words.' })
  .max(500, { error: 'Must be at most 500 characters.' });

function named(pattern: RegExp, sentence: string) {
  return z.string({ error: sentence }).regex(pattern, { error: sentence });
}
