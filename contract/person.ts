import * as z from 'zod';
import { usernameText } from './names';
import { pageOf } from './page';
import { role } from './permission';
import { newPassword } from './session';
import { timeText } from './time-text';

export const person = z
  .object({ username: z.string(), role, active: z.boolean(), createdAt: timeText })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof person>;

export const personPage = pageOf(person);

export const personRequest = z
  .strictObject({ username: usernameText, password: newPassword, role })
  .meta({ id: 'PersonRequest' });
export type PersonRequest = z.output<typeof personRequest>;

/** What an administrator may change; a change of role or of activity ends open sessions. */
export const personUpdates = z
  .strictObject({
    role: role.optional(),
    active: z.boolean({ error: 'Must be true or false.' }).optional(),
    password: newPassword.optional(),
  })
  .refine((updates) => Object.values(updates).some((value) => value !== undefined), {
    error: 'Name at least one of role, active, password.',
  })
  .meta({ id: 'PersonUpdates' });
export type PersonUpdates = z.output<typeof personUpdates>;
