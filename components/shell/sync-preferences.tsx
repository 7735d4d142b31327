'use client';

import { useEffect } from 'react';
import { type ApiRequest, callApi } from '@/components/feed/api-client';
import {
  loadPreferences,
  onPreferenceChange,
  type Preferences,
  takePreferences,
  usePreferences,
} from '@/components/ui/preferences';
import {
  type PreferencesRequest,
  preferences,
  type SavedPreferences,
} from '@/contract/preferences';

const saveAfterMs = 50;

/** How the person likes the screen comes from the desk, and every change goes there. */
export function SyncPreferences(): null {
  useEffect(() => {
    loadPreferences();
    const stop = tellChanges();
    void ask();
    return stop;
  }, []);
  return null;
}

async function ask(): Promise<void> {
  const answer = await callApi(keptCall());
  if (answer.ok) {
    takePreferences(answer.value, changed);
  } else {
    // Nobody answers: what this browser remembers holds.
    usePreferences.setState({ isSettled: true });
  }
}

/** What the person has changed on this page, perhaps before the desk has answered. */
let changed: Partial<Preferences> = {};

/** Tells the desk what changes, a moment later and together. */
function tellChanges(): () => void {
  let waiting: Partial<Preferences> = {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    clearTimeout(timer);
    const changes = waiting;
    waiting = {};
    if (Object.keys(changes).length > 0) {
      void callApi(changeCall(changes));
    }
  };
  const stop = onPreferenceChange((changes) => {
    changed = { ...changed, ...changes };
    waiting = { ...waiting, ...changes };
    clearTimeout(timer);
    timer = setTimeout(tell, saveAfterMs);
  });
  window.addEventListener('pagehide', tell);
  return () => {
    stop();
    tell();
    window.removeEventListener('pagehide', tell);
  };
}

function keptCall(): ApiRequest<SavedPreferences> {
  return { method: 'GET', path: '/preferences', schema: preferences };
}

function changeCall({ sounds, ...changes }: Partial<Preferences>): ApiRequest<SavedPreferences> {
  const body: PreferencesRequest = {
    ...changes,
    ...(sounds === undefined ? {} : { sounds: [...sounds] }),
  };
  return { method: 'PATCH', path: '/preferences', body, schema: preferences };
}
