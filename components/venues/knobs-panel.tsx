'use client';

import type { ReactNode } from 'react';
import { sentenceOf } from '@/components/feed/api-problem';
import { useApiQuery } from '@/components/feed/use-api-query';
import { Panel } from '@/components/ui/panel';
import { Unread } from '@/components/ui/unread';
import { paperPresetList, paperSettings } from '@/contract/paper';
import { KnobsForm } from './knobs-form';

/** How the paper venue treats orders. */
export function KnobsPanel({ because }: { readonly because: string | undefined }): ReactNode {
  const settings = useApiQuery('/paper', paperSettings, { refetchIntervalMs: 3_000 });
  const presets = useApiQuery('/paper/presets', paperPresetList, { staleTimeMs: 600_000 });
  const preset = settings.data?.preset;
  return (
    <Panel title="Paper venue" actions={preset === undefined ? null : `set to ${preset}`}>
      {settings.data === undefined ? (
        <Unread
          what="the knobs"
          lines={8}
          because={settings.error === null ? undefined : sentenceOf(settings.error.problem)}
          onRetry={() => void settings.refetch()}
        />
      ) : (
        <KnobsForm
          settings={settings.data}
          presets={presets.data?.items ?? []}
          because={because}
          onTurned={() => void settings.refetch()}
        />
      )}
    </Panel>
  );
}
