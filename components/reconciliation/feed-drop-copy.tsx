'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Field, type FieldIds } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { TextInput } from '@/components/ui/text-input';
import { useKeptTyping } from '@/components/ui/use-kept-typing';
import { dropCopyBytesMax, dropCopyNameText } from '@/contract/drop-copy';
import { type FeedIntent, toPreview, toTake } from './drop-copy-calls';
import { FeedProblem } from './feed-problem';
import { ReadingView } from './reading-view';

interface FeedDropCopyProps {
  readonly tradingDay: string;
  /** Names that were used before. */
  readonly names: readonly string[];
  readonly onClose: () => void;
}

const extents = [
  { value: 'newest', label: 'Its newest fill' },
  { value: 'now', label: 'Now' },
] as const;

interface ChosenFile {
  readonly name: string;
  readonly text: string;
}

/** A file of another source: read and held against the desk's fills first, then taken. */
export function FeedDropCopy({ tradingDay, names, onClose }: FeedDropCopyProps): ReactNode {
  const asAtFirst = { name: names[0] ?? '', day: tradingDay, isUpToNow: false, corrects: false };
  const { typing, type, forget } = useKeptTyping('drop-copy', asAtFirst);
  const { name, day, isUpToNow, corrects } = typing;
  const [file, setFile] = useState<ChosenFile>();
  const [isTried, setIsTried] = useState(false);
  const preview = useApiMutation(toPreview);
  const take = useApiMutation(toTake);
  const errors = errorsOf(name, day, tradingDay, file);
  const unread = () => {
    preview.reset();
    take.reset();
  };
  const change = (part: Partial<typeof asAtFirst>) => {
    type(part);
    unread();
  };
  const intent = (): FeedIntent => ({
    name,
    tradingDay: day,
    csv: file?.text ?? '',
    fileName: file?.name ?? '',
    corrects,
    ...(isUpToNow ? { upTo: new Date().toISOString() } : {}),
  });
  const read = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (Object.keys(errors).length === 0 && !preview.isPending) {
      preview.mutate(intent());
    }
  };
  const isRead = preview.data !== undefined;
  return (
    <Dialog
      title={take.isSuccess ? `${take.variables.name} was taken` : 'Feed a drop copy'}
      description="A CSV file with the fills of a second source. It is read and compared first; nothing is taken until you say so."
      size="wide"
      open
      onOpenChange={onClose}
    >
      {take.data === undefined ? (
        <form noValidate className="flex flex-col gap-3.5" onSubmit={read}>
          <div className="grid gap-3.5 sm:grid-cols-2">
            <Field label="Source" layout="above" error={isTried ? errors.name : undefined}>
              {(ids) => (
                <TextInput
                  ids={ids}
                  list="drop-copy-names"
                  maxLength={32}
                  placeholder="clearing"
                  value={name}
                  onChange={({ target }) => change({ name: target.value.trim() })}
                />
              )}
            </Field>
            <Field label="Trading day" layout="above" error={isTried ? errors.day : undefined}>
              {(ids) => (
                <TextInput
                  ids={ids}
                  type="date"
                  max={tradingDay}
                  value={day}
                  onChange={({ target }) => change({ day: target.value })}
                />
              )}
            </Field>
            <Field
              label="File"
              layout="above"
              error={isTried ? errors.file : undefined}
              hint="Columns: executionId, instrument, side, quantity, price, transactTime; if known commission, clientOrderId, venueOrderId."
            >
              {(ids) => (
                <FileInput
                  ids={ids}
                  onChoose={(chosen) => {
                    setFile(chosen);
                    unread();
                  }}
                />
              )}
            </Field>
            <fieldset className="flex flex-col gap-1.5">
              <legend className="mb-1.5 text-soft">It is complete up to</legend>
              <Segmented
                label="It is complete up to"
                options={extents}
                value={isUpToNow ? 'now' : 'newest'}
                onChange={(extent) => change({ isUpToNow: extent === 'now' })}
              />
              <Checkbox
                label="Puts right what the source has told before"
                checked={corrects}
                onChange={(isOn) => change({ corrects: isOn })}
              />
            </fieldset>
          </div>
          <datalist id="drop-copy-names">
            {names.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
          <FeedProblem failure={take.error ?? preview.error} />
          {preview.data === undefined ? null : <ReadingView reading={preview.data} />}
          <div className="flex items-center justify-end gap-2">
            <Button onClick={onClose}>Leave</Button>
            <Button
              type="submit"
              tone={isRead ? 'plain' : 'primary'}
              because={preview.isPending ? 'being read' : undefined}
            >
              {isRead ? 'Read again' : 'Read and compare'}
            </Button>
            {isRead ? (
              <Button
                tone="primary"
                because={take.isPending ? 'being taken' : undefined}
                onClick={() => take.mutate(intent(), { onSuccess: forget })}
              >
                Take it
              </Button>
            ) : null}
          </div>
        </form>
      ) : (
        <>
          <ReadingView reading={take.data} />
          <p className="text-soft">
            What differs becomes a break when the next run sees it again, a few seconds from now.
          </p>
          <div className="flex justify-end">
            <Button tone="primary" onClick={onClose}>
              Done
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}

interface FeedErrors {
  readonly name?: string;
  readonly day?: string;
  readonly file?: string;
}

function errorsOf(
  name: string,
  day: string,
  today: string,
  file: ChosenFile | undefined,
): FeedErrors {
  const wrongName = dropCopyNameText.safeParse(name).error?.issues[0]?.message;
  const isDay = day !== '' && day <= today;
  const wrongFile = faultOfFile(file);
  return {
    ...(wrongName === undefined ? {} : { name: wrongName }),
    ...(isDay ? {} : { day: `Choose a trading day up to ${today}.` }),
    ...(wrongFile === undefined ? {} : { file: wrongFile }),
  };
}

function faultOfFile(file: ChosenFile | undefined): string | undefined {
  if (file === undefined) {
    return 'Choose a CSV file.';
  }
  return file.text.length > dropCopyBytesMax
    ? `The file has ${file.text.length} characters and may have ${dropCopyBytesMax}: send it in parts, which may overlap.`
    : undefined;
}

interface FileInputProps {
  readonly ids: FieldIds;
  readonly onChoose: (file: ChosenFile | undefined) => void;
}

function FileInput({ ids, onChoose }: FileInputProps): ReactNode {
  const choose = async (file: File | undefined) => {
    // Beyond that it is refused anyway; reading it would only take memory.
    const text = file === undefined ? '' : await file.slice(0, dropCopyBytesMax * 4).text();
    onChoose(file === undefined ? undefined : { name: file.name, text });
  };
  return (
    <input
      id={ids.id}
      type="file"
      accept=".csv,text/csv"
      aria-invalid={ids.invalid || undefined}
      aria-describedby={ids.describedBy}
      onChange={({ target }) => void choose(target.files?.[0])}
      className={`h-[30px] w-full rounded-desk border bg-sunken pr-2 text-soft file:mr-2 file:h-full file:border-0 file:border-r file:border-line file:bg-raised file:px-3 file:text-text focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-focus ${ids.invalid ? 'border-critical' : 'border-line'}`}
    />
  );
}
