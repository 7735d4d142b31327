'use client';

import { ShieldAlert, ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { sentenceOf } from '@/components/feed/api-problem';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { useCalmFeed } from '@/components/feed/use-feed';
import { Figure } from '@/components/ui/figures';
import { type Verification, verification } from '@/contract/event';

/** The last event of the journal, and whether its chain of hashes holds when one asks. */
export function JournalCheck(): ReactNode {
  const sequence = useCalmFeed((values) => values.cursor.sequence);
  const check = useApiMutation<void, Verification>(verifyCall);
  return (
    <span className="flex items-center gap-1.5 max-sm:hidden">
      journal <Figure value={String(sequence)} className="text-text" />
      <span aria-hidden="true">·</span>
      <button
        type="button"
        title="Reads the whole journal and checks every hash"
        aria-busy={check.isPending}
        onClick={() => check.mutate()}
        className="rounded text-soft underline decoration-line decoration-dotted underline-offset-[3px] hover:text-text"
      >
        {check.isPending ? 'verifying…' : 'verify'}
      </button>
      <span role="status" className="flex items-center gap-1">
        {check.data === undefined ? null : <Result result={check.data} />}
        {check.error === null ? null : (
          <span className="text-warn">{sentenceOf(check.error.problem)}</span>
        )}
      </span>
    </span>
  );
}

function Result({ result }: { readonly result: Verification }): ReactNode {
  if (result.intact) {
    return (
      <>
        <ShieldCheck aria-hidden="true" size={12} className="text-good" />
        <span className="text-good">
          intact up to <Figure value={String(result.lastSequence)} />
        </span>
      </>
    );
  }
  return (
    <>
      <ShieldAlert aria-hidden="true" size={12} className="text-critical" />
      <b className="text-critical">
        broken at <Figure value={String(result.brokenAt?.sequence ?? 0)} />:{' '}
        {result.brokenAt?.reason}
      </b>
    </>
  );
}

function verifyCall() {
  return {
    method: 'GET',
    path: '/events/verify',
    schema: verification,
    timeoutMs: 120_000,
  } as const;
}
