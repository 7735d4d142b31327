'use client';

import { useEffect } from 'react';
import { create } from 'zustand';
import { callApi } from '@/components/feed/api-client';
import { type ApiProblem, sentenceOf } from '@/components/feed/api-problem';
import { useApiQuery } from '@/components/feed/use-api-query';
import { notify } from '@/components/ui/notify';
import { preferences, type SavedPreferences } from '@/contract/preferences';
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
    if (saved !== undefined) {
      takeSaved(saved);
    }
  }, [saved]);
  return useStore(({ all }) => all);
}

const saveAfterMs = 400;
let timer: ReturnType<typeof setTimeout> | undefined;

type Change = (all: WatchLists) => WatchLists;

/** Made before the desk has said which lists there are: they are for those, and none of those is lost. */
let early: readonly Change[] = [];

/** Shows at once, and on the desk a moment later. Made twice where it comes before the lists have. */
export function changeWatchLists(change: Change): void {
  const { all, isLoaded } = useStore.getState();
  if (!isLoaded) {
    early = [...early, change];
  }
  useStore.setState({ all: change(all) });
  clearTimeout(timer);
  timer = setTimeout(() => void save(), saveAfterMs);
}

function takeSaved({ watchLists = noLists }: SavedPreferences): void {
  if (useStore.getState().isLoaded) {
    return;
  }
  const all = early.reduce((lists, change) => change(lists), watchLists);
  early = [];
  useStore.setState({ all, isLoaded: true });
}

async function save(): Promise<void> {
  if (!useStore.getState().isLoaded) {
    const kept = await callApi({ method: 'GET', path: '/preferences', schema: preferences });
    if (!kept.ok) {
      tellUnsaved(kept.problem);
      return;
    }
    takeSaved(kept.value);
  }
  const body = { watchLists: useStore.getState().all };
  const saved = await callApi({ method: 'PATCH', path: '/preferences', body });
  if (!saved.ok) {
    tellUnsaved(saved.problem);
  }
}

function tellUnsaved(problem: ApiProblem): void {
  notify({
    title: 'The watchlists are not saved',
    description: sentenceOf(problem),
    tone: 'warn',
  });
}
