import * as z from 'zod';
import { watchLists } from './watch-lists';
import { workspaceName } from './workspace';

/**
 * How one person likes the screen, wherever they sign in. Absent: as the screen is born. A change
 * names what it changes; null takes a setting back.
 */
const settings = {
  theme: z.enum(['dark', 'light', 'contrast'], { error: 'Must be dark, light or contrast.' }),
  pair: z.enum(['green-red', 'blue-orange'], { error: 'Must be green-red or blue-orange.' }),
  motion: z.enum(['system', 'reduced'], { error: 'Must be system or reduced.' }),
  timeZone: z.enum(['exchange', 'utc', 'local'], { error: 'Must be exchange, utc or local.' }),
  density: z.enum(['compact', 'normal', 'roomy'], { error: 'Must be compact, normal or roomy.' }),
  /** How an order leaves the ticket. */
  confirmMode: z.enum(['review', 'hold', 'oneClick'], {
    error: 'Must be review, hold or oneClick.',
  }),
  /** Minutes without input after which the screen locks itself; 0: it does not. */
  lockAfterMinutes: z
    .int({ error: 'Must be a whole number of minutes.' })
    .min(0, { error: 'Must be 0 (never) or more.' })
    .max(480, { error: 'Must be at most 480 minutes.' }),
  /** Which categories sound; all are silent until they are switched on. */
  sounds: z.array(z.enum(['fill', 'refusal', 'alert', 'critical'])).max(4),
  /** Command → key, such as `Ctrl+K`; null takes the command's key away. */
  keys: z.record(
    z.string().max(80),
    z.string().max(40, { error: 'Must be a key, such as Ctrl+K.' }).nullable(),
  ),
  /** The workspace that was open last. */
  workspace: workspaceName,
  watchLists,
} as const;

export const settingNames = [
  'theme',
  'pair',
  'motion',
  'timeZone',
  'density',
  'confirmMode',
  'lockAfterMinutes',
  'sounds',
  'keys',
  'workspace',
  'watchLists',
] as const satisfies readonly (keyof typeof settings)[];

export const preferences = z.object(settings).partial().meta({ id: 'Preferences' });
export type SavedPreferences = z.infer<typeof preferences>;

export const preferencesRequest = z
  .strictObject({
    theme: settings.theme.nullish(),
    pair: settings.pair.nullish(),
    motion: settings.motion.nullish(),
    timeZone: settings.timeZone.nullish(),
    density: settings.density.nullish(),
    confirmMode: settings.confirmMode.nullish(),
    lockAfterMinutes: settings.lockAfterMinutes.nullish(),
    sounds: settings.sounds.nullish(),
    keys: settings.keys
      .refine((keys) => Object.keys(keys).length <= 300, { error: 'Must be at most 300 keys.' })
      .nullish(),
    workspace: settings.workspace.nullish(),
    watchLists: settings.watchLists.nullish(),
  })
  .meta({ id: 'PreferencesRequest' });
export type PreferencesRequest = z.input<typeof preferencesRequest>;
