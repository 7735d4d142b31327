import type { ReactNode } from 'react';

export type StatusShape = 'dot' | 'diamond' | 'square' | 'ring';
export type StatusTone = 'accent' | 'good' | 'warn' | 'critical' | 'faint';

/** A state as a shape and a colour: dot at work, diamond in doubt, square refused, ring over. */
export function StatusMark({
  shape,
  tone,
}: {
  readonly shape: StatusShape;
  readonly tone: StatusTone;
}): ReactNode {
  const colour = shape === 'ring' ? rings[tone] : fills[tone];
  return (
    <span
      aria-hidden="true"
      className={`inline-block size-[7px] flex-none ${shapes[shape]} ${colour}`}
    />
  );
}

const shapes: Record<StatusShape, string> = {
  dot: 'rounded-full',
  diamond: 'rotate-45 rounded-[1px]',
  square: 'rounded-[1px]',
  ring: 'rounded-full border-[1.5px]',
};

const fills: Record<StatusTone, string> = {
  accent: 'bg-accent',
  good: 'bg-good',
  warn: 'bg-warn',
  critical: 'bg-critical',
  faint: 'bg-faint',
};

const rings: Record<StatusTone, string> = {
  accent: 'border-accent',
  good: 'border-good',
  warn: 'border-warn',
  critical: 'border-critical',
  faint: 'border-faint',
};
