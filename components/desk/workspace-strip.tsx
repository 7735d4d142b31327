'use client';

import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { dismissNotice, settle, useWorkspaces } from './workspace-store';

/** What a person should know of their workspace; nothing where there is nothing to know. */
export function WorkspaceStrip(): ReactNode {
  const { notice, isContested, name } = useWorkspaces();
  if (!isContested && notice === undefined) {
    return null;
  }
  return (
    <aside
      aria-label="Workspace"
      className="flex flex-none flex-wrap items-center gap-2.5 border-b border-warn bg-warn-ground px-3 py-1.5"
    >
      <TriangleAlert aria-hidden="true" size={15} className="flex-none text-warn" />
      <p role="status" className="min-w-0 flex-1">
        {isContested
          ? `The workspace ${name} was saved in another window meanwhile. What you change here is not kept until you choose.`
          : notice}
      </p>
      {isContested ? (
        <>
          <Button size="s" onClick={() => void settle('theirs')}>
            Load the other
          </Button>
          <Button size="s" onClick={() => void settle('mine')}>
            Keep this one
          </Button>
        </>
      ) : (
        <Button size="s" onClick={dismissNotice}>
          Understood
        </Button>
      )}
    </aside>
  );
}
