'use client';

import { Search, X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Switch } from '@/components/ui/switch';
import type { Event } from '@/contract/event';
import { type EventKind, eventKinds } from './event-kinds';

/** What one looks for, as the fields have it. */
export interface JournalChoice {
  readonly kinds: readonly EventKind[];
  readonly actor: '' | Event['actor']['kind'];
  readonly user: string;
  readonly text: string;
  /** `#1204` typed into the field: begin there. */
  readonly startAt: string;
  /** Equity is marked every few seconds: shown only when asked for. */
  readonly hasMarks: boolean;
}

export const everything: JournalChoice = {
  kinds: [],
  actor: '',
  user: '',
  text: '',
  startAt: '',
  hasMarks: false,
};

const actorOptions = [
  { value: '', label: 'Anybody' },
  { value: 'user', label: 'People' },
  { value: 'apiKey', label: 'Programs' },
  { value: 'venue', label: 'Venue' },
  { value: 'desk', label: 'The desk itself' },
] as const;

interface JournalFiltersProps {
  readonly choice: JournalChoice;
  /** What of it is another one now. */
  readonly onChange: (part: Partial<JournalChoice>) => void;
  readonly isLive: boolean;
  readonly onLiveChange: (isLive: boolean) => void;
}

/** What of the journal is shown: kinds of events, who acted, a word in them, from which row on. */
export function JournalFilters(props: JournalFiltersProps): ReactNode {
  const { choice, onChange: change, isLive, onLiveChange } = props;
  const liveId = useId();
  const toggle = (kind: EventKind) =>
    change({
      kinds: choice.kinds.includes(kind)
        ? choice.kinds.filter((one) => one !== kind)
        : [...choice.kinds, kind],
    });
  const isFiltered = JSON.stringify(choice) !== JSON.stringify(everything);
  const isAnchored = choice.startAt !== '';
  return (
    <search className="flex flex-none flex-wrap items-center gap-x-3 gap-y-2 border-b border-line-soft px-2.5 py-2">
      <fieldset className="flex flex-wrap gap-1">
        <legend className="only-read">Kinds of events</legend>
        {eventKinds.map(({ value, label }) => (
          <Chip
            key={value}
            label={label}
            isPressed={choice.kinds.includes(value)}
            onPress={() => toggle(value)}
          />
        ))}
        <Chip
          label="Equity marks"
          isPressed={choice.hasMarks}
          onPress={() => change({ hasMarks: !choice.hasMarks })}
        />
      </fieldset>
      <label className="flex items-center gap-1.5 text-s text-soft">
        By
        <select
          value={choice.actor}
          onChange={({ currentTarget }) =>
            change({ actor: currentTarget.value as JournalChoice['actor'] })
          }
          className="h-6 rounded border border-line bg-sunken px-1 text-s text-text"
        >
          {actorOptions.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <LateField
        label="Named"
        width="w-24"
        value={choice.user}
        onChange={(user) => change({ user })}
      />
      <LateField
        label="Look for"
        width="w-40"
        value={choice.text}
        icon
        onChange={(text) => change({ text })}
      />
      <LateField
        label="From #"
        width="w-20"
        inputMode="numeric"
        value={choice.startAt}
        onChange={(startAt) => change({ startAt: startAt.replace(/\D/g, '').slice(0, 15) })}
      />
      {isFiltered ? (
        <Button size="s" tone="quiet" onClick={() => change(everything)}>
          <X aria-hidden="true" size={12} />
          Show all
        </Button>
      ) : null}
      <span className="ml-auto flex items-center gap-1.5 text-s text-soft">
        <span id={liveId}>{isAnchored ? 'stands at that row' : 'new ones as they come'}</span>
        <Switch
          label="Follow the desk"
          describedBy={liveId}
          checked={isLive && !isAnchored}
          disabled={isAnchored}
          onChange={onLiveChange}
        />
      </span>
    </search>
  );
}

function Chip({
  label,
  isPressed,
  onPress,
}: {
  readonly label: string;
  readonly isPressed: boolean;
  readonly onPress: () => void;
}): ReactNode {
  return (
    <button
      type="button"
      aria-pressed={isPressed}
      onClick={onPress}
      className="h-6 rounded-full border border-line bg-sunken px-2.5 text-s text-soft transition-colors duration-(--quick) hover:text-text aria-pressed:border-accent aria-pressed:bg-accent-ground aria-pressed:font-semibold aria-pressed:text-accent"
    >
      {label}
    </button>
  );
}

interface LateFieldProps {
  readonly label: string;
  readonly width: string;
  readonly value: string;
  readonly icon?: boolean;
  readonly inputMode?: 'numeric';
  readonly onChange: (value: string) => void;
}

const afterMs = 300;

/** Tells what is typed when one stops typing for a moment, so that not every letter is a search. */
function LateField({
  label,
  width,
  value,
  icon = false,
  inputMode,
  onChange,
}: LateFieldProps): ReactNode {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  // What is told comes back as the value, and by then more may be typed.
  const tell = (text: string) => {
    setKnown(text);
    onChange(text);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed starts the wait.
  useEffect(() => {
    if (typed === value) {
      return;
    }
    const timer = setTimeout(() => tell(typed), afterMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <label className="flex items-center gap-1.5 text-s text-soft">
      {label}
      <span
        className={`flex h-6 items-center gap-1 rounded border border-line bg-sunken px-1.5 focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus ${width}`}
      >
        {icon ? <Search aria-hidden="true" size={12} className="flex-none text-faint" /> : null}
        <input
          type="text"
          inputMode={inputMode}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          onKeyDown={({ key }) => {
            if (key === 'Enter') {
              tell(typed);
            } else if (key === 'Escape') {
              setTyped('');
              tell('');
            }
          }}
          className="min-w-0 flex-1 bg-transparent text-text outline-none"
        />
      </span>
    </label>
  );
}
