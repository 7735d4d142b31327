import { beforeEach, expect, test } from 'vitest';
import { toUserName } from '../../core/values/ids';
import { toInstant } from '../../core/values/instant';
import type { PreferenceStore } from '../../ports/preference-store';

/** People these tests speak of; they have to be there. */
export const preferencePeople = ['ada', 'zoe'].map(toUserName);

const [ada, zoe] = preferencePeople as [
  ReturnType<typeof toUserName>,
  ReturnType<typeof toUserName>,
];
const day = { person: ada, name: 'day', layout: '{"panels":["ä 🏦"]}', updatedAt: toInstant(5) };

/** What every store of workspaces and settings has to do. */
export function preferenceStoreSuite(freshStore: () => Promise<PreferenceStore>): void {
  let store: PreferenceStore;

  beforeEach(async () => {
    store = await freshStore();
  });

  test('a workspace counts its versions', async () => {
    expect(await store.saveWorkspace(day, 0)).toEqual({ ok: true, value: { ...day, version: 1 } });
    const second = { ...day, layout: '{}', updatedAt: toInstant(6) };
    expect(await store.saveWorkspace(second, 1)).toMatchObject({ value: { version: 2 } });

    expect(await store.findWorkspace(ada, 'day')).toEqual({ ...second, version: 2 });
  });

  test('who has not seen the last version is told so, and nothing is overwritten', async () => {
    await store.saveWorkspace(day, 0);
    await store.saveWorkspace({ ...day, layout: 'theirs' }, 1);

    const late = await store.saveWorkspace({ ...day, layout: 'mine' }, 1);
    const asNew = await store.saveWorkspace({ ...day, layout: 'mine' }, 0);
    const gone = await store.saveWorkspace({ ...day, name: 'night' }, 3);

    const changed = (version: number) => ({
      ok: false,
      error: { code: 'workspace-changed', version },
    });
    expect([late, asNew, gone]).toEqual([changed(2), changed(2), changed(0)]);
    expect((await store.findWorkspace(ada, 'day'))?.layout).toBe('theirs');
  });

  test('workspaces are one person’s own, by name, until they are deleted', async () => {
    await store.saveWorkspace({ ...day, name: 'night' }, 0);
    await store.saveWorkspace(day, 0);
    await store.saveWorkspace({ ...day, person: zoe }, 0);
    const names = async (person = ada) =>
      (await store.listWorkspaces(person)).map(({ name }) => name);

    expect(await names()).toEqual(['day', 'night']);
    expect(await store.deleteWorkspace(ada, 'day')).toBe(true);
    expect(await store.deleteWorkspace(ada, 'day')).toBe(false);
    expect(await names()).toEqual(['night']);
    expect(await names(zoe)).toEqual(['day']);
  });

  test('settings are kept by owner and key, overwritten and taken away', async () => {
    const desk = { kind: 'desk' } as const;
    const own = { kind: 'person', person: ada } as const;
    await store.saveSetting(desk, 'theme', 'dark');
    await store.saveSetting(own, 'theme', 'light');
    await store.saveSetting(own, 'sound', 'off');

    expect(await store.listSettings(own)).toEqual(
      new Map([
        ['theme', 'light'],
        ['sound', 'off'],
      ]),
    );
    await store.saveSetting(own, 'theme', 'contrast');
    await store.saveSetting(own, 'sound', undefined);
    await store.saveSetting(own, 'never', undefined);

    expect(await store.findSetting(own, 'theme')).toBe('contrast');
    expect(await store.findSetting(own, 'sound')).toBeUndefined();
    expect(await store.findSetting(desk, 'theme')).toBe('dark');
    expect(await store.listSettings({ kind: 'person', person: zoe })).toEqual(new Map());
  });
}
