'use client';

import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface RowButtonProps {
  readonly icon: LucideIcon;
  /** What it does, to what: `Cancel buy 100 AAPL`. */
  readonly label: string;
  readonly tabIndex: 0 | -1;
  readonly onPress: () => void;
  readonly tone?: 'calm' | 'danger';
  /** Why it cannot be pressed now: said on hover and to readers. */
  readonly because?: string | undefined;
}

/** A small button in a row of a table. It reaches as high as the row, so that it is easy to hit. */
export function RowButton(props: RowButtonProps): ReactNode {
  const { icon: Icon, label, tabIndex, onPress, tone = 'calm', because } = props;
  const isLive = because === undefined;
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      aria-label={isLive ? label : `${label}: ${because}`}
      aria-disabled={isLive ? undefined : true}
      title={because ?? label}
      onClick={isLive ? onPress : undefined}
      className={`inline-flex h-full min-h-[20px] w-6 flex-none items-center justify-center rounded focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-focus ${isLive ? tones[tone] : 'text-faint opacity-45'}`}
    >
      <Icon aria-hidden="true" size={13} strokeWidth={2} />
    </button>
  );
}

const tones = {
  calm: 'text-faint hover:bg-hover hover:text-text',
  danger: 'text-faint hover:bg-critical-ground hover:text-critical',
};
