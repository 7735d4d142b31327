import { beforeEach, expect, test, vi } from 'vitest';
import { takePreferences, usePreferences } from './preferences';

beforeEach(() => {
  vi.stubGlobal('document', { documentElement: { dataset: {} } });
  return () => vi.unstubAllGlobals();
});

test('what a person changes before the desk has answered stands, and the rest is what the desk keeps', () => {
  usePreferences.getState().change({ theme: 'light' });

  takePreferences(
    { theme: 'contrast', workspace: 'Opening', keys: { kill: 'F9' } },
    { theme: 'light' },
  );

  expect(usePreferences.getState()).toMatchObject({
    theme: 'light',
    workspace: 'Opening',
    keys: { kill: 'F9' },
    isSettled: true,
  });
});
