'use client';

import type { ReactNode } from 'react';
import { useDeskNow } from '@/components/feed/use-desk-now';
import { ageWords } from './age-words';

/** How long ago a moment was, on the desk's clock. */
export function Age({ since }: { readonly since: string }): ReactNode {
  const now = useDeskNow();
  const text = now === undefined ? '–' : ageWords(now - Date.parse(since));
  return <span className="figure text-soft">{text}</span>;
}
