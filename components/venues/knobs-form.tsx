'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { ArrowRight } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { Refused } from '@/components/feed/refused';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { Button } from '@/components/ui/button';
import { notify } from '@/components/ui/notify';
import { Segmented } from '@/components/ui/segmented';
import { useSelectedWhenReplaced } from '@/components/ui/use-selected-when-replaced';
import { type PaperSettings, paperPresets } from '@/contract/paper';
import { loadKnobDraft, saveKnobDraft } from './knob-draft';
import { KnobField } from './knob-field';
import {
  type KnobValues,
  knobGroups,
  knobNames,
  knobSchema,
  knobs,
  knobValuesOf,
  knobWords,
  requestOf,
  type TurnedKnob,
  turnedKnobs,
} from './knobs';
import { toTurnKnobs } from './venue-calls';

interface KnobsFormProps {
  readonly settings: PaperSettings;
  readonly presets: readonly PaperSettings[];
  /** Why this person may not turn them. */
  readonly because: string | undefined;
  readonly onTurned: () => void;
}

/** All knobs with unit, bounds and meaning; a preset fills them in, and nothing counts until it is sent. */
export function KnobsForm({ settings, presets, because, onTurned }: KnobsFormProps): ReactNode {
  const turning = useApiMutation(toTurnKnobs);
  const [set, setSet] = useState(settings);
  const form = useForm<KnobValues, unknown, KnobValues>({
    resolver: zodResolver(knobSchema),
    defaultValues: knobValuesOf(settings),
    mode: 'onTouched',
  });
  const { register, handleSubmit, formState, getValues, reset, setValue, trigger, watch } = form;
  const typed = watch();
  const turned = turnedKnobs(set, typed);
  const isUntouched = turned.length === 0;
  useFollowing({ settings, set, setSet, getValues, reset, typed });
  const room = useRef<HTMLFormElement>(null);
  useSelectedWhenReplaced(room);

  const shown = presets.find((preset) => turnedKnobs(preset, typed).length === 0)?.preset;
  const fill = (name: string) => {
    const preset = presets.find((one) => one.preset === name);
    for (const knob of preset === undefined ? [] : knobNames) {
      setValue(knob, String(preset?.[knob]), { shouldDirty: true });
    }
    void trigger();
  };
  const send = handleSubmit(() =>
    turning.mutate(requestOf(turned), {
      onSuccess: (now) => {
        setSet(now);
        // What is typed since it was sent is not of it.
        reset({ ...knobValuesOf(now), ...ownOf(now, getValues()) });
        notify({ title: `Paper venue: ${turnedWords(turned.length)}`, tone: 'good' });
        onTurned();
      },
    }),
  );
  return (
    <form
      ref={room}
      noValidate
      aria-label="Knobs of the paper venue"
      onSubmit={send}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="flex flex-none flex-wrap items-center gap-2 border-b border-line-soft px-3 py-2 [&_[role=radio]]:px-2.5">
        <span className="text-soft">Preset</span>
        <Segmented
          label="Preset"
          options={paperPresets.map((value) => ({ value, label: value, because }))}
          value={(shown ?? 'custom') as (typeof paperPresets)[number]}
          onChange={fill}
        />
        {shown === undefined ? <span className="text-s text-faint">custom</span> : null}
      </div>
      <div className="min-h-0 flex-1 overflow-auto">
        {knobGroups.map((group) => (
          <fieldset key={group} className="border-b border-line-soft px-3 py-2.5">
            <legend className="float-left mb-1.5 w-full text-s font-semibold text-faint">
              {group}
            </legend>
            <div className="clear-both grid gap-x-5 gap-y-2.5 min-[560px]:grid-cols-2">
              {knobNames
                .filter((name) => knobs[name].group === group)
                .map((name) => (
                  <KnobField
                    key={name}
                    knob={knobs[name]}
                    field={register(name)}
                    error={formState.errors[name]?.message}
                    isTurned={turned.some((one) => one.name === name)}
                    isReadOnly={because !== undefined}
                  />
                ))}
            </div>
          </fieldset>
        ))}
      </div>
      <div className="flex flex-none flex-col gap-2 border-t border-line-soft px-3 py-2.5">
        <Turned turned={turned} />
        <Refused error={turning.error} />
        <div className="flex flex-wrap items-center gap-2">
          <Button
            type="submit"
            tone="primary"
            because={because ?? whyNotSent(turned.length, turning.isPending)}
          >
            {isUntouched ? 'Turn the knobs' : `Turn ${turnedWords(turned.length)}`}
          </Button>
          {isUntouched ? null : (
            <Button tone="quiet" onClick={() => reset(knobValuesOf(set))}>
              Put back
            </Button>
          )}
          <span className="ml-auto text-s text-faint">
            In force for orders that reach the venue afterwards.
          </span>
        </div>
      </div>
    </form>
  );
}

/**
 * Knobs that nobody turns follow the desk, one by one: what somebody else has turned is not turned back.
 * What is turned here stays, through a reload too. Both before anybody can type again, and what is turned
 * is asked of the form as it is then, not as it was last drawn.
 */
function useFollowing({
  settings,
  set,
  setSet,
  getValues,
  reset,
  typed,
}: {
  readonly settings: PaperSettings;
  readonly set: PaperSettings;
  readonly setSet: (settings: PaperSettings) => void;
  readonly getValues: () => KnobValues;
  readonly reset: (values: KnobValues, options?: { readonly keepErrors: boolean }) => void;
  readonly typed: KnobValues;
}): void {
  const text = JSON.stringify(ownOf(set, typed));
  useLayoutEffect(() => reset({ ...getValues(), ...loadKnobDraft() }), [reset, getValues]);
  useLayoutEffect(() => {
    if (JSON.stringify(settings) !== JSON.stringify(set)) {
      const own = ownOf(set, getValues());
      setSet(settings);
      reset({ ...knobValuesOf(settings), ...own }, { keepErrors: true });
    }
  }, [settings, set, setSet, getValues, reset]);
  useLayoutEffect(() => saveKnobDraft(JSON.parse(text) as Partial<KnobValues>), [text]);
}

/** The texts of the knobs that are turned here. */
function ownOf(set: PaperSettings, typed: KnobValues): Partial<KnobValues> {
  return Object.fromEntries(turnedKnobs(set, typed).map(({ name }) => [name, typed[name]]));
}

function Turned({ turned }: { readonly turned: readonly TurnedKnob[] }): ReactNode {
  return turned.length === 0 ? null : (
    <ul
      aria-label="What changes"
      className="grid gap-x-5 gap-y-0.5 text-[11.5px] min-[560px]:grid-cols-2"
    >
      {turned.map(({ name, before, after }) => (
        <li key={name} className="flex flex-wrap items-baseline gap-x-2">
          <span className="w-[136px] flex-none text-soft">{knobs[name].title}</span>
          <span className="figure text-faint line-through">{knobWords(name, before)}</span>
          <ArrowRight aria-label="to" size={11} className="self-center text-faint" />
          <span className="figure font-semibold">{knobWords(name, after)}</span>
        </li>
      ))}
    </ul>
  );
}

function turnedWords(count: number): string {
  return count === 1 ? '1 knob' : `${count} knobs`;
}

function whyNotSent(count: number, isSending: boolean): string | undefined {
  if (isSending) {
    return 'being sent';
  }
  return count === 0 ? 'nothing is changed yet' : undefined;
}
