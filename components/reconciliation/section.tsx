import type { ReactNode } from 'react';

/** A titled part of what is chosen. */
export function Section({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section aria-label={title} className="flex flex-col gap-1.5">
      <h4 className="text-s font-semibold text-soft">{title}</h4>
      {children}
    </section>
  );
}
