'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { useSession } from '@/components/feed/use-session';
import { latePanel } from '@/components/ui/late-panel';
import type { Permission } from '@/contract/permission';
import { LookSettings } from './look-settings';
import './settings.css';

/** Each section comes when it is opened: forms and tables are most of their script. */
const ApiKeys = latePanel('API keys', () => import('./api-keys').then((module) => module.ApiKeys));
const OwnPassword = latePanel('Your password', () =>
  import('./own-password').then((module) => module.OwnPassword),
);
const People = latePanel('People', () => import('./people').then((module) => module.People));
const Sessions = latePanel('Sessions', () =>
  import('./sessions').then((module) => module.Sessions),
);
const Webhooks = latePanel('Webhooks', () =>
  import('./webhooks').then((module) => module.Webhooks),
);
const OrderSettings = latePanel('Orders and lock', () =>
  import('./order-settings').then((module) => module.OrderSettings),
);
const SoundSettings = latePanel('Sounds', () =>
  import('./sound-settings').then((module) => module.SoundSettings),
);

const groups = ['Yours', 'Access', 'Alerts'] as const;

interface Section {
  readonly id: string;
  readonly name: string;
  readonly group: (typeof groups)[number];
  readonly show: () => ReactNode;
  readonly needs?: Permission;
}

interface SettingsProps {
  /** The keys of commands, which the shell knows. */
  readonly keys?: ReactNode;
}

/** Who may come in, from where, with what; and how one likes the screen. */
export function Settings({ keys }: SettingsProps): ReactNode {
  const session = useSession().data;
  const [chosen, choose] = useSection();
  const sections = allSections(keys).filter(
    ({ needs }) => needs === undefined || session?.permissions.includes(needs) === true,
  );
  const section = sections.find(({ id }) => id === chosen) ?? sections[0];
  return (
    <div className="settings-grid">
      <nav aria-label="Settings" className="settings-list">
        {groupsOf(sections).map((group) => (
          <div key={group} className="settings-group">
            <h2 className="px-2 pt-1.5 pb-1 text-s text-faint">{group}</h2>
            {sections
              .filter((one) => one.group === group)
              .map(({ id, name }) => (
                <a
                  key={id}
                  href={`#${id}`}
                  aria-current={id === section?.id ? 'page' : undefined}
                  onClick={() => choose(id)}
                  className="rounded-desk px-2 py-1.5 font-medium whitespace-nowrap text-soft hover:bg-hover hover:text-text aria-[current]:bg-raised aria-[current]:text-text aria-[current]:shadow-[inset_0_0_0_1px_var(--line-soft)]"
                >
                  {name}
                </a>
              ))}
          </div>
        ))}
      </nav>
      <div className="settings-seat">{section?.show()}</div>
    </div>
  );
}

/** No heading stands over nothing. */
function groupsOf(sections: readonly Section[]) {
  return groups.filter((group) => sections.some((one) => one.group === group));
}

function allSections(keys: ReactNode): readonly Section[] {
  return [
    { id: 'screen', name: 'Screen', group: 'Yours', show: () => <LookSettings /> },
    { id: 'orders', name: 'Orders and lock', group: 'Yours', show: () => <OrderSettings /> },
    { id: 'sounds', name: 'Sounds', group: 'Yours', show: () => <SoundSettings /> },
    ...(keys === undefined
      ? []
      : [{ id: 'keys', name: 'Keys', group: 'Yours', show: () => keys } as const]),
    { id: 'password', name: 'Password', group: 'Yours', show: () => <OwnPassword /> },
    { id: 'sessions', name: 'Sessions', group: 'Access', show: () => <Sessions /> },
    { id: 'api-keys', name: 'API keys', group: 'Access', show: () => <ApiKeys /> },
    {
      id: 'people',
      name: 'People',
      group: 'Access',
      show: () => <People />,
      needs: 'managePeople',
    },
    {
      id: 'webhooks',
      name: 'Webhooks',
      group: 'Alerts',
      show: () => <Webhooks />,
      needs: 'manageWebhooks',
    },
  ];
}

/** The section in the address, so that it can be linked to and survives a reload. */
function useSection(): readonly [string | undefined, (id: string) => void] {
  const [chosen, choose] = useState<string>();
  useEffect(() => {
    const follow = () => choose(window.location.hash.slice(1));
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return [chosen, choose];
}
