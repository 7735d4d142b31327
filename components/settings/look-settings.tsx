'use client';

import type { ReactNode } from 'react';
import { timeZones } from '@/components/ui/format-time';
import { Panel } from '@/components/ui/panel';
import {
  colourPairs,
  densityNames,
  motions,
  rowDensities,
  themes,
  usePreferences,
} from '@/components/ui/preferences';
import { Segmented } from '@/components/ui/segmented';
import { SettingRow } from './setting-row';

/** How the screen looks. */
export function LookSettings(): ReactNode {
  const { theme, pair, timeZone, density, motion, change } = usePreferences();
  return (
    <Panel title="Screen">
      <div className="overflow-y-auto">
        <SettingRow
          name="Theme"
          meaning="Contrast draws every edge and every word at full strength."
        >
          <Segmented
            label="Theme"
            options={themes.map((value) => ({ value, label: themeNames[value] }))}
            value={theme}
            onChange={(chosen) => change({ theme: chosen })}
          />
        </SettingRow>
        <SettingRow
          name="Up and down"
          meaning="A sign and ▲▼ always stand beside the colour; blue and orange are told apart by everybody."
        >
          <Segmented
            label="Colours of up and down"
            options={colourPairs.map((value) => ({ value, label: pairNames[value] }))}
            value={pair}
            onChange={(chosen) => change({ pair: chosen })}
          />
        </SettingRow>
        <SettingRow name="Times" meaning="Of every clock and table; files are always in UTC.">
          <Segmented
            label="Times"
            options={timeZones.map((value) => ({ value, label: zoneNames[value] }))}
            value={timeZone}
            onChange={(chosen) => change({ timeZone: chosen })}
          />
        </SettingRow>
        <SettingRow
          name="Height of rows"
          meaning="Of every table; a table whose columns menu says otherwise keeps its own."
        >
          <Segmented
            label="Height of rows"
            options={rowDensities.map((value) => ({ value, label: densityNames[value] }))}
            value={density}
            onChange={(chosen) => change({ density: chosen })}
          />
        </SettingRow>
        <SettingRow name="Motion" meaning="Still: nothing slides, fades or breathes.">
          <Segmented
            label="Motion"
            options={motions.map((value) => ({ value, label: motionNames[value] }))}
            value={motion}
            onChange={(chosen) => change({ motion: chosen })}
          />
        </SettingRow>
      </div>
    </Panel>
  );
}

const themeNames = { dark: 'Dark', light: 'Light', contrast: 'Contrast' };
const pairNames = { 'green-red': 'Green and red', 'blue-orange': 'Blue and orange' };
const zoneNames = { exchange: 'Exchange', utc: 'UTC', local: 'This computer' };
const motionNames = { system: 'As the system says', reduced: 'Still' };
