import type { ReactNode } from 'react';
import { divideUnits, pixelsOf, unitsOf } from './decimal';

interface MeterProps {
  readonly label: string;
  /** Decimal text in one unit; a limit of zero is full. */
  readonly value: string;
  readonly limit: string;
  readonly tone?: 'accent' | 'warn' | 'critical';
  readonly className?: string;
}

/** How much of a limit is used, as a bar. */
export function Meter({
  label,
  value,
  limit,
  tone = 'accent',
  className = '',
}: MeterProps): ReactNode {
  const percent = Math.round(shareOf(value, limit) * 100);
  const filled = Math.min(100, percent);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a meter that is drawn by the browser takes no colours.
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={filled}
      aria-valuetext={`${percent} % used`}
      className={className}
    >
      <div className="h-[3px] overflow-hidden rounded-full bg-line">
        <div
          className={`h-full rounded-full transition-[width] duration-(--calm) ease-calm ${tones[tone]}`}
          style={{ width: `${filled}%` }}
        />
      </div>
    </div>
  );
}

/** Used part of a limit, for pixels and for comparing; 1 = all of it. */
export function shareOf(value: string, limit: string): number {
  const used = unitsOf(value);
  const quotient = divideUnits(used < 0n ? -used : used, unitsOf(limit));
  return quotient === undefined ? 1 : Math.max(0, pixelsOf(quotient));
}

const tones = { accent: 'bg-accent', warn: 'bg-warn', critical: 'bg-critical' };
