'use client';

import type { ReactNode } from 'react';
import { type GlossaryTerm, glossary } from './glossary';
import { Tooltip } from './tooltip';

/** A word that explains itself when it is pointed at or reached by keyboard. */
export function Term({
  name,
  children,
}: {
  readonly name: GlossaryTerm;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Tooltip text={glossary[name]}>
      <span className="cursor-help decoration-line decoration-dotted underline-offset-[3px] hover:underline">
        {children}
      </span>
    </Tooltip>
  );
}
