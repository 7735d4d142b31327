'use client';

import { type ComponentType, type ReactNode, useCallback, useEffect, useState } from 'react';
import { Button } from './button';
import { LoadingLines } from './loading-lines';

type Load<Props> = () => Promise<ComponentType<Props>>;
type State<Props> = 'coming' | 'lost' | { readonly Part: ComponentType<Props> };

/**
 * A dialog over the page that is fetched when it is first opened. One that cannot be fetched says so and offers to
 * try again, and what is around it, the kill above all, stays.
 */
export function lateDialog<Props extends object>(
  what: string,
  load: Load<Props>,
): ComponentType<Props> {
  return lateUntilFetched(load, {
    coming: null,
    lost: (again) => (
      <div className="fixed bottom-4 left-1/2 z-[80] w-[min(420px,calc(100vw-32px))] -translate-x-1/2 rounded-desk border border-line bg-raised shadow-pop">
        <NotFetched what={what} again={again} />
      </div>
    ),
  });
}

/** The same for a form inside of a dialog that is open already. */
export function lateForm<Props extends object>(
  what: string,
  lines: number,
  load: Load<Props>,
): ComponentType<Props> {
  return lateUntilFetched(load, {
    coming: <LoadingLines label={`Loading ${what}`} lines={lines} />,
    lost: (again) => <NotFetched what={what} again={again} />,
  });
}

interface Meanwhile {
  readonly coming: ReactNode;
  readonly lost: (again: () => void) => ReactNode;
}

function lateUntilFetched<Props extends object>(
  load: Load<Props>,
  meanwhile: Meanwhile,
): ComponentType<Props> {
  const kept: Kept<Props> = { state: 'coming' };
  const part = (props: Props) => <LatePart {...{ load, meanwhile, kept, props }} />;
  return part;
}

/** What has been fetched, for whoever opens it again. */
interface Kept<Props> {
  state: State<Props>;
}

interface LatePartProps<Props> {
  readonly load: Load<Props>;
  readonly meanwhile: Meanwhile;
  readonly kept: Kept<Props>;
  readonly props: Props;
}

function LatePart<Props extends object>({
  load,
  meanwhile,
  kept,
  props,
}: LatePartProps<Props>): ReactNode {
  const [state, setState] = useState(kept.state);
  const fetchPart = useCallback(() => {
    setState('coming');
    load().then(
      (Part) => {
        kept.state = { Part };
        setState(kept.state);
      },
      () => setState('lost'),
    );
  }, [load, kept]);
  useEffect(() => {
    if (kept.state === 'coming') {
      fetchPart();
    }
  }, [kept, fetchPart]);
  if (state === 'coming') {
    return meanwhile.coming;
  }
  return state === 'lost' ? meanwhile.lost(fetchPart) : <state.Part {...props} />;
}

function NotFetched({
  what,
  again,
}: {
  readonly what: string;
  readonly again: () => void;
}): ReactNode {
  return (
    <div role="alert" className="flex items-center justify-between gap-3 p-3 text-m">
      <span>
        <strong className="text-critical">Not fetched: {what}.</strong> The line to the desk may be
        cut; nothing was changed.
      </span>
      <Button tone="primary" className="flex-none" onClick={again}>
        Try again
      </Button>
    </div>
  );
}
