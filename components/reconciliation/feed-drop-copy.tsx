'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Field, type FieldIds } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { TextInput } from '@/components/ui/text-input';
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
  const [name, setName] = useState(names[0] ?? '');
  const [day, setDay] = useState(tradingDay);
  const [file, setFile] = useState<ChosenFile>();
  const [extent, setExtent] = useState<(typeof extents)[number]['value']>('newest');
  const [corrects, setCorrects] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const preview = useApiMutation(toPreview);
  const take = useApiMutation(toTake);
  const errors = errorsOf(name, file);
  const forget = () => {
    preview.reset();
    take.reset();
  };
  const change =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      forget();
    };
  const intent = (): FeedIntent => ({
    name,
    tradingDay: day,
    csv: file?.text ?? '',
    fileName: file?.name ?? '',
    corrects,
    ...(extent === 'now' ? { upTo: new Date().toISOString() } : {}),
  });
  const read = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (errors.name === undefined && errors.file === undefined && !preview.isPending) {
      preview.mutate(intent());
    }
  };
  const isRead = preview.data !== undefined;
  return (
    <Dialog
      title={take.data === undefined ? 'Feed a drop copy' : `${name} was taken`}
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
                  onChange={({ target }) => change(setName)(target.value.trim())}
                />
              )}
            </Field>
            <Field label="Trading day" layout="above">
              {(ids) => (
                <TextInput
                  ids={ids}
                  type="date"
                  max={tradingDay}
                  value={day}
                  onChange={({ target }) => change(setDay)(target.value)}
                />
              )}
            </Field>
            <Field
              label="File"
              layout="above"
              error={isTried ? errors.file : undefined}
              hint="Columns: executionId, instrument, side, quantity, price, transactTime; if known commission, clientOrderId, venueOrderId."
            >
              {(ids) => <FileInput ids={ids} onChoose={change(setFile)} />}
            </Field>
            <fieldset className="flex flex-col gap-1.5">
              <legend className="mb-1.5 text-soft">It is complete up to</legend>
              <Segmented
                label="It is complete up to"
                options={extents}
                value={extent}
                onChange={change(setExtent)}
              />
              <Checkbox
                label="Puts right what the source has told before"
                checked={corrects}
                onChange={change(setCorrects)}
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
                onClick={() => take.mutate(intent())}
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

function errorsOf(name: string, file: ChosenFile | undefined) {
  const isNamed = dropCopyNameText.safeParse(name);
  return {
    name: isNamed.success ? undefined : isNamed.error.issues[0]?.message,
    file: faultOfFile(file),
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
