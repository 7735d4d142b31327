'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { type ReactNode, useId } from 'react';
import { Controller, useForm } from 'react-hook-form';
import * as z from 'zod';
import { sentenceOf } from '@/components/feed/api-problem';
import { Refused } from '@/components/feed/refused';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { useApiQuery } from '@/components/feed/use-api-query';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { LoadingLines } from '@/components/ui/loading-lines';
import { notify } from '@/components/ui/notify';
import { TextInput } from '@/components/ui/text-input';
import { useKeptForm } from '@/components/ui/use-kept-form';
import { recordingList } from '@/contract/market-data';
import { SelectInput } from './select-input';
import { readSpeed, speedOptions } from './speeds';
import { tapeMomentOf } from './tape-moment';
import { toChooseSource } from './venue-calls';

const schema = z.object({
  files: z.array(z.string()).min(1, { error: 'Choose at least one recording.' }),
  speed: z.string(),
  startAt: z
    .string()
    .trim()
    .refine((text) => text === '' || !Number.isNaN(tapeMomentOf(text)), {
      error: 'A time such as 2013-10-07T13:30:00Z, or nothing for the beginning.',
    }),
});

const kilobytes = new Intl.NumberFormat('en-US', {
  style: 'unit',
  unit: 'kilobyte',
  maximumFractionDigits: 1,
});
const nothingChosen = { files: [] as string[], speed: '1', startAt: '' };

/** A recorded day at any speed, from any moment of it. */
export function RecordedForm({ because }: { readonly because: string | undefined }): ReactNode {
  const choosing = useApiMutation(toChooseSource);
  const recordings = useApiQuery('/market-data/recordings', recordingList, { staleTimeMs: 30_000 });
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: nothingChosen,
    mode: 'onTouched',
  });
  const { register, control, handleSubmit, formState } = form;
  const wrongId = useId();
  const forget = useKeptForm('recorded-day', form, nothingChosen);
  const play = handleSubmit(({ files, speed, startAt }) =>
    choosing.mutate(
      {
        kind: 'recorded',
        files,
        speed: readSpeed(speed),
        ...(startAt === '' ? {} : { startAt: new Date(tapeMomentOf(startAt)).toISOString() }),
      },
      {
        onSuccess: () => {
          forget();
          notify({ title: `Playing ${files.join(', ')}`, tone: 'good' });
        },
      },
    ),
  );
  return (
    <form noValidate aria-label="Recorded day" onSubmit={play} className="flex flex-col gap-2">
      <Controller
        name="files"
        control={control}
        render={({ field }) => (
          <fieldset
            className="min-w-0"
            aria-describedby={formState.errors.files === undefined ? undefined : wrongId}
          >
            <legend className="mb-1 text-soft">Recordings</legend>
            {recordings.data === undefined ? (
              <RecordingsWait
                sentence={
                  recordings.error === null ? undefined : sentenceOf(recordings.error.problem)
                }
              />
            ) : null}
            {recordings.data?.items.length === 0 ? (
              <p className="text-s text-faint">
                None. Put files into the folder `recorded` of the desk's data.
              </p>
            ) : null}
            <div className="flex max-h-[150px] flex-col gap-1 overflow-auto">
              {recordings.data?.items.map(({ file, bytes }) => (
                <Checkbox
                  key={file}
                  label={
                    <>
                      <span className="figure">{file}</span>{' '}
                      <span className="whitespace-nowrap text-s text-faint">
                        {kilobytes.format(bytes / 1_000)}
                      </span>
                    </>
                  }
                  checked={field.value.includes(file)}
                  onChange={(isChosen) =>
                    field.onChange(
                      isChosen
                        ? [...field.value, file]
                        : field.value.filter((other) => other !== file),
                    )
                  }
                />
              ))}
            </div>
            {formState.errors.files === undefined ? null : (
              <p id={wrongId} className="mt-1 text-s text-critical">
                {formState.errors.files.message}
              </p>
            )}
          </fieldset>
        )}
      />
      <Field label="Speed" hint="Times real time; “as fast as possible” plays without waiting.">
        {(ids) => <SelectInput ids={ids} options={speedOptions} {...register('speed')} />}
      </Field>
      <Field
        label="Start at"
        error={formState.errors.startAt?.message}
        hint="In the tape's own time, UTC; empty: its beginning."
      >
        {(ids) => (
          <TextInput
            ids={ids}
            face="figure"
            autoComplete="off"
            placeholder="2013-10-07T13:30:00Z"
            {...register('startAt')}
          />
        )}
      </Field>
      <Refused error={choosing.error} />
      <div className="flex items-center gap-2">
        <Button type="submit" because={because ?? (choosing.isPending ? 'loading' : undefined)}>
          Play this day
        </Button>
      </div>
    </form>
  );
}

function RecordingsWait({ sentence }: { readonly sentence: string | undefined }): ReactNode {
  return sentence === undefined ? (
    <LoadingLines label="Looking for recordings" lines={2} />
  ) : (
    <p className="text-s text-critical">{sentence}</p>
  );
}
