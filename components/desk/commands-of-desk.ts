import type { Door } from '@/components/shell/command-doors';
import type { Place } from '@/components/shell/places';
import type { Command } from '@/components/ui/commands/command';
import { armOrderKeys, disarmOrderKeys } from '@/components/ui/commands/order-keys';
import { timeZones } from '@/components/ui/format-time';
import {
  colourPairs,
  densityNames,
  rowDensities,
  themes,
  usePreferences,
} from '@/components/ui/preferences';

export function placeCommands(
  places: readonly Place[],
  go: (path: string) => void,
): readonly Command[] {
  return places.map(({ path, name }, index) => ({
    id: `place.${path}`,
    title: `Go to ${name}`,
    group: 'Places',
    words: path,
    ...(index < 9 ? { key: `Alt+${index + 1}` } : {}),
    run: () => go(path),
  }));
}

/** Pages that are no place of their own. */
export function reportCommands(go: (path: string) => void): readonly Command[] {
  return [
    {
      id: 'report.endOfDay',
      title: 'End of day report',
      group: 'Places',
      words: 'print close summary day json',
      run: () => go('/reports/end-of-day'),
    },
  ];
}

interface OrderCommandFacts {
  readonly mayKill: boolean;
  readonly mayCancel: boolean;
  readonly mayTrade: boolean;
  readonly areArmed: boolean;
  readonly halt: () => void;
  readonly openDoor: (door: Door) => void;
}

/** Stopping comes first, and nothing that reduces risk waits for an armed switch. */
export function orderCommands(facts: OrderCommandFacts): readonly Command[] {
  const { mayKill, mayCancel, mayTrade, areArmed, halt, openDoor } = facts;
  const because = (may: boolean) => (may ? undefined : 'your role does not allow it');
  return [
    {
      id: 'desk.palette',
      title: 'Find a command',
      group: 'Desk',
      key: 'Ctrl+K',
      run: () => openDoor('palette'),
    },
    {
      id: 'desk.keys',
      title: 'Keys: look and change',
      group: 'Desk',
      words: 'shortcuts help sheet bindings',
      key: '?',
      run: () => openDoor('keys'),
    },
    {
      id: 'desk.kill',
      title: 'Kill switch…',
      group: 'Desk',
      words: 'stop emergency flatten cancel',
      key: 'Alt+K',
      stops: true,
      because: because(mayKill),
      run: () => openDoor('kill'),
    },
    {
      id: 'desk.halt',
      title: 'Halt: no new entries',
      group: 'Desk',
      words: 'stop',
      key: 'Alt+Shift+H',
      stops: true,
      because: because(mayKill),
      run: halt,
    },
    {
      id: 'orders.cancelAll',
      title: 'Cancel open orders…',
      group: 'Order',
      words: 'cancel all working',
      key: 'Alt+Shift+C',
      because: because(mayCancel),
      run: () => openDoor('cancelAll'),
    },
    {
      id: 'positions.flatten',
      title: 'Flatten positions…',
      group: 'Order',
      words: 'close all',
      key: 'Alt+Shift+F',
      because: because(mayTrade),
      run: () => openDoor('flatten'),
    },
    {
      id: 'orders.armKeys',
      title: areArmed ? 'Disarm order keys' : 'Arm order keys',
      group: 'Order',
      words: 'arm disarm send by key',
      key: 'Alt+Shift+A',
      because: because(mayTrade),
      run: areArmed ? disarmOrderKeys : armOrderKeys,
    },
  ];
}

/** How the screen looks. */
export function screenCommands(): readonly Command[] {
  const { change } = usePreferences.getState();
  return [
    ...themes.map((theme) => ({
      id: `screen.theme.${theme}`,
      title: `Theme: ${themeNames[theme]}`,
      group: 'Screen' as const,
      words: 'colours appearance',
      run: () => change({ theme }),
    })),
    ...colourPairs.map((pair) => ({
      id: `screen.pair.${pair}`,
      title: `Up and down: ${pairNames[pair]}`,
      group: 'Screen' as const,
      words: 'colours blind pair',
      run: () => change({ pair }),
    })),
    ...rowDensities.map((density) => ({
      id: `screen.density.${density}`,
      title: `Rows: ${densityNames[density].toLowerCase()}`,
      group: 'Screen' as const,
      words: 'density height tables',
      run: () => change({ density }),
    })),
    ...timeZones.map((timeZone) => ({
      id: `screen.zone.${timeZone}`,
      title: `Times: ${zoneWords[timeZone]}`,
      group: 'Screen' as const,
      words: 'clock zone',
      run: () => change({ timeZone }),
    })),
  ];
}

const themeNames = { dark: 'dark', light: 'light', contrast: 'high contrast' };
const pairNames = { 'green-red': 'green and red', 'blue-orange': 'blue and orange' };
const zoneWords = { exchange: 'of the exchange', utc: 'UTC', local: 'local' };
