'use client';

import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { callApi } from '@/components/feed/api-client';
import { useFeed } from '@/components/feed/use-feed';
import { useFeedEvents } from '@/components/feed/use-feed-events';
import { eventPage } from '@/contract/event';
import {
  type AskJournal,
  type JournalFilter,
  JournalPages,
  type JournalProgress,
} from './journal-pages';

export interface Journal {
  readonly pages: JournalPages;
  readonly progress: JournalProgress;
}

interface JournalOptions {
  readonly filter: JournalFilter;
  /** Follow the desk as it writes. */
  readonly isLive: boolean;
  /** Begin below this row instead of at the end. */
  readonly startBelow: number | undefined;
}

const catchUpEveryMs = 500;

/** The journal under a filter, read as far as one has looked. Another filter begins anew. */
export function useJournal({ filter, isLive, startBelow }: JournalOptions): Journal {
  const key = JSON.stringify([filter, startBelow]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of the question.
  const pages = useMemo(() => new JournalPages(askJournal, filter, startBelow), [key]);
  const progress = useStore(pages.progress);
  const epoch = useFeed((values) => values.cursor.epoch);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  useEffect(() => {
    void pages.readOlder();
  }, [pages]);

  const catchUp = useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void pages.readNewer();
    }, catchUpEveryMs);
  }, [pages]);

  useFeedEvents(() => {
    if (isLive && startBelow === undefined) {
      catchUp();
    }
  });
  // A snapshot tells no events: what was missed meanwhile is read as well.
  useEffect(() => {
    if (isLive && startBelow === undefined && epoch !== undefined) {
      catchUp();
    }
    return () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [isLive, startBelow, epoch, catchUp]);

  return { pages, progress };
}

const askJournal: AskJournal = ({ ...query }) =>
  callApi({ method: 'GET', path: '/events/newest', query, schema: eventPage });
