import type { Strategy } from '@/contract/strategy';
import type { StrategyChange } from './signal-calls';

/** What becomes of a strategy's entries: the two switches of the desk, as one question. */
export type Entries = 'off' | 'people' | 'itself';

export const entriesWords = {
  off: { name: 'Off', meaning: 'Refused; its exits and stops wait for a person.' },
  people: { name: 'By people', meaning: 'They wait until somebody approves them.' },
  itself: {
    name: 'By itself',
    meaning: 'Executed at once while the desk is automatic, else they wait.',
  },
} as const satisfies Record<Entries, { readonly name: string; readonly meaning: string }>;

export function entriesOf({
  enabled,
  automatic,
}: Pick<Strategy, 'enabled' | 'automatic'>): Entries {
  if (!enabled) {
    return 'off';
  }
  return automatic ? 'itself' : 'people';
}

/** The switches to set. One that is off keeps its other switch, as whoever switches it on will find it. */
export function switchesOf(entries: Entries): Pick<StrategyChange, 'enabled' | 'automatic'> {
  switch (entries) {
    case 'off':
      return { enabled: false };
    case 'people':
      return { enabled: true, automatic: false };
    case 'itself':
      return { enabled: true, automatic: true };
  }
}
