'use client';

import { useFeedEvents } from '@/components/feed/use-feed-events';
import { useSession } from '@/components/feed/use-session';
import { playSound } from '@/components/ui/play-sound';
import { usePreferences } from '@/components/ui/preferences';
import { soundsOf } from './sounds-of';

/** Lets the desk be heard, in the categories the person has switched on. */
export function Sounds(): null {
  const username = useSession().data?.username;
  useFeedEvents((events) => {
    const { sounds } = usePreferences.getState();
    if (sounds.length === 0) {
      return;
    }
    for (const name of soundsOf(events, username)) {
      if (sounds.includes(name)) {
        playSound(name);
      }
    }
  });
  return null;
}
