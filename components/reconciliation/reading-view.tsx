'use client';

import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Timestamp } from '@/components/ui/figures';
import { StatusMark } from '@/components/ui/status-mark';
import type { DropCopyReading } from '@/contract/drop-copy';
import { kindWords, severityLooks } from './break-words';

/** What was read of a feed, and how the fills of both sides stand to each other with it. */
export function ReadingView({ reading }: { readonly reading: DropCopyReading }): ReactNode {
  const { counts, differences } = reading;
  const isAgreed = counts.differing + counts.missingAtDesk + counts.missingAtSource === 0;
  return (
    <section aria-label="What was read" className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-x-2">
        <StatusMark shape={isAgreed ? 'dot' : 'diamond'} tone={isAgreed ? 'good' : 'warn'} />
        <span className="font-semibold">{sentenceOf(reading)}</span>
        <span className="text-soft">
          {newsOf(reading)} Complete up to <Timestamp value={reading.highWater} style="dateTime" />.
        </span>
      </p>
      {differences.length === 0 ? null : (
        <ul
          aria-label="What differs"
          className="flex max-h-60 flex-col overflow-y-auto rounded-desk border border-line-soft"
        >
          {differences.map(({ executionId, kind, severity, explanation }) => (
            <li
              key={executionId}
              className="border-b border-line-soft px-2.5 py-1.5 last:border-b-0"
            >
              <span className="mr-2 font-semibold">{kindWords[kind]}</span>
              <Badge tone={severityLooks[severity].badge}>{severity}</Badge>
              <p className="text-s text-soft">{explanation}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** `42 fills: 40 match, 1 differs, 1 the desk has not.` */
function sentenceOf({ counts }: DropCopyReading): string {
  const { told, matching, differing, missingAtDesk, missingAtSource, waiting, notYetTold } = counts;
  const parts = [
    `${matching} match`,
    ...(differing === 0 ? [] : [`${differing} ${differing === 1 ? 'differs' : 'differ'}`]),
    ...(missingAtDesk === 0 ? [] : [`${missingAtDesk} the desk has not`]),
    ...(missingAtSource === 0 ? [] : [`${missingAtSource} the source has not`]),
    ...(waiting === 0 ? [] : [`${waiting} too young to judge`]),
    ...(notYetTold === 0 ? [] : [`${notYetTold} of the desk not told yet`]),
  ];
  return `${told} ${told === 1 ? 'fill' : 'fills'}: ${parts.join(', ')}.`;
}

function newsOf({ read, fresh, corrected, repeated }: DropCopyReading): string {
  const rows = `${read} ${read === 1 ? 'line' : 'lines'} read, ${fresh} new`;
  const rest = [
    ...(corrected === 0 ? [] : [`${corrected} corrected`]),
    ...(repeated === 0 ? [] : [`${repeated} known already`]),
  ];
  return `${[rows, ...rest].join(', ')}.`;
}
