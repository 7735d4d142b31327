'use client';

import { Keyboard } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import { Panel } from '@/components/ui/panel';
import { openDoor } from './command-doors';

/** The settings' way to the sheet of keys, which is where they are read and rebound. */
export function KeySettings(): ReactNode {
  return (
    <Panel title="Keys">
      <div className="flex flex-col items-start gap-3 p-4">
        <p className="max-w-[60ch] text-soft">
          Every command has its key on one sheet, from anywhere with <Kbd>?</Kbd>. A key can be
          changed there; one that is taken is refused. Keys that send orders do nothing until they
          are armed.
        </p>
        <Button onClick={() => openDoor('keys')}>
          <Keyboard aria-hidden="true" size={14} /> Open the sheet of keys
        </Button>
      </div>
    </Panel>
  );
}
