'use client';

import { LogOut } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { useSession } from '@/components/feed/use-session';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { timeZones } from '@/components/ui/format-time';
import { Kbd } from '@/components/ui/kbd';
import { forgetAllTyping } from '@/components/ui/kept-typing';
import { playSound } from '@/components/ui/play-sound';
import {
  colourPairs,
  motions,
  soundNames,
  themes,
  usePreferences,
} from '@/components/ui/preferences';
import { Segmented } from '@/components/ui/segmented';
import { openDoor } from './command-doors';
import { roleNames } from './role-names';

/** Who is signed in, how they like the screen, and the way out. */
export function PersonChoices(): ReactNode {
  const session = useSession().data;
  const preferences = usePreferences();
  const signOut = useApiMutation(signOutCall);
  const leave = () =>
    signOut.mutate(undefined, {
      onSettled: () => {
        forgetAllTyping();
        // Like the guard of a desk that is signed out, which may be quicker: nothing of the desk stays behind the door.
        window.location.replace('/login');
      },
    });
  return (
    <div className="flex flex-col gap-3">
      {session === undefined ? null : (
        <p className="flex items-baseline gap-2">
          <b>{session.username}</b>
          <span className="text-soft">{roleNames[session.role]}</span>
        </p>
      )}
      <Choice label="Theme">
        <Segmented
          label="Theme"
          options={themes.map((value) => ({ value, label: themeNames[value] }))}
          value={preferences.theme}
          onChange={(theme) => preferences.change({ theme })}
        />
      </Choice>
      <Choice label="Up and down">
        <Segmented
          label="Colours of up and down"
          options={colourPairs.map((value) => ({ value, label: pairNames[value] }))}
          value={preferences.pair}
          onChange={(pair) => preferences.change({ pair })}
        />
      </Choice>
      <Choice label="Times">
        <Segmented
          label="Times"
          options={timeZones.map((value) => ({ value, label: zoneLabels[value] }))}
          value={preferences.timeZone}
          onChange={(timeZone) => preferences.change({ timeZone })}
        />
      </Choice>
      <Choice label="Motion">
        <Segmented
          label="Motion"
          options={motions.map((value) => ({ value, label: motionNames[value] }))}
          value={preferences.motion}
          onChange={(motion) => preferences.change({ motion })}
        />
      </Choice>
      <Choice label="Sounds">
        <div className="grid grid-cols-2 gap-1">
          {soundNames.map((name) => (
            <Checkbox
              key={name}
              label={soundLabels[name]}
              checked={preferences.sounds.includes(name)}
              onChange={(isOn) => {
                const others = preferences.sounds.filter((other) => other !== name);
                preferences.change({ sounds: isOn ? [...others, name] : others });
                if (isOn) {
                  playSound(name);
                }
              }}
            />
          ))}
        </div>
      </Choice>
      <Button size="s" onClick={() => openDoor('keys')}>
        Keys <Kbd>?</Kbd>
      </Button>
      <div className="flex items-center gap-2 border-t border-line-soft pt-3">
        <a
          href="/api/v1/docs"
          className="text-s text-accent underline underline-offset-2 hover:text-text"
        >
          API reference
        </a>
        <Button size="s" className="ml-auto" onClick={leave}>
          <LogOut aria-hidden="true" size={12} />
          Sign out
        </Button>
      </div>
    </div>
  );
}

function Choice({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="grid grid-cols-[80px_minmax(0,1fr)] items-center gap-2">
      <span className="text-soft">{label}</span>
      {children}
    </div>
  );
}

const themeNames = { dark: 'Dark', light: 'Light', contrast: 'Contrast' };
const pairNames = { 'green-red': 'Green, red', 'blue-orange': 'Blue, orange' };
const zoneLabels = { exchange: 'Exchange', utc: 'UTC', local: 'Local' };
const soundLabels = { fill: 'Fills', refusal: 'Refusals', alert: 'Alerts', critical: 'Critical' };
const motionNames = { system: 'As the system', reduced: 'Still' };

function signOutCall() {
  return { method: 'DELETE', path: '/session' } as const;
}
