'use client';

import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { AlertAnnouncer } from '@/components/alerts/alert-announcer';
import { CriticalNotices } from '@/components/alerts/critical-notices';
import { DeskFeed } from '@/components/feed/desk-feed';
import { endPageTurn } from '@/components/feed/page-turn';
import { useConnectionState } from '@/components/feed/use-connection';
import { useSession } from '@/components/feed/use-session';
import { FillAnnouncer } from '@/components/order-blotter/fill-announcer';
import { DeskFooter } from '@/components/shell/desk-footer';
import { DeskHeader } from '@/components/shell/desk-header';
import { FirstSteps } from '@/components/shell/first-steps';
import { IdleLock } from '@/components/shell/idle-lock';
import { LockedStrip } from '@/components/shell/locked-strip';
import { ModeBand } from '@/components/shell/mode-band';
import { OrderKeysStrip } from '@/components/shell/order-keys-strip';
import { PasswordAsker } from '@/components/shell/password-asker';
import { PlacesAhead } from '@/components/shell/places-ahead';
import { RestrictedStrip } from '@/components/shell/restricted-strip';
import { Ribbon } from '@/components/shell/ribbon';
import { Sounds } from '@/components/shell/sounds';
import { StaleStrip } from '@/components/shell/stale-strip';
import { SyncPreferences } from '@/components/shell/sync-preferences';
import { TabSign } from '@/components/shell/tab-sign';
import { UnreviewedStrip } from '@/components/shell/unreviewed-strip';
import { keepTypingOf } from '@/components/ui/kept-typing';
import { late } from '@/components/ui/late';
import { LostCorner } from '@/components/ui/lost-corner';
import { LostLine } from '@/components/ui/not-fetched';
import { OnePress } from '@/components/ui/one-press';
import { DeskCommands } from './desk-commands';
import { OpenDoors } from './open-doors';

const Toasts = late(() => import('@/components/ui/toasts').then((module) => module.Toasts), {
  coming: null,
  lost: (loss) => <LostCorner what="notices" {...loss} />,
});

/** Of one place alone. */
const WorkspaceMenu = late(
  () => import('./workspace-menu').then((module) => module.WorkspaceMenu),
  { coming: null, lost: (loss) => <LostLine what="workspaces" {...loss} /> },
);

/** What stands around every place of the desk, with one feed for all of it: it stays when the place changes. */
export function SignedInFrame({ children }: { readonly children: ReactNode }): ReactNode {
  const place = usePathname();
  const work = useStartOfPlace(place);
  return (
    <DeskFeed>
      <OnePress />
      <SyncPreferences />
      <SignInGuard />
      <DeskCommands place={place} />
      <OpenDoors />
      <PlacesAhead />
      <AlertAnnouncer />
      <CriticalNotices />
      <FillAnnouncer />
      <Sounds />
      <TabSign />
      <div className="flex min-h-dvh flex-col min-[821px]:h-dvh">
        <header className="sticky top-0 z-30">
          <a
            href="#work"
            className="absolute top-1 left-1 z-[80] -translate-y-16 rounded-desk bg-accent px-3 py-1.5 font-semibold text-accent-ink focus:translate-y-0"
          >
            Skip to the panels
          </a>
          <ModeBand />
          <DeskHeader place={place} own={place === '/' ? <WorkspaceMenu /> : null} />
        </header>
        <LockedStrip />
        <StaleStrip />
        <OrderKeysStrip />
        <UnreviewedStrip />
        <RestrictedStrip />
        <Ribbon />
        <FirstSteps />
        <main
          ref={work}
          id="work"
          tabIndex={-1}
          className="flex min-h-0 flex-1 flex-col overflow-auto outline-none"
        >
          <h1 className="only-read">Trading desk</h1>
          {children}
        </main>
        <DeskFooter />
      </div>
      {/* A notice is of the place where it came; what is critical stays in the alert centre. */}
      <Toasts key={place} />
      <PasswordAsker />
      <IdleLock />
    </DeskFeed>
  );
}

/** A place that has come is shown from its beginning, and what waited for it goes on. */
function useStartOfPlace(place: string) {
  const work = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is the reason.
  useLayoutEffect(() => {
    work.current?.scrollTo(0, 0);
    endPageTurn();
  }, [place]);
  return work;
}

/** Who is not signed in, or not any more, is taken to the sign-in page, and back afterwards. */
function SignInGuard(): null {
  const connection = useConnectionState();
  const session = useSession();
  const problem = session.error?.problem;
  const isSignedOut =
    connection === 'refused' || (problem?.kind === 'refused' && problem.status === 401);
  useEffect(() => {
    if (isSignedOut) {
      const here = window.location.pathname + window.location.search;
      // The place that was not shown is none to go back to: it would lead here again.
      window.location.replace(`/login?next=${encodeURIComponent(here)}`);
    }
  }, [isSignedOut]);
  // A tab that was opened signed in has not come through the door.
  const username = session.data?.username;
  useEffect(() => {
    if (username !== undefined) {
      keepTypingOf(username);
    }
  }, [username]);
  return null;
}
