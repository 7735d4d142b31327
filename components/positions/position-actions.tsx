'use client';

import { ShieldHalf, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { RowButton } from '@/components/ui/row-button';
import type { Position } from '@/contract/position';
import { HalfIcon } from './half-icon';

/** What one may do with a position from its row. */
export interface PositionActs {
  readonly closeAll: (position: Position) => void;
  /** Absent where there is nothing to halve. */
  readonly closeHalf: (position: Position) => void;
  readonly whyNotHalf: (position: Position) => string | undefined;
  readonly moveStop: (position: Position) => void;
  readonly mayTrade: boolean;
}

interface PositionActionsProps {
  readonly position: Position;
  readonly acts: PositionActs;
  readonly tabIndex: 0 | -1;
}

/** Close all, close half, move the stop. Each asks once more. */
export function PositionActions({ position, acts, tabIndex }: PositionActionsProps): ReactNode {
  if (!acts.mayTrade) {
    return null;
  }
  return (
    <>
      <RowButton
        icon={X}
        label={`Close ${position.instrument}`}
        tone="danger"
        tabIndex={tabIndex}
        onPress={() => acts.closeAll(position)}
      />
      <RowButton
        icon={HalfIcon}
        label={`Close half of ${position.instrument}`}
        tabIndex={tabIndex}
        onPress={() => acts.closeHalf(position)}
        because={acts.whyNotHalf(position)}
      />
      <RowButton
        icon={ShieldHalf}
        label={`Move the stop of ${position.instrument}`}
        tabIndex={tabIndex}
        onPress={() => acts.moveStop(position)}
      />
    </>
  );
}
