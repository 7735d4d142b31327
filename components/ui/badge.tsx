import type { ReactNode } from 'react';

export type BadgeTone = 'calm' | 'accent' | 'up' | 'down' | 'warn' | 'critical';

/** A small word or count in a coloured field. */
export function Badge({
  tone = 'calm',
  children,
}: {
  readonly tone?: BadgeTone;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <span
      className={`inline-flex h-[17px] items-center rounded-full px-1.5 text-[10.5px] font-semibold ${tones[tone]}`}
    >
      {children}
    </span>
  );
}

const tones: Record<BadgeTone, string> = {
  calm: 'bg-raised text-soft',
  accent: 'bg-accent-ground text-accent',
  up: 'bg-up-ground text-up',
  down: 'bg-down-ground text-down',
  warn: 'bg-warn-ground text-warn',
  critical: 'bg-critical-ground text-critical',
};
