'use client';

import { create } from 'zustand';
import { type TimeZoneChoice, timeZones } from './format-time';

export const themes = ['dark', 'light', 'contrast'] as const;
export type Theme = (typeof themes)[number];

export const colourPairs = ['green-red', 'blue-orange'] as const;
export type ColourPair = (typeof colourPairs)[number];

export const motions = ['system', 'reduced'] as const;
export type Motion = (typeof motions)[number];

/** How one person likes the screen. Kept in this browser. */
export interface Preferences {
  readonly theme: Theme;
  readonly pair: ColourPair;
  readonly motion: Motion;
  readonly timeZone: TimeZoneChoice;
}

interface PreferencesStore extends Preferences {
  readonly change: (changes: Partial<Preferences>) => void;
}

/** The name under which `public/theme.js` reads them before the first paint. */
const storageKey = 'desk.preferences';

const defaults: Preferences = {
  theme: 'dark',
  pair: 'green-red',
  motion: 'system',
  timeZone: 'exchange',
};

export const usePreferences = create<PreferencesStore>()((set, get) => ({
  ...defaults,
  change: (changes) => {
    set(changes);
    const { theme, pair, motion, timeZone } = get();
    show({ theme, pair, motion, timeZone });
    save({ theme, pair, motion, timeZone });
  },
}));

/** Takes over what this browser remembers; after the first paint, which shows it already. */
export function loadPreferences(): void {
  const root = document.documentElement.dataset;
  const saved = readSaved();
  usePreferences.setState({
    theme: oneOf(themes, root['theme']) ?? defaults.theme,
    pair: oneOf(colourPairs, root['pair']) ?? defaults.pair,
    motion: oneOf(motions, root['motion']) ?? defaults.motion,
    timeZone: oneOf(timeZones, saved['timeZone']) ?? defaults.timeZone,
  });
}

function show({ theme, pair, motion }: Preferences): void {
  const root = document.documentElement.dataset;
  root['theme'] = theme;
  root['pair'] = pair;
  root['motion'] = motion;
}

function save(preferences: Preferences): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(preferences));
  } catch {
    // Storage can be full or forbidden; the choice then lasts until the page is closed.
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

function oneOf<Word extends string>(words: readonly Word[], word: unknown): Word | undefined {
  return words.find((known) => known === word);
}
