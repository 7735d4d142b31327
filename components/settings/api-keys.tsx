'use client';

import { useQueryClient } from '@tanstack/react-query';
import { KeyRound, Trash2 } from 'lucide-react';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useApiQuery } from '@/components/feed/use-api-query';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Timestamp } from '@/components/ui/figures';
import { RowButton } from '@/components/ui/row-button';
import type { Column } from '@/components/ui/table/column';
import type { RowTone } from '@/components/ui/table/drawn-row';
import { type ApiKey, apiKeyPage } from '@/contract/api-key';
import { keyState } from './key-state';
import { MakeKey } from './make-key';
import { RevokeKey } from './revoke-key';
import { SettingsList } from './settings-list';
import { useListSource } from './use-list-source';

/** The keys of one's programs; administrators see everybody's. */
export function ApiKeys(): ReactNode {
  const client = useQueryClient();
  const answer = useApiQuery('/api-keys', apiKeyPage, { refetchIntervalMs: 30_000 });
  const source = useListSource(answer.data?.items, idOf);
  const [isMaking, setMaking] = useState(false);
  const [revoked, setRevoked] = useState<ApiKey>();
  const [showsOver, setShowsOver] = useState(false);
  const lookAgain = useCallback(
    () => void client.invalidateQueries({ queryKey: ['/api-keys'] }),
    [client],
  );
  const columns = useMemo(() => keyColumns(setRevoked), []);
  return (
    <>
      <SettingsList
        title="API keys"
        id="api-keys"
        answer={answer}
        source={source}
        columns={columns}
        sortBy="time"
        empty="No key yet"
        toneOf={toneOf}
        {...(showsOver ? {} : { where: isLive })}
        lead={
          <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            A program trades with a key. It has the rights of its scopes, and never one that its
            owner lacks.
            <Checkbox
              label="Show those that are over"
              checked={showsOver}
              onChange={setShowsOver}
            />
          </span>
        }
        actions={
          <Button size="s" onClick={() => setMaking(true)}>
            <KeyRound aria-hidden="true" size={12} /> Make a key
          </Button>
        }
      />
      {isMaking ? (
        <MakeKey
          onClose={() => {
            setMaking(false);
            lookAgain();
          }}
        />
      ) : null}
      {revoked === undefined ? null : (
        <RevokeKey
          apiKey={revoked}
          onClose={() => {
            setRevoked(undefined);
            lookAgain();
          }}
        />
      )}
    </>
  );
}

function keyColumns(revoke: (key: ApiKey) => void): readonly Column<ApiKey>[] {
  return [
    {
      id: 'actions',
      header: 'Revoke',
      width: 32,
      actions: true,
      cell: (key, tabIndex) =>
        isLive(key) ? (
          <RowButton
            icon={Trash2}
            tone="danger"
            label={`Revoke the key ${key.name}`}
            tabIndex={tabIndex}
            onPress={() => revoke(key)}
          />
        ) : null,
    },
    {
      id: 'name',
      header: 'Program',
      width: 150,
      grows: true,
      look: 'strong',
      cell: (key) => key.name,
      sort: (key) => key.name,
    },
    {
      id: 'owner',
      header: 'Owner',
      width: 100,
      cell: (key) => key.username,
      sort: (key) => key.username,
      choices: true,
    },
    {
      id: 'scopes',
      header: 'Scopes',
      width: 170,
      grows: true,
      cell: (key) => key.scopes.join(', '),
      sort: (key) => key.scopes.join(', '),
    },
    {
      id: 'state',
      header: 'State',
      width: 84,
      cell: (key) => <Badge tone={keyState(key).tone}>{keyState(key).word}</Badge>,
      text: (key) => keyState(key).word,
      sort: (key) => keyState(key).word,
      choices: true,
    },
    {
      id: 'used',
      header: 'Last used',
      hint: 'To the minute',
      width: 130,
      cell: (key) =>
        key.lastUsedAt === undefined ? (
          <span className="text-faint">never</span>
        ) : (
          <Timestamp value={key.lastUsedAt} style="dateTime" />
        ),
      text: (key) => key.lastUsedAt ?? 'never',
      sort: (key) => key.lastUsedAt ?? '',
    },
    {
      id: 'time',
      header: 'Made',
      width: 130,
      cell: (key) => <Timestamp value={key.createdAt} style="dateTime" className="text-soft" />,
      text: (key) => key.createdAt,
      sort: (key) => key.createdAt,
    },
    {
      id: 'expires',
      header: 'Expires',
      width: 130,
      cell: (key) =>
        key.expiresAt === undefined ? (
          <span className="text-faint">never</span>
        ) : (
          <Timestamp value={key.expiresAt} style="dateTime" className="text-soft" />
        ),
      text: (key) => key.expiresAt ?? 'never',
      sort: (key) => key.expiresAt ?? '9999',
    },
    {
      id: 'id',
      header: 'Id',
      hint: 'The journal names the key by it',
      width: 80,
      look: 'softFigure',
      cell: (key) => key.apiKeyId,
      sort: (key) => key.apiKeyId,
    },
  ];
}

function idOf({ apiKeyId }: ApiKey): string {
  return apiKeyId;
}

function isLive(key: ApiKey): boolean {
  return keyState(key).word === 'works';
}

function toneOf(key: ApiKey): RowTone {
  return isLive(key) ? 'calm' : 'over';
}
