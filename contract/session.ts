import * as z from 'zod';
import { usernameText } from './names';
import { permission, role } from './permission';
import { timeText } from './time-text';

/** Who is calling, and what they may do. */
export const session = z
  .object({
    kind: z.enum(['user', 'apiKey']),
    username: z.string(),
    role,
    permissions: z.array(permission),
    /** Of a session by cookie: when it ends without a call, and when it ends anyway. */
    idleExpiresAt: timeText.optional(),
    expiresAt: timeText.optional(),
    /** Since when it is locked: it may watch and reduce until the password is given. */
    lockedAt: timeText.optional(),
    /** Until when people, keys, passwords and limits may be changed without the password again. */
    confirmedUntil: timeText.optional(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof session>;

export const signInRequest = z
  .strictObject({
    username: z
      .string({ error: 'Type your name.' })
      .trim()
      .min(1, { error: 'Type your name.' })
      .max(64),
    password: z
      .string({ error: 'Type your password.' })
      .min(1, { error: 'Type your password.' })
      .max(256),
  })
  .meta({ id: 'SignInRequest' });
export type SignInRequest = z.output<typeof signInRequest>;

/** The own password once more: to unlock a session, or before something grave. */
export const passwordConfirmation = signInRequest
  .pick({ password: true })
  .meta({ id: 'PasswordConfirmation' });
export type PasswordConfirmation = z.output<typeof passwordConfirmation>;

export const passwordLengthMin = 12;

/** A password to be set. */
export const newPassword = z
  .string({ error: `Must have at least ${passwordLengthMin} characters.` })
  .min(passwordLengthMin, { error: `Must have at least ${passwordLengthMin} characters.` })
  .max(256, { error: 'Must have at most 256 characters.' });

/** A person changes the own password; the sessions elsewhere end. */
export const passwordChange = z
  .strictObject({ current: signInRequest.shape.password, password: newPassword })
  .refine(({ current, password }) => current !== password, {
    error: 'Must differ from the password that is changed.',
    path: ['password'],
  })
  .meta({ id: 'PasswordChange' });
export type PasswordChange = z.output<typeof passwordChange>;

/** Whether the first administrator has still to be made. */
export const setupState = z.object({ needed: z.boolean() }).meta({ id: 'SetupState' });
export type SetupState = z.infer<typeof setupState>;

/** The console prints `/setup#token=<token>`: what follows the # never leaves the browser by itself. */
export const setupPath = '/setup';

/** Makes the first administrator; `token` is in the link that the console printed. */
export const setupRequest = z
  .strictObject({
    token: z.string({ error: 'Open the link that the console printed.' }).min(1).max(128),
    username: usernameText,
    password: newPassword,
  })
  .meta({ id: 'SetupRequest' });
export type SetupRequest = z.output<typeof setupRequest>;
