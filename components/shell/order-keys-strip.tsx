'use client';

import { Keyboard } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { disarmOrderKeys, useOrderKeys } from '@/components/ui/commands/order-keys';

/** Stands as long as a key press alone can send an order. */
export function OrderKeysStrip(): ReactNode {
  const areArmed = useOrderKeys((state) => state.areArmed);
  if (!areArmed) {
    return null;
  }
  return (
    <aside
      aria-label="Order keys"
      className="flex flex-none items-center gap-2.5 border-b border-warn bg-warn-ground px-3 py-1.5"
    >
      <Keyboard aria-hidden="true" size={15} className="flex-none text-warn" />
      <p role="status">
        <b className="text-warn">Order keys are armed.</b>{' '}
        <span className="max-sm:hidden">
          A key press alone sends an order, outside of fields. They disarm after ten minutes without
          use.
        </span>
      </p>
      <Button size="s" className="ml-auto" onClick={disarmOrderKeys}>
        Disarm
      </Button>
    </aside>
  );
}
