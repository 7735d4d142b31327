'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from './button';

interface DrawAgainProps {
  /** Fetches what has broken down anew and draws it. */
  readonly retry: () => void;
  /** It is the first thing to do on the page, and takes the focus. */
  readonly isFirst?: boolean;
}

type State = 'calm' | 'asking' | 'unreached';

/**
 * The way back of what has broken down. Asks first whether the page can be reached: drawing it again where
 * it cannot would load the whole page anew, and leave the browser's own error instead of what stands here.
 */
export function DrawAgain({ retry, isFirst = false }: DrawAgainProps): ReactNode {
  const button = useRef<HTMLButtonElement>(null);
  const [state, setState] = useState<State>('calm');
  useEffect(() => {
    if (isFirst) {
      button.current?.focus();
    }
  }, [isFirst]);
  const draw = async () => {
    setState('asking');
    if (await isReached()) {
      setState('calm');
      retry();
    } else {
      setState('unreached');
    }
  };
  return (
    <>
      <Button
        ref={button}
        tone="primary"
        because={state === 'asking' ? 'asking the desk' : undefined}
        reason="hidden"
        onClick={() => void draw()}
      >
        Draw it again
      </Button>
      {state === 'unreached' ? (
        <span role="status" className="text-s text-warn">
          The desk cannot be reached.
        </span>
      ) : null}
    </>
  );
}

async function isReached(): Promise<boolean> {
  try {
    const { ok } = await fetch(window.location.href, { method: 'HEAD', cache: 'no-store' });
    return ok;
  } catch {
    return false;
  }
}
