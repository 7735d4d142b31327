import type { ReactNode } from 'react';

/** Lines that stand where the content will be, so that nothing jumps when it comes. */
export function LoadingLines({
  label,
  lines = 6,
}: {
  readonly label: string;
  readonly lines?: number;
}): ReactNode {
  return (
    <div role="status" data-loading="" className="flex flex-1 flex-col gap-2.5 p-3">
      <span className="only-read">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span
          // The lines are alike and never move.
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name.
          key={line}
          aria-hidden="true"
          className="breathes h-3 rounded bg-raised"
          style={{ width: `${92 - ((line * 17) % 45)}%` }}
        />
      ))}
    </div>
  );
}
