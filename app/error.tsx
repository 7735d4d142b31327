'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { DeskMark } from '@/components/ui/desk-mark';
import { Door } from '@/components/ui/door';

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  readonly retry: () => void;
}

export default function ErrorPage({ error, retry }: ErrorPageProps): ReactNode {
  return (
    <>
      <title>Broken down · Desk</title>
      <Door
        mark={<DeskMark />}
        title="This page has broken down"
        lead="The desk itself goes on: orders and positions are as they were."
      >
        <p className="mb-4 rounded-desk bg-sunken px-2.5 py-2 font-mono text-s break-words text-soft">
          {error.message}
        </p>
        <div className="flex items-center gap-3">
          <Button tone="primary" onClick={retry}>
            Draw it again
          </Button>
          <a href="/kill" className="font-semibold text-critical underline underline-offset-2">
            Kill switch without scripts
          </a>
        </div>
      </Door>
    </>
  );
}
