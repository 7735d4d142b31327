'use client';

import { latePanel } from '@/components/ui/late-panel';

/** The journal, after the frame of its place. */
export const Journal = latePanel('Journal', () =>
  import('./journal-panels').then((module) => module.JournalPanels),
);

// Asked for while the page becomes alive: its frame and the kill come first, and nothing waits twice.
Journal.ask();
