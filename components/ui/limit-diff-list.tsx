import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { LimitDifference } from './limit-diff';

/** Old and new beside each other, with a word for the direction. */
export function LimitDiffList({
  differences,
  label = 'What changed',
}: {
  readonly differences: readonly LimitDifference[];
  readonly label?: string;
}): ReactNode {
  if (differences.length === 0) {
    return <p className="text-faint">Nothing but the reason.</p>;
  }
  return (
    <ul aria-label={label} className="grid gap-0.5">
      {differences.map(({ name, before, after, effect }) => (
        <li
          key={`${name} ${before} ${after}`}
          className="flex flex-wrap items-baseline gap-x-2 leading-snug"
        >
          <span className="w-[104px] flex-none text-soft">{name}</span>
          <span className="figure whitespace-normal! text-faint line-through decoration-line">
            {before}
          </span>
          <ArrowRight aria-label="to" size={11} className="flex-none self-center text-faint" />
          <span className="figure whitespace-normal! font-semibold text-text">{after}</span>
          {effect === 'other' ? null : (
            <span className={`text-[10.5px] ${effect === 'tighter' ? 'text-accent' : 'text-warn'}`}>
              {effect}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
