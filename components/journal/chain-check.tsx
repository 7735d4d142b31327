'use client';

import { ShieldAlert, ShieldCheck, ShieldQuestion } from 'lucide-react';
import type { ReactNode } from 'react';
import { sentenceOf } from '@/components/feed/api-problem';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { Button } from '@/components/ui/button';
import { Figure } from '@/components/ui/figures';
import { type Verification, verification } from '@/contract/event';

/** Has every hash of the journal checked, and says what came of it. */
export function ChainCheck(): ReactNode {
  const check = useApiMutation<void, Verification>(verifyCall);
  return (
    <span className="flex items-center gap-2">
      <span role="status" className="flex min-w-0 items-center gap-1.5 max-sm:hidden">
        {check.error === null ? null : (
          <span className="truncate text-warn">{sentenceOf(check.error.problem)}</span>
        )}
        {check.data === undefined || check.isPending ? null : <Answer answer={check.data} />}
      </span>
      <Button
        size="s"
        aria-busy={check.isPending}
        title="Reads the whole journal and checks every hash"
        onClick={() => check.mutate()}
      >
        <ShieldQuestion aria-hidden="true" size={13} />
        {check.isPending ? 'Checking…' : 'Check the chain'}
      </Button>
    </span>
  );
}

function Answer({ answer }: { readonly answer: Verification }): ReactNode {
  const { intact, rows, lastHash, brokenAt } = answer;
  if (!intact) {
    return (
      <b className="flex items-center gap-1 text-critical">
        <ShieldAlert aria-hidden="true" size={13} />
        Broken at #{brokenAt?.sequence ?? 0}: {brokenAt?.reason}
      </b>
    );
  }
  return (
    <span className="flex items-center gap-1 text-good" title={`Last hash ${lastHash}`}>
      <ShieldCheck aria-hidden="true" size={13} />
      Intact: <Figure value={String(rows)} /> rows
    </span>
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
