'use client';

import { cloneElement, type ReactNode, useState } from 'react';
import { useHeldBack } from './held-back';
import { latePart } from './late-part';
import type { TooltipProps } from './tooltip-window';

const tooltipWindow = latePart(() =>
  import('./tooltip-window').then((module) => module.TooltipWindow),
);

/**
 * A few words about what is pointed at. Never the only place where something is said: it comes after
 * the first look at the page.
 */
export function Tooltip(props: TooltipProps): ReactNode {
  const [isHeld, setHeld] = useState(false);
  const Window = useHeldBack(tooltipWindow, isHeld);
  if (Window !== undefined) {
    return <Window {...props} />;
  }
  // What is pointed at goes on hearing what it is pointed at for: a button keeps its own hands.
  return cloneElement(props.children, {
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  });
}
