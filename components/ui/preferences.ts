'use client';

import { create } from 'zustand';
import type { SavedPreferences } from '@/contract/preferences';
import { type TimeZoneChoice, timeZones } from './format-time';

export const themes = ['dark', 'light', 'contrast'] as const;
export type Theme = (typeof themes)[number];

export const colourPairs = ['green-red', 'blue-orange'] as const;
export type ColourPair = (typeof colourPairs)[number];

export const motions = ['system', 'reduced'] as const;
export type Motion = (typeof motions)[number];

export const rowDensities = ['compact', 'normal', 'roomy'] as const;
export type RowDensity = (typeof rowDensities)[number];
export const densityNames = {
  compact: 'Compact',
  normal: 'Normal',
  roomy: 'Roomy',
} as const satisfies Record<RowDensity, string>;

/** How an order leaves the ticket: after a review, by holding the button, or with one press. */
export const confirmModes = ['review', 'hold', 'oneClick'] as const;
export type ConfirmMode = (typeof confirmModes)[number];

/** After how many minutes a screen may lock itself; 0: never. */
export const lockMinutes = [1, 5, 15, 30, 60, 0] as const;

export const soundNames = ['fill', 'refusal', 'alert', 'critical'] as const;
export type SoundName = (typeof soundNames)[number];

/** How one person likes the screen. The desk keeps it; this browser remembers it for the first paint. */
export interface Preferences {
  readonly theme: Theme;
  readonly pair: ColourPair;
  readonly motion: Motion;
  readonly timeZone: TimeZoneChoice;
  readonly density: RowDensity;
  readonly confirmMode: ConfirmMode;
  /** Minutes without input after which the screen locks; 0: never. */
  readonly lockAfterMinutes: number;
  /** What sounds; nothing does until it is chosen. */
  readonly sounds: readonly SoundName[];
  /** Commands whose key is not the one they are born with; null: no key. */
  readonly keys: Readonly<Record<string, string | null>>;
  /** The workspace that was open last. */
  readonly workspace: string | undefined;
}

interface PreferencesStore extends Preferences {
  /** Whether the desk has said what it keeps, or cannot be asked. */
  readonly isSettled: boolean;
  /** A change by the person: shown, remembered here, and told to whoever listens for changes. */
  readonly change: (changes: Partial<Preferences>) => void;
}

/** The name under which `public/theme.js` reads them before the first paint. */
const storageKey = 'desk.preferences';

const defaults: Preferences = {
  theme: 'dark',
  pair: 'green-red',
  motion: 'system',
  timeZone: 'exchange',
  density: 'normal',
  confirmMode: 'review',
  lockAfterMinutes: 15,
  sounds: [],
  keys: {},
  workspace: undefined,
};

type ChangeListener = (changes: Partial<Preferences>) => void;
const listeners = new Set<ChangeListener>();

export const usePreferences = create<PreferencesStore>()((set, get) => ({
  ...defaults,
  isSettled: false,
  change: (changes) => {
    set(changes);
    show(get());
    save(get());
    for (const listener of listeners) {
      listener(changes);
    }
  },
}));

/** Hears of every change that the person makes; not of what the desk told. Returns how to stop. */
export function onPreferenceChange(listener: ChangeListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Takes over what this browser remembers; after the first paint, which shows it already. */
export function loadPreferences(): void {
  const { theme, pair, motion } = document.documentElement.dataset;
  usePreferences.setState(understood({ ...readSaved(), theme, pair, motion }));
}

/**
 * Takes over what the desk keeps: it counts more than what this browser remembers, and less than what the
 * person has changed before the desk has answered.
 */
export function takePreferences(kept: SavedPreferences, changed: Partial<Preferences>): void {
  usePreferences.setState({ ...understood({ ...kept }), ...changed, isSettled: true });
  show(usePreferences.getState());
  save(usePreferences.getState());
}

/** Remembers for the next page what the desk keeps, so that it is right from its first paint. */
export function rememberPreferences(kept: SavedPreferences): void {
  const root = document.documentElement.dataset;
  save(understood({ theme: root['theme'], pair: root['pair'], motion: root['motion'], ...kept }));
}

function understood(saved: Record<string, unknown>): Preferences {
  const { sounds, keys, workspace } = saved;
  return {
    theme: oneOf(themes, saved['theme']) ?? defaults.theme,
    pair: oneOf(colourPairs, saved['pair']) ?? defaults.pair,
    motion: oneOf(motions, saved['motion']) ?? defaults.motion,
    timeZone: oneOf(timeZones, saved['timeZone']) ?? defaults.timeZone,
    density: oneOf(rowDensities, saved['density']) ?? defaults.density,
    confirmMode: oneOf(confirmModes, saved['confirmMode']) ?? defaults.confirmMode,
    lockAfterMinutes: oneOf(lockMinutes, saved['lockAfterMinutes']) ?? defaults.lockAfterMinutes,
    sounds: Array.isArray(sounds) ? soundNames.filter((name) => sounds.includes(name)) : [],
    keys: isKeys(keys) ? keys : defaults.keys,
    workspace: typeof workspace === 'string' ? workspace : undefined,
  };
}

function isKeys(keys: unknown): keys is Preferences['keys'] {
  return (
    typeof keys === 'object' &&
    keys !== null &&
    Object.values(keys).every((key) => key === null || typeof key === 'string')
  );
}

function show({ theme, pair, motion }: Preferences): void {
  const root = document.documentElement.dataset;
  root['theme'] = theme;
  root['pair'] = pair;
  root['motion'] = motion;
}

function save(preferences: Preferences): void {
  const { theme, pair, motion, timeZone, density, sounds, keys, workspace } = preferences;
  const { confirmMode, lockAfterMinutes } = preferences;
  const looks = { theme, pair, motion, timeZone, density };
  const saved = { ...looks, confirmMode, lockAfterMinutes, sounds, keys, workspace };
  try {
    localStorage.setItem(storageKey, JSON.stringify(saved));
  } catch {
    // Storage can be full or forbidden; the desk keeps the choice all the same.
  }
}

function readSaved(): Record<string, unknown> {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    return typeof saved === 'object' && saved !== null ? { ...saved } : {};
  } catch {
    return {};
  }
}

function oneOf<Word extends string | number>(
  words: readonly Word[],
  word: unknown,
): Word | undefined {
  return words.find((known) => known === word);
}
