'use client';

import type { ReactNode } from 'react';
import { useFeed } from '@/components/feed/use-feed';
import { useSession } from '@/components/feed/use-session';
import { formatTime, type TimeZoneChoice, timeZones, zoneNames } from '@/components/ui/format-time';
import { usePreferences } from '@/components/ui/preferences';
import { countDown, untilDayRollMs } from './desk-clock';
import { JournalCheck } from './journal-check';
import { MarketClock } from './market-clock';
import { roleNames } from './role-names';
import { useDeskTime } from './use-desk-time';

/** Who sits here, where the journal stands, and what time it is for the desk. */
export function DeskFooter(): ReactNode {
  const session = useSession().data;
  const version = useFeed((values) => values.health?.version);
  return (
    <footer className="flex h-[26px] flex-none items-center gap-4 overflow-hidden border-t border-line bg-panel px-3 text-s whitespace-nowrap text-soft">
      <span>
        {session === undefined ? 'signing in…' : `${session.username} · ${roleNames[session.role]}`}
      </span>
      <JournalCheck />
      {version === undefined ? null : (
        <span className="text-faint max-lg:hidden">version {version}</span>
      )}
      <span className="min-w-0 flex-1" />
      <DeskClocks />
    </footer>
  );
}

function DeskClocks(): ReactNode {
  const now = useDeskTime();
  const chosen = usePreferences((preferences) => preferences.timeZone);
  const dayZone = useFeed((values) => values.account?.timeZone);
  if (now === undefined) {
    return <span className="text-faint">no time from the desk yet</span>;
  }
  const others = timeZones.filter((zone) => zone !== chosen);
  return (
    <>
      <MarketClock now={now} />
      {dayZone === undefined ? null : (
        <span className="max-md:hidden">
          day rolls in <b className="figure text-text">{countDown(untilDayRollMs(now, dayZone))}</b>
        </span>
      )}
      <Clock now={now} zone={chosen} className="text-text" />
      {others.map((zone) => (
        <Clock key={zone} now={now} zone={zone} className="text-faint max-sm:hidden" />
      ))}
    </>
  );
}

function Clock({
  now,
  zone,
  className,
}: {
  readonly now: number;
  readonly zone: TimeZoneChoice;
  readonly className: string;
}): ReactNode {
  return (
    <span className={`figure ${className}`}>
      {formatTime(now, zone)} {zoneNames[zone]}
    </span>
  );
}
