'use client';

import type { ReactNode } from 'react';
import { DeskMark } from '@/components/ui/desk-mark';
import { Door } from '@/components/ui/door';
import { DrawAgain } from '@/components/ui/draw-again';

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
        <div className="flex flex-wrap items-center gap-3">
          <DrawAgain retry={retry} isFirst />
          <a href="/kill" className="font-semibold text-critical underline underline-offset-2">
            Kill switch without scripts
          </a>
        </div>
      </Door>
    </>
  );
}
