'use client';

import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Announcements } from './announcements';

interface LiveRegionProps {
  /** `polite` waits until the reader has finished, `assertive` breaks in. */
  readonly politeness: 'polite' | 'assertive';
  readonly sentence: string;
}

/** A place that is read out when its sentence changes, and that nobody sees. */
export function LiveRegion({ politeness, sentence }: LiveRegionProps): ReactNode {
  return (
    <div aria-live={politeness} aria-atomic="true" className="only-read">
      {sentence}
    </div>
  );
}

/** The sentence of a live region, and the way to say another; at most one in so many milliseconds. */
export function useAnnouncements(everyMs: number): [string, (sentence: string) => void] {
  const [sentence, setSentence] = useState('');
  const announcements = useMemo(() => new Announcements(setSentence, everyMs), [everyMs]);
  useEffect(() => () => announcements.stop(), [announcements]);
  const announce = useMemo(() => announcements.add.bind(announcements), [announcements]);
  return [sentence, announce];
}
