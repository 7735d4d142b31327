'use client';

import { Check, X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useCount } from '@/components/feed/use-count';
import { useFeed } from '@/components/feed/use-feed';
import { useMay } from '@/components/feed/use-session';
import { type FirstStep, firstStepsOf, safetyWords } from './first-steps-of';

const storageKey = 'desk.first-steps';

/** The first minute on a new desk: three things to try where no money is. Once done, never again. */
export function FirstSteps(): ReactNode {
  const mayTrade = useMay('trade');
  const isPaper = useFeed((values) => values.health?.venue.name === 'paper');
  const isHeard = useFeed((values) => values.cursor.phase === 'current');
  const wasKilled = useFeed((values) => values.kill !== undefined && values.kill.kill !== null);
  const safety = useFeed((values) => safetyWords(values.source));
  const orders = useCount('orders');
  const fills = useCount('fills');
  const [isWanted, setWanted] = useWanted();
  const steps = firstStepsOf({ orders, fills, wasKilled });
  const isAllDone = steps.every(({ isDone }) => isDone);
  const [hasBegun, setBegun] = useState(false);
  useEffect(() => {
    // A desk on which all of it has happened before needs no first minute.
    if (isHeard && !isAllDone) {
      setBegun(true);
    }
  }, [isHeard, isAllDone]);
  if (!isWanted || !hasBegun || !mayTrade || !isPaper) {
    return null;
  }
  return (
    <aside
      aria-label="First steps"
      className="flex flex-none flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-accent-ground px-3 py-1.5"
    >
      <strong className="text-accent">
        {isAllDone ? 'That is all it takes.' : 'First minute'}
      </strong>
      <ol className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {steps.map((step, index) => (
          <Step key={step.words} step={step} number={index + 1} />
        ))}
      </ol>
      <span className="text-soft max-lg:hidden">{safety}</span>
      <button
        type="button"
        onClick={() => setWanted(false)}
        className="ml-auto flex items-center gap-1 rounded px-1.5 py-0.5 text-s text-soft hover:bg-hover hover:text-text"
      >
        <X aria-hidden="true" size={12} />
        {isAllDone ? 'Done' : 'Not now'}
      </button>
    </aside>
  );
}

function Step({
  step: { words, isDone },
  number,
}: {
  readonly step: FirstStep;
  readonly number: number;
}): ReactNode {
  return (
    <li className={`flex items-center gap-1.5 ${isDone ? 'text-soft' : 'text-text'}`}>
      <span
        className={`flex size-4 items-center justify-center rounded-full border text-[10px] font-semibold ${isDone ? 'border-good text-good' : 'border-accent text-accent'}`}
      >
        {isDone ? <Check aria-hidden="true" size={10} strokeWidth={3} /> : number}
      </span>
      <span className={isDone ? 'line-through decoration-faint' : ''}>{words}</span>
      <span className="only-read">{isDone ? ', done' : ''}</span>
    </li>
  );
}

/** Wanted until this person says otherwise in this browser. */
function useWanted(): readonly [boolean, (wanted: boolean) => void] {
  const [isWanted, setWanted] = useState(false);
  useEffect(() => {
    try {
      setWanted(localStorage.getItem(storageKey) !== 'done');
    } catch {
      // Without storage it would come back with every page: better not at all.
    }
  }, []);
  const change = (wanted: boolean) => {
    setWanted(wanted);
    try {
      localStorage.setItem(storageKey, wanted ? 'wanted' : 'done');
    } catch {
      // It comes back with the next page.
    }
  };
  return [isWanted, change];
}
