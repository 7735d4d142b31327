'use client';

import { OctagonAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { DrawAgain } from '@/components/ui/draw-again';
import { PanelNote } from '@/components/ui/panel-note';

interface PlaceErrorProps {
  readonly error: Error & { readonly digest?: string };
  /** Fetches the place anew and draws it. */
  readonly retry: () => void;
}

/** A place that has broken down leaves the head with the kill, and the ways to other places. */
export default function PlaceError({ error, retry }: PlaceErrorProps): ReactNode {
  return (
    <PanelNote
      title="This place has broken down"
      icon={OctagonAlert}
      tone="critical"
      action={<DrawAgain retry={retry} />}
    >
      The desk itself goes on: orders and positions are as they were.
      <p className="mt-2 font-mono text-s break-words">{error.message}</p>
    </PanelNote>
  );
}
