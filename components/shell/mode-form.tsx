'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { type ReactNode, useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { Refused } from '@/components/feed/refused';
import { sendThen, useApiMutation } from '@/components/feed/use-api-mutation';
import { useMay } from '@/components/feed/use-session';
import { Button } from '@/components/ui/button';
import { ReasonField } from '@/components/ui/reason-field';
import { Segmented } from '@/components/ui/segmented';
import { useKeptForm } from '@/components/ui/use-kept-form';
import { type ModeRequest, type ModeState, modeRequest } from '@/contract/mode';
import { modeNames, modeSentences } from './mode-words';

type Choosable = ModeRequest['mode'];

const noReasonYet = { reason: '' };

interface ModeFormProps {
  readonly state: ModeState;
  /** The mode that is chosen at first; absent: the present one. */
  readonly proposed?: Choosable;
  readonly onDone: () => void;
}

/** What the mode lets through, and for those who may: another one, with the reason. */
export function ModeForm({ state, proposed, onDone }: ModeFormProps): ReactNode {
  const mayChange = useMay('changeMode');
  const change = useApiMutation(toRequest);
  const isKilled = state.mode === 'killed';
  const form = useForm<ModeRequest>({
    resolver: zodResolver(modeRequest),
    defaultValues: {
      mode: proposed ?? (state.mode === 'killed' ? 'manual' : state.mode),
      reason: '',
    },
  });
  const { control, register, handleSubmit, watch, formState } = form;
  // The mode is chosen anew each time; only the words are kept.
  const forget = useKeptForm('mode', form, noReasonYet);
  const chosen = watch('mode');
  // It is chosen over the mode that is read there: a halt that comes between is not lifted unseen.
  const [chosenOver, setChosenOver] = useState(state.mode);
  return (
    <form
      noValidate
      className="flex flex-col gap-3 text-m"
      onSubmit={handleSubmit((request) => sendThen(change, request, forget, { onSuccess: onDone }))}
    >
      <p className="text-soft">
        <strong className="text-text">{modeNames[state.mode]}</strong>: {modeSentences[state.mode]}.
        {state.changedBy === undefined ? null : (
          <>
            {' '}
            Set by {state.changedBy}
            {state.reason === undefined ? '' : `: ${state.reason}`}.
          </>
        )}
      </p>
      {isKilled ? <p className="text-soft">Only a release of the kill ends it.</p> : null}
      {mayChange && !isKilled ? (
        <>
          <Controller
            name="mode"
            control={control}
            render={({ field }) => (
              <Segmented<Choosable>
                label="New mode"
                options={modeOptions}
                value={field.value}
                onChange={(mode) => {
                  setChosenOver(state.mode);
                  field.onChange(mode);
                }}
              />
            )}
          />
          <p className="text-s text-faint">
            {modeNames[chosen]}: {modeSentences[chosen]}.
          </p>
          <ReasonField error={formState.errors.reason?.message} {...register('reason')} />
          <Refused error={change.error} />
          <Button type="submit" tone="primary" because={whyNotSet(chosen, chosenOver, state.mode)}>
            Set to {modeNames[chosen].toLowerCase()}
          </Button>
        </>
      ) : null}
      {mayChange ? null : (
        <p className="text-s text-faint">A risk manager or an administrator can change it.</p>
      )}
    </form>
  );
}

/** Halting waits for nothing. */
function whyNotSet(
  chosen: Choosable,
  chosenOver: ModeState['mode'],
  now: ModeState['mode'],
): string | undefined {
  if (chosen === now) {
    return `it is ${modeNames[chosen].toLowerCase()} now`;
  }
  return now === chosenOver || chosen === 'halted'
    ? undefined
    : `it has become ${modeNames[now].toLowerCase()} meanwhile: choose anew`;
}

const modeOptions: readonly { readonly value: Choosable; readonly label: string }[] = [
  { value: 'automatic', label: 'Automatic' },
  { value: 'manual', label: 'Manual' },
  { value: 'reduceOnly', label: 'Reduce only' },
  { value: 'halted', label: 'Halted' },
];

function toRequest(body: ModeRequest) {
  return { method: 'PUT', path: '/mode', body } as const;
}
