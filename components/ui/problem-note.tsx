import { OctagonAlert } from 'lucide-react';
import type { ReactNode } from 'react';

interface ProblemNoteProps {
  /** The stable word of the refusal. */
  readonly code: string;
  /** What happened, with which values, what to do. */
  readonly sentence: string;
  /** The numbers behind it, each with its name. */
  readonly facts?: readonly { readonly name: string; readonly value: ReactNode }[];
  readonly action?: ReactNode;
}

/** A no of the desk: its sentence, its numbers, and its code for whoever has to look it up. */
export function ProblemNote({ code, sentence, facts = [], action }: ProblemNoteProps): ReactNode {
  return (
    <div
      role="alert"
      className="rounded-desk border border-critical bg-critical-ground px-2.5 py-2 text-[11.5px] leading-snug"
    >
      <div className="flex gap-2">
        <OctagonAlert aria-hidden="true" size={14} className="mt-px flex-none text-critical" />
        <div className="min-w-0 flex-1">
          <p className="text-text">{sentence}</p>
          {facts.length === 0 ? null : (
            <dl className="mt-1 grid grid-cols-[1fr_auto] gap-x-3 gap-y-0.5">
              {facts.map(({ name, value }) => (
                <div key={name} className="contents">
                  <dt className="text-soft">{name}</dt>
                  <dd className="figure text-right">{value}</dd>
                </div>
              ))}
            </dl>
          )}
          <p className="mt-1 flex items-center justify-between gap-2">
            <code className="font-mono text-[10.5px] text-soft">{code}</code>
            {action}
          </p>
        </div>
      </div>
    </div>
  );
}
