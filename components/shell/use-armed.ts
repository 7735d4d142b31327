'use client';

import { useCallback, useEffect, useState } from 'react';
import { armedMs, doubleClickMs, type KillLevel } from './kill-plan';

export interface Armed {
  readonly level: KillLevel | undefined;
  /** Whole seconds until it disarms by itself. */
  readonly secondsLeft: number;
  /**
   * False right after arming: the second half of a double click is no second press. Who goes on
   * hammering fires all the same.
   */
  readonly mayFire: () => boolean;
  readonly arm: (level: KillLevel) => void;
  readonly disarm: () => void;
}

/** Armed for five seconds, then safe again. */
export function useArmed(): Armed {
  const [state, setState] = useState<{ level: KillLevel; untilMs: number } | undefined>(undefined);
  const [secondsLeft, setSecondsLeft] = useState(0);
  const disarm = useCallback(() => setState(undefined), []);
  const arm = useCallback((level: KillLevel) => {
    setSecondsLeft(armedMs / 1_000);
    setState({ level, untilMs: performance.now() + armedMs });
  }, []);

  useEffect(() => {
    if (state === undefined) {
      return;
    }
    const timer = setInterval(() => {
      const leftMs = state.untilMs - performance.now();
      setSecondsLeft(Math.max(0, Math.ceil(leftMs / 1_000)));
      if (leftMs <= 0) {
        setState(undefined);
      }
    }, 100);
    return () => clearInterval(timer);
  }, [state]);

  const mayFire = useCallback(
    () => state !== undefined && performance.now() >= state.untilMs - armedMs + doubleClickMs,
    [state],
  );
  return { level: state?.level, secondsLeft, mayFire, arm, disarm };
}
