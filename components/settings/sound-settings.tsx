'use client';

import { Volume2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { playSound } from '@/components/ui/play-sound';
import { type SoundName, soundNames, usePreferences } from '@/components/ui/preferences';
import { Switch } from '@/components/ui/switch';
import { SettingRow } from './setting-row';

/** What is heard. Silent until it is switched on. */
export function SoundSettings(): ReactNode {
  const { sounds, change } = usePreferences();
  const set = (name: SoundName, isOn: boolean) =>
    change({ sounds: soundNames.filter((one) => (one === name ? isOn : sounds.includes(one))) });
  return (
    <Panel title="Sounds">
      <div className="overflow-y-auto">
        {soundNames.map((name) => (
          <SettingRow key={name} name={words[name].name} meaning={words[name].meaning}>
            <div className="flex items-center gap-3">
              <Switch
                label={`Sound of ${words[name].name.toLowerCase()}`}
                checked={sounds.includes(name)}
                onChange={(isOn) => set(name, isOn)}
              />
              <Button
                size="s"
                aria-label={`Hear ${words[name].name.toLowerCase()}`}
                onClick={() => playSound(name)}
              >
                <Volume2 aria-hidden="true" size={12} /> Hear it
              </Button>
            </div>
          </SettingRow>
        ))}
      </div>
    </Panel>
  );
}

const words = {
  fill: { name: 'Own fills', meaning: 'Two notes up: an order of yours was executed.' },
  refusal: {
    name: 'Own refusals',
    meaning: 'Two notes down: an order or a change of yours was refused.',
  },
  alert: { name: 'Alerts', meaning: 'Two equal notes: something is in the alert centre.' },
  critical: { name: 'Critical alerts', meaning: 'Four notes: look now.' },
} as const satisfies Record<SoundName, { name: string; meaning: string }>;
