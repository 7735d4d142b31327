'use client';

import type { ReactNode } from 'react';
import {
  directionOf,
  type FigureFormat,
  formatCompact,
  formatFigure,
  formatPercent,
  noFigure,
} from './format-figures';
import { formatTime, type TimeStyle } from './format-time';
import { usePreferences } from './preferences';

/**
 * The only place that draws amounts. A value is the decimal text of the wire; null and undefined
 * are "not known" and show a dash. Nothing here computes: what is shown is what was said.
 */
interface FigureProps extends FigureFormat {
  readonly value: string | null | undefined;
  readonly className?: string;
}

/** A plain figure: `1,004,218.37`. */
export function Figure({ value, className = '', ...format }: FigureProps): ReactNode {
  return (
    <span className={`figure ${className}`}>
      {value === null || value === undefined ? <Unknown /> : formatFigure(value, format)}
    </span>
  );
}

/** A large figure in few letters (`412 k`); the exact one stands in its title. */
export function CompactFigure({ value, sign = 'negative', className = '' }: FigureProps) {
  if (value === null || value === undefined) {
    return <Figure value={undefined} className={className} />;
  }
  return (
    <span className={`figure ${className}`} title={formatFigure(value)}>
      {formatCompact(value, sign)}
    </span>
  );
}

/** A gain or a loss: sign, arrow and colour, all three always together. */
export function SignedFigure({ value, className = '', decimals }: FigureProps): ReactNode {
  if (value === null || value === undefined) {
    return <Figure value={undefined} className={className} />;
  }
  return (
    <span className={`figure ${toneOf(value)} ${className}`}>
      <Arrow value={value} />
      {formatFigure(value, { decimals, sign: 'always' })}
    </span>
  );
}

/** A ratio as a share of a hundred: `"0.0112"` is `1.12 %`. */
export function Percent({ value, className = '', ...format }: FigureProps): ReactNode {
  return (
    <span className={`figure ${className}`}>
      {value === null || value === undefined ? <Unknown /> : formatPercent(value, format)}
    </span>
  );
}

/** A share gained or lost, with sign, arrow and colour. */
export function SignedPercent({ value, className = '', decimals }: FigureProps): ReactNode {
  if (value === null || value === undefined) {
    return <Figure value={undefined} className={className} />;
  }
  return (
    <span className={`figure ${toneOf(value)} ${className}`}>
      <Arrow value={value} />
      {formatPercent(value, { sign: 'always', ...(decimals === undefined ? {} : { decimals }) })}
    </span>
  );
}

interface TimestampProps {
  readonly value: string | number | undefined;
  readonly style?: TimeStyle;
  readonly className?: string;
}

/** A moment on the clock that the person has chosen. */
export function Timestamp({ value, style = 'time', className = '' }: TimestampProps): ReactNode {
  const zone = usePreferences((preferences) => preferences.timeZone);
  if (value === undefined) {
    return <Figure value={undefined} className={className} />;
  }
  return (
    <time className={`figure ${className}`} dateTime={new Date(value).toISOString()}>
      {formatTime(value, zone, style)}
    </time>
  );
}

/** ▲ or ▼ before a figure, for eyes that do not tell the colours apart. */
export function Arrow({ value }: { readonly value: string }): ReactNode {
  const direction = directionOf(value);
  if (direction === 'flat') {
    return null;
  }
  return (
    <span aria-hidden="true" className="mr-[0.35em] text-[0.78em]">
      {direction === 'up' ? '▲' : '▼'}
    </span>
  );
}

/** The colour class of a gain or a loss. */
export function toneOf(value: string): string {
  switch (directionOf(value)) {
    case 'up':
      return 'text-up';
    case 'down':
      return 'text-down';
    case 'flat':
      return 'text-soft';
  }
}

function Unknown(): ReactNode {
  return (
    <>
      <span aria-hidden="true" className="text-faint">
        {noFigure}
      </span>
      <span className="only-read">not known</span>
    </>
  );
}
