'use client';

import type { ReactNode } from 'react';
import { armedMs, type Exposure, fireWords, type KillLevel, levelNames, planOf } from './kill-plan';
import type { Armed } from './use-armed';

interface KillLevelButtonProps {
  readonly level: KillLevel;
  readonly armed: Armed;
  readonly exposure: Exposure;
  readonly isFiring: boolean;
  readonly onFire: () => void;
}

/** One level: safe, then armed for five seconds with its plan, then fired. */
export function KillLevelButton(props: KillLevelButtonProps): ReactNode {
  const { level, armed, exposure, isFiring, onFire } = props;
  const isArmed = armed.level === level;
  return (
    <div
      className={`rounded-lg border p-2.5 ${isArmed ? 'border-critical bg-critical-ground' : 'border-line bg-raised'}`}
    >
      <ul className="mb-2 grid gap-0.5 text-s text-soft" aria-label={`Plan: ${levelNames[level]}`}>
        {planOf(level, exposure).map((line) => (
          <li key={line} className="flex gap-1.5">
            <span aria-hidden="true" className="text-faint">
              ·
            </span>
            {line}
          </li>
        ))}
      </ul>
      <button
        type="button"
        aria-busy={isFiring}
        onClick={() => {
          if (!isArmed) {
            armed.arm(level);
          } else if (armed.mayFire()) {
            onFire();
          }
        }}
        className={`relative h-9 w-full overflow-hidden rounded-desk border-[1.5px] border-critical text-m font-semibold ${isArmed ? 'bg-critical text-critical-ink' : 'bg-transparent text-critical hover:bg-critical-ground'}`}
      >
        <span className="relative">
          {isArmed
            ? `${fireWords(level, exposure)} · ${armed.secondsLeft} s`
            : `Arm: ${levelNames[level].toLowerCase()}`}
        </span>
        {isArmed ? (
          <span
            aria-hidden="true"
            className="absolute bottom-0 left-0 h-[3px] bg-critical-ink transition-[width] duration-100 ease-linear"
            style={{ width: `${(armed.secondsLeft * 100_000) / armedMs}%` }}
          />
        ) : null}
      </button>
      <p aria-live="assertive" className="only-read">
        {isArmed ? `Armed for five seconds. ${fireWords(level, exposure)}.` : ''}
      </p>
    </div>
  );
}
