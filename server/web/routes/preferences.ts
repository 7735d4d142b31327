import {
  preferences as preferencesOnTheWire,
  preferencesRequest,
  type SavedPreferences,
  settingNames,
} from '../../../contract/preferences';
import type { PreferenceStore, SettingOwner } from '../../ports/preference-store';
import { callerOf } from '../access/call-guard';
import type { Api, WebContext } from '../web-context';
import { answers } from './answers';
import { personOf } from './person-of';

const tags = ['preferences'];

/** How a person likes the screen: one setting a row, so that two pages do not undo each other. */
export function preferenceRoutes(api: Api, { preferences }: WebContext): void {
  api.get(
    '/preferences',
    {
      schema: {
        tags,
        summary: 'How you like the screen',
        response: answers(200, preferencesOnTheWire),
      },
      config: { rule: { needs: 'read' } },
    },
    (request) => read(preferences, { kind: 'person', person: callerOf(request).user }),
  );

  api.patch(
    '/preferences',
    {
      schema: {
        tags,
        summary: 'Change some of it; null takes a setting back',
        body: preferencesRequest,
        response: answers(200, preferencesOnTheWire),
      },
      config: { rule: { needs: 'read' } },
    },
    async (request) => {
      const owner = { kind: 'person', person: personOf(request) } as const;
      for (const name of settingNames) {
        const value = request.body[name];
        if (value !== undefined) {
          const text = value === null ? undefined : JSON.stringify(value);
          await preferences.saveSetting(owner, keyOf(name), text);
        }
      }
      return read(preferences, owner);
    },
  );
}

/** What is kept and still understood: a setting of an older desk that is no word any more is left out. */
async function read(store: PreferenceStore, owner: SettingOwner): Promise<SavedPreferences> {
  const kept = await store.listSettings(owner);
  const found: Record<string, unknown> = {};
  for (const name of settingNames) {
    const text = kept.get(keyOf(name));
    const parsed = preferencesOnTheWire.shape[name].safeParse(
      text === undefined ? undefined : JSON.parse(text),
    );
    if (parsed.success && parsed.data !== undefined) {
      found[name] = parsed.data;
    }
  }
  return preferencesOnTheWire.parse(found);
}

function keyOf(name: string): string {
  return `screen.${name}`;
}
