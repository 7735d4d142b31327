'use client';

import { Unplug } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { Button, type ButtonSize } from './button';
import type { Loss } from './late';
import { PanelNote } from './panel-note';

interface NotFetchedProps extends Loss {
  /** In the middle of a sentence: `the history`. */
  readonly what: string;
}

/** What stands where a part of the page could not be fetched. */
export function NotFetched({ what, ...loss }: NotFetchedProps): ReactNode {
  return (
    <PanelNote
      title={`Not fetched: ${what}`}
      icon={Unplug}
      tone="critical"
      action={<AskAgain {...loss} />}
    >
      {whyNotFetched}
    </PanelNote>
  );
}

/** The same where there is room for a line. */
export function LostLine({ what, ...loss }: NotFetchedProps): ReactNode {
  return (
    <p role="alert" className="flex items-center gap-2 text-s whitespace-nowrap text-critical">
      Not fetched: {what}
      <AskAgain size="s" {...loss} />
    </p>
  );
}

export const whyNotFetched = 'The line to the desk may be cut; nothing was changed.';

/** Stays while it is asked for; when the part has come, the region around it has the focus. */
export function AskAgain({
  isAskedAgain,
  askAgain,
  size = 'm',
}: Loss & { readonly size?: ButtonSize }): ReactNode {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const pressed = button.current;
    return () => {
      if (pressed !== null && document.activeElement === pressed) {
        const around = regionsAround(pressed);
        queueMicrotask(() => around.find(({ isConnected }) => isConnected)?.focus());
      }
    };
  }, []);
  return (
    <Button
      ref={button}
      size={size}
      tone="primary"
      className="flex-none"
      because={isAskedAgain ? 'asking the desk again' : undefined}
      reason="hidden"
      onClick={askAgain}
    >
      {isAskedAgain ? 'Trying…' : 'Try again'}
    </Button>
  );
}

/** What can take the focus around something, the nearest first. */
function regionsAround(inner: HTMLElement): readonly HTMLElement[] {
  const region = inner.parentElement?.closest<HTMLElement>('[tabindex]') ?? null;
  return region === null ? [] : [region, ...regionsAround(region)];
}
