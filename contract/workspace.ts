import * as z from 'zod';
import { pageOf } from './page';
import { timeText } from './time-text';

/** How many workspaces one person may keep, and how long the text of one may be. */
export const workspacesMax = 40;
export const layoutLengthMax = 64_000;

const nameSentence =
  'Must be 1 to 40 letters, digits, blanks, dots or dashes, beginning with a letter or digit.';

/** What a person calls an arrangement of the desk's panels. */
export const workspaceName = z
  .string({ error: nameSentence })
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u, { error: nameSentence });

/** An arrangement as it is kept: the desk stores the text, only the screen reads it. */
export const workspace = z
  .object({
    name: z.string(),
    /** Counts up from 1 with every save. */
    version: z.int(),
    /** JSON text. */
    layout: z.string(),
    updatedAt: timeText,
  })
  .meta({ id: 'Workspace' });
export type Workspace = z.infer<typeof workspace>;

export const workspacePage = pageOf(workspace);

/** Saves over the version that the caller has seen; 0 makes a new one. */
export const workspaceRequest = z
  .strictObject({
    version: z
      .int({ error: 'Must be the version you have seen; 0 for a new workspace.' })
      .min(0, { error: 'Must be the version you have seen; 0 for a new workspace.' }),
    layout: z
      .string({ error: 'Must be JSON text.' })
      .max(layoutLengthMax, { error: `Must be at most ${layoutLengthMax} characters.` })
      .refine(isJsonObject, { error: 'Must be the JSON text of an object.' }),
  })
  .meta({ id: 'WorkspaceRequest' });
export type WorkspaceRequest = z.output<typeof workspaceRequest>;

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
