'use client';

import { useQueryClient } from '@tanstack/react-query';
import { LogOut } from 'lucide-react';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { sentenceOf } from '@/components/feed/api-problem';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { useApiQuery } from '@/components/feed/use-api-query';
import { useMay } from '@/components/feed/use-session';
import { Badge } from '@/components/ui/badge';
import { Checkbox } from '@/components/ui/checkbox';
import { Timestamp } from '@/components/ui/figures';
import { notify } from '@/components/ui/notify';
import { RowButton } from '@/components/ui/row-button';
import type { Column } from '@/components/ui/table/column';
import type { RowTone } from '@/components/ui/table/drawn-row';
import { type SessionRecord, sessionRecordPage } from '@/contract/session-record';
import { browserWords } from './browser-words';
import { endSessionCall } from './settings-calls';
import { SettingsList } from './settings-list';
import { useListSource } from './use-list-source';

/** Where one is signed in, and for administrators everybody; each can be ended from here. */
export function Sessions(): ReactNode {
  const client = useQueryClient();
  const answer = useApiQuery('/sessions', sessionRecordPage, { refetchIntervalMs: 30_000 });
  const source = useListSource(answer.data?.items, idOf);
  const seesAll = useMay('managePeople');
  const [showsOver, setShowsOver] = useState(false);
  const { mutate } = useApiMutation(endSessionCall);
  const end = useCallback(
    (session: SessionRecord) =>
      mutate(session, {
        onSuccess: () => {
          notify({ title: `The session of ${session.username} has ended`, tone: 'good' });
          void client.invalidateQueries({ queryKey: ['/sessions'] });
        },
        onError: ({ problem }) =>
          notify({ title: 'Not ended', description: sentenceOf(problem), tone: 'warn' }),
      }),
    [mutate, client],
  );
  const columns = useMemo(() => sessionColumns(end), [end]);
  return (
    <SettingsList
      title="Sessions"
      id="sessions"
      answer={answer}
      source={source}
      columns={columns}
      sortBy="time"
      empty="No open session"
      toneOf={toneOf}
      {...(showsOver ? {} : { where: isActive })}
      lead={
        <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          {seesAll
            ? 'Everybody’s sessions. Ending one signs that browser out at once.'
            : 'Your sessions. Ending one signs that browser out at once.'}
          <Checkbox label="Show those that are over" checked={showsOver} onChange={setShowsOver} />
        </span>
      }
    />
  );
}

function sessionColumns(end: (session: SessionRecord) => void): readonly Column<SessionRecord>[] {
  return [
    {
      id: 'actions',
      header: 'End',
      width: 32,
      actions: true,
      cell: (session, tabIndex) =>
        session.active ? (
          <RowButton
            icon={LogOut}
            tone="danger"
            label={`End the session of ${session.username} from ${session.address}`}
            tabIndex={tabIndex}
            onPress={() => end(session)}
            because={session.current ? 'this is the one you sit at: sign out instead' : undefined}
          />
        ) : null,
    },
    {
      id: 'name',
      header: 'Person',
      width: 120,
      look: 'strong',
      cell: (session) => session.username,
      sort: (session) => session.username,
      choices: true,
    },
    {
      id: 'state',
      header: 'State',
      width: 96,
      cell: (session) => <Badge tone={stateOf(session).tone}>{stateOf(session).word}</Badge>,
      text: (session) => stateOf(session).word,
      sort: (session) => stateOf(session).word,
      choices: true,
    },
    {
      id: 'browser',
      header: 'Browser',
      hint: 'As it calls itself',
      width: 170,
      grows: true,
      cell: (session) => browserWords(session.userAgent),
      sort: (session) => browserWords(session.userAgent),
      export: (session) => session.userAgent,
    },
    {
      id: 'address',
      header: 'Address',
      width: 130,
      look: 'softFigure',
      cell: (session) => session.address,
      sort: (session) => session.address,
    },
    {
      id: 'seen',
      header: 'Last seen',
      hint: 'To the minute',
      width: 130,
      cell: (session) => <Timestamp value={session.lastSeenAt} style="dateTime" />,
      text: (session) => session.lastSeenAt,
      sort: (session) => session.lastSeenAt,
    },
    {
      id: 'time',
      header: 'Signed in',
      width: 130,
      cell: (session) => (
        <Timestamp value={session.createdAt} style="dateTime" className="text-soft" />
      ),
      text: (session) => session.createdAt,
      sort: (session) => Number(session.sessionId),
    },
    {
      id: 'until',
      header: 'Until',
      hint: 'Without a call it ends then',
      width: 130,
      cell: (session) => (
        <Timestamp
          value={session.endedAt ?? session.expiresAt}
          style="dateTime"
          className="text-soft"
        />
      ),
      text: (session) => session.endedAt ?? session.expiresAt,
      sort: (session) => session.endedAt ?? session.expiresAt,
    },
  ];
}

function stateOf({ current, active, endedAt }: SessionRecord) {
  if (current) {
    return { word: 'this one', tone: 'accent' } as const;
  }
  if (active) {
    return { word: 'open', tone: 'up' } as const;
  }
  return { word: endedAt === undefined ? 'ran out' : 'ended', tone: 'calm' } as const;
}

function idOf({ sessionId }: SessionRecord): string {
  return sessionId;
}

function isActive({ active }: SessionRecord): boolean {
  return active;
}

function toneOf({ active }: SessionRecord): RowTone {
  return active ? 'calm' : 'over';
}
