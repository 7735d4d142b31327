'use client';

import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { useLockedAt, useTakeSession } from '@/components/feed/use-session';
import { Button } from '@/components/ui/button';
import { ChoiceList } from '@/components/ui/choice-list';
import { Panel } from '@/components/ui/panel';
import { confirmModes, lockMinutes, usePreferences } from '@/components/ui/preferences';
import { Segmented } from '@/components/ui/segmented';
import { SettingRow } from './setting-row';
import { lockNowCall } from './settings-calls';

/** How an order leaves the ticket, and when the screen stops taking any. */
export function OrderSettings(): ReactNode {
  const { confirmMode, lockAfterMinutes, change } = usePreferences();
  const isLocked = useLockedAt() !== undefined;
  const takeSession = useTakeSession();
  const locking = useApiMutation(lockNowCall);
  return (
    <Panel title="Orders and lock">
      <div className="overflow-y-auto">
        <SettingRow
          name="Sending an order"
          meaning="Without a review a banner stays on the desk for as long as it is so. Every check of the desk is made all the same."
        >
          <ChoiceList
            label="Sending an order"
            choices={confirmModes.map((value) => ({ value, ...modeWords[value] }))}
            value={confirmMode}
            onChange={(chosen) => change({ confirmMode: chosen })}
          />
        </SettingRow>
        <SettingRow
          name="Lock when nobody is there"
          meaning="After so long without a key or a pointer. Locked, the screen watches, cancels, closes and kills; entries and changes wait for the password. The desk itself holds to it."
        >
          <div className="flex flex-col items-start gap-2.5">
            <Segmented
              label="Lock after"
              options={lockMinutes.map((minutes) => ({
                value: String(minutes),
                label: minutes === 0 ? 'Never' : `${minutes} min`,
              }))}
              value={String(lockAfterMinutes)}
              onChange={(minutes) =>
                change({
                  lockAfterMinutes: lockMinutes.find((one) => String(one) === minutes) ?? 15,
                })
              }
            />
            <Button
              because={isLocked ? 'it is locked' : undefined}
              onClick={() => locking.mutate(undefined, { onSuccess: takeSession })}
            >
              <Lock aria-hidden="true" size={13} /> Lock now
            </Button>
          </div>
        </SettingRow>
      </div>
    </Panel>
  );
}

const modeWords = {
  review: { name: 'Review', meaning: 'Enter reviews, Enter sends, Escape leaves.' },
  hold: { name: 'Hold', meaning: 'The button is held for half a second, by pointer or by Enter.' },
  oneClick: {
    name: 'One press',
    meaning: 'The button sends at once. For those who mean every click.',
  },
} as const;
