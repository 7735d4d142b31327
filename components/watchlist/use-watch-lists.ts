'use client';

import { useEffect } from 'react';
import { create } from 'zustand';
import { callApi } from '@/components/feed/api-client';
import { sentenceOf } from '@/components/feed/api-problem';
import { useApiQuery } from '@/components/feed/use-api-query';
import { notify } from '@/components/ui/notify';
import { preferences } from '@/contract/preferences';
import type { WatchLists } from '@/contract/watch-lists';
import { noLists } from './watch-lists';

const useStore = create<{ readonly all: WatchLists; readonly isLoaded: boolean }>()(() => ({
  all: noLists,
  isLoaded: false,
}));

/** The lists of who is signed in, wherever they sign in. */
export function useWatchLists(): WatchLists {
  const saved = useApiQuery('/preferences', preferences, { staleTimeMs: 60_000 }).data;
  useEffect(() => {
    if (saved !== undefined && !useStore.getState().isLoaded) {
      useStore.setState({ all: saved.watchLists ?? noLists, isLoaded: true });
    }
  }, [saved]);
  return useStore(({ all }) => all);
}

const saveAfterMs = 400;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Shows at once, and on the desk a moment later. */
export function changeWatchLists(change: (all: WatchLists) => WatchLists): void {
  useStore.setState(({ all }) => ({ all: change(all), isLoaded: true }));
  clearTimeout(timer);
  timer = setTimeout(() => void save(), saveAfterMs);
}

async function save(): Promise<void> {
  const { all } = useStore.getState();
  const body = { watchLists: all };
  const saved = await callApi({ method: 'PATCH', path: '/preferences', body });
  if (!saved.ok) {
    notify({
      title: 'The watchlists are not saved',
      description: sentenceOf(saved.problem),
      tone: 'warn',
    });
  }
}
