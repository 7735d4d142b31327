'use client';

import { type ChangeEvent, type ReactNode, useRef, useState } from 'react';
import { Refused } from '@/components/feed/refused';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { useApiQuery } from '@/components/feed/use-api-query';
import { Button } from '@/components/ui/button';
import { downloadJson } from '@/components/ui/download-json';
import { notify } from '@/components/ui/notify';
import { savedFaultScript } from '@/contract/paper-faults';
import { readScript } from './read-script';
import { toPlayFaults } from './venue-calls';

/** What was put in since the last clearing, saved as a test with its moments and seeds; and played again. */
export function FaultScript({ because }: { readonly because: string | undefined }): ReactNode {
  const script = useApiQuery('/paper/faults/script', savedFaultScript, { enabled: false });
  const playing = useApiMutation(toPlayFaults);
  const chooser = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const save = async () => {
    const { data } = await script.refetch();
    const isEmpty = data !== undefined && data.steps.length === 0;
    setProblem(isEmpty ? 'Nothing was put in since the last clearing.' : undefined);
    if (data !== undefined && !isEmpty) {
      downloadJson('faults', data);
    }
  };
  const play = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    const read = file === undefined ? undefined : readScript(await file.text());
    // The same file may be chosen again.
    target.value = '';
    setProblem(read?.ok === false ? read.problem : undefined);
    if (read?.ok === true) {
      playing.mutate(read.script, {
        onSuccess: () =>
          notify({ title: `Playing ${read.script.steps.length} faults from the file` }),
      });
    }
  };
  return (
    <div className="flex flex-col gap-1.5 border-t border-line-soft pt-3">
      <div className="flex items-center gap-2">
        <span className="flex-1 text-s text-soft">
          What was put in is a test: its moments and seeds play the same again.
        </span>
        <Button size="s" onClick={() => void save()}>
          Save as a test
        </Button>
        <Button
          size="s"
          because={because ?? (playing.isPending ? 'on its way' : undefined)}
          onClick={() => chooser.current?.click()}
        >
          Play a file…
        </Button>
        <input
          ref={chooser}
          type="file"
          accept="application/json,.json"
          aria-label="File of faults"
          className="hidden"
          onChange={(event) => void play(event)}
        />
      </div>
      {problem === undefined ? null : (
        <p role="alert" className="text-s text-critical">
          {problem}
        </p>
      )}
      <Refused error={playing.error ?? script.error} />
    </div>
  );
}
