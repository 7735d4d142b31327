'use client';

import { FastForward, Pause, Play } from 'lucide-react';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Refused } from '@/components/feed/refused';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Timestamp } from '@/components/ui/figures';
import { TextInput } from '@/components/ui/text-input';
import { useKeptTyping } from '@/components/ui/use-kept-typing';
import type { MarketDataSource } from '@/contract/market-data';
import { SelectInput } from './select-input';
import { readSpeed, speedOptions } from './speeds';
import { tapeMomentOf } from './tape-moment';
import { toMoveReplay } from './venue-calls';

type Recorded = Extract<MarketDataSource, { readonly kind: 'recorded' }>;

interface ReplayControlProps {
  readonly source: Recorded;
  readonly because: string | undefined;
}

/** Where the tape stands; holds it, lets it go, plays it on to a moment. */
export function ReplayControl({ source, because }: ReplayControlProps): ReactNode {
  const moving = useApiMutation(toMoveReplay);
  const { state, speed, files } = source;
  const isPlaying = state === 'playing';
  const reason = because ?? whyNotMoved(state, moving.isPending);
  const speedId = useId();
  return (
    <section
      aria-label="Replay"
      className="flex flex-col gap-2 rounded-desk border border-line-soft bg-sunken p-2.5"
    >
      <p className="truncate text-s text-soft" title={files.join(', ')}>
        {files.join(', ')}
      </p>
      <Tape source={source} />
      <div className="flex flex-wrap items-center gap-2">
        <Button
          onClick={() =>
            moving.mutate(isPlaying ? { state: 'paused' } : { state: 'playing', speed })
          }
          because={reason}
        >
          {isPlaying ? (
            <Pause aria-hidden="true" size={13} />
          ) : (
            <Play aria-hidden="true" size={13} />
          )}
          {isPlaying ? 'Pause' : 'Play'}
        </Button>
        <label htmlFor={speedId} className="only-read">
          Speed of the replay
        </label>
        <span className="w-[170px]">
          <SelectInput
            ids={{ id: speedId, messageId: '', describedBy: undefined, invalid: false }}
            options={withOwn(String(speed))}
            value={String(speed)}
            disabled={reason !== undefined}
            onChange={({ target }) =>
              moving.mutate({ state: 'playing', speed: readSpeed(target.value) })
            }
          />
        </span>
      </div>
      <PlayUntil
        source={source}
        because={reason}
        onAsk={(until, whenDone) => moving.mutate({ until }, { onSuccess: whenDone })}
      />
      <Refused error={moving.error} />
    </section>
  );
}

function Tape({ source: { position, startsAt, endsAt, state } }: { readonly source: Recorded }) {
  const length = Date.parse(endsAt) - Date.parse(startsAt);
  const share = length <= 0 ? 1 : (Date.parse(position) - Date.parse(startsAt)) / length;
  const percent = Math.round(Math.min(Math.max(share, 0), 1) * 100);
  return (
    <div>
      <div
        role="progressbar"
        aria-label="Where the tape stands"
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-1.5 overflow-hidden rounded-full bg-line"
      >
        <div className="h-full bg-accent" style={{ width: `${percent}%` }} />
      </div>
      <p className="mt-1 flex justify-between gap-2 text-s text-faint">
        <Timestamp value={startsAt} />
        <span className="text-soft">
          {state} at <Timestamp value={position} style="dateTime" className="text-text" />
        </span>
        <Timestamp value={endsAt} />
      </p>
    </div>
  );
}

interface PlayUntilProps {
  readonly source: Recorded;
  readonly because: string | undefined;
  readonly onAsk: (until: string, whenDone: () => void) => void;
}

const noMomentYet = { until: '' };

function PlayUntil({ source, because, onAsk }: PlayUntilProps): ReactNode {
  const { typing, type, forget } = useKeptTyping('replay', noMomentYet);
  const [isTried, setTried] = useState(false);
  const moment = tapeMomentOf(typing.until);
  const isAhead = moment > Date.parse(source.position) && moment <= Date.parse(source.endsAt);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isAhead && because === undefined) {
      onAsk(new Date(moment).toISOString(), () => {
        forget();
        setTried(false);
      });
    }
  };
  return (
    <form noValidate onSubmit={submit}>
      <Field
        label="Play on to"
        layout="above"
        hint="In the tape's own time, UTC."
        error={
          isTried && !isAhead
            ? `A time after ${source.position} and up to ${source.endsAt}.`
            : undefined
        }
      >
        {(ids) => (
          <span className="flex gap-1.5">
            <TextInput
              ids={ids}
              face="figure"
              className="min-w-0 flex-1"
              autoComplete="off"
              placeholder={source.endsAt}
              value={typing.until}
              onChange={({ target }) => type({ until: target.value })}
            />
            <Button type="submit" because={because} reason="hidden">
              <FastForward aria-hidden="true" size={13} />
              Go
            </Button>
          </span>
        )}
      </Field>
    </form>
  );
}

function withOwn(speed: string) {
  return speedOptions.some(({ value }) => value === speed)
    ? speedOptions
    : [{ value: speed, label: `${speed} ×` }, ...speedOptions];
}

function whyNotMoved(state: Recorded['state'], isMoving: boolean): string | undefined {
  if (isMoving) {
    return 'the tape is being moved';
  }
  return state === 'ended' ? 'the tape has ended' : undefined;
}
