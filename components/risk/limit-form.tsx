'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { Lock } from 'lucide-react';
import {
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useForm } from 'react-hook-form';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { useFeed } from '@/components/feed/use-feed';
import { useRows } from '@/components/feed/use-rows';
import { Button } from '@/components/ui/button';
import { isLimitOf, limitListNames, limitNames, scopeWords } from '@/components/ui/limit-words';
import { notify } from '@/components/ui/notify';
import { ReasonField } from '@/components/ui/reason-field';
import { useSelectedWhenReplaced } from '@/components/ui/use-selected-when-replaced';
import type { LimitNode } from '@/contract/risk-limits';
import type { LimitScope } from '@/contract/verdict';
import { forgetLimitDraft, loadLimitDraft, saveLimitDraft } from './limit-drafts';
import {
  basisOf,
  type LimitFormValues,
  type LimitsToSet,
  limitFormSchema,
  readLimits,
  toFormValues,
  versionOf,
} from './limit-form-schema';
import { LimitOutcome } from './limit-outcome';
import { LimitRefusal } from './limit-refusal';
import { LimitRow } from './limit-row';
import { ListEditor } from './list-editor';
import { setLimitsCall } from './risk-calls';
import { keyOfScope } from './scope-key';
import type { LimitUses } from './use-limit-uses';

interface LimitFormProps {
  readonly scope: LimitScope;
  readonly node: LimitNode | undefined;
  readonly uses: LimitUses;
  /** Why this person may not change limits; absent for who may. */
  readonly because: string | undefined;
}

/** The version of the limits that the fields began with, and the one it took the place of. */
interface Begun {
  readonly with: string;
  readonly insteadOf?: string;
}

/** Every limit of one node. What is typed stays through errors, reloads and lost connections. */
export function LimitForm({ scope, node, uses, because }: LimitFormProps): ReactNode {
  const scopeKey = keyOfScope(scope);
  const isDesk = scope.kind === 'desk';
  const isReadOnly = because !== undefined;
  const instrumentsId = useId();
  const instruments = useRows('instruments');
  const currency = useFeed((values) => values.account?.currency) ?? '';
  const saving = useApiMutation(setLimitsCall);
  const schema = useMemo(() => limitFormSchema(isDesk), [isDesk]);
  const [begun, setBegun] = useState<Begun>(() => ({ with: versionOf(node) }));
  const form = useForm<LimitFormValues, unknown, LimitsToSet & { reason: string }>({
    resolver: zodResolver(schema),
    defaultValues: toFormValues(node?.limits),
    mode: 'onTouched',
  });
  const { register, control, handleSubmit, formState, subscribe, watch } = form;
  const { getValues, reset, setValue } = form;
  const { errors, dirtyFields, isDirty } = formState;
  const room = useRef<HTMLFormElement>(null);
  useSelectedWhenReplaced(room);

  // Before anything is painted or told by the desk, which would take an untouched form for its own.
  useLayoutEffect(() => {
    const draft = loadLimitDraft(scopeKey);
    if (draft !== undefined) {
      const { values: kept, over } = draft;
      reset(kept, { keepDefaultValues: true });
      setBegun((now) => (over === undefined ? now : { with: over }));
    }
  }, [scopeKey, reset]);

  useEffect(
    () =>
      subscribe({
        formState: { values: true, isDirty: true },
        callback: ({ name, values: typed, isDirty: isTyped }) => {
          if (name === undefined) {
            return; // The desk fills all fields at once; only a person changes one.
          }
          if (isTyped) {
            saveLimitDraft(scopeKey, typed, begun.with);
          } else {
            forgetLimitDraft(scopeKey);
          }
        },
      }),
    [scopeKey, subscribe, begun.with],
  );

  const values = watch();
  const takeOver = (taken: LimitNode | undefined) => {
    forgetLimitDraft(scopeKey);
    reset(toFormValues(taken?.limits));
    setBegun({ with: versionOf(taken), insteadOf: versionOf(node) });
  };
  // What was just set may be known here before the stream tells it: what it replaced is no news.
  const isOvertaken = ![begun.with, begun.insteadOf].includes(versionOf(node));
  const isUntouched = !isDirty;
  useEffect(() => {
    // Nothing typed: the fields simply follow the desk.
    if (isOvertaken && isUntouched) {
      reset(toFormValues(node?.limits));
      setBegun({ with: versionOf(node) });
    }
  }, [isOvertaken, isUntouched, node, reset]);

  const send = handleSubmit(({ reason, ...limits }) => {
    const sent = getValues();
    saving.mutate(
      { scope, limits, reason, basis: basisOf(begun.with) },
      {
        onSuccess: (saved) => {
          const typed = getValues();
          takeOver(saved);
          // What is typed since it was sent is not of it.
          for (const name of [...limitNames, 'reason'] as const) {
            if (typed[name] !== sent[name]) {
              setValue(name, typed[name], { shouldDirty: true });
            }
          }
          notify({ title: `Limits set: ${scopeWords(scope)}`, tone: 'good' });
        },
      },
    );
  });

  return (
    <form
      ref={room}
      noValidate
      aria-label={`Limits of ${scopeWords(scope)}`}
      onSubmit={send}
      className="flex min-h-0 flex-1 flex-col"
    >
      {because === undefined ? null : (
        <p className="flex flex-none items-center gap-2 border-b border-line-soft bg-raised px-3 py-2 text-soft">
          <Lock aria-hidden="true" size={13} className="flex-none" />
          You see these limits and cannot change them: {because}.
        </p>
      )}
      {isOvertaken && isDirty ? (
        <div
          role="status"
          className="flex flex-none flex-wrap items-center gap-2 border-b border-warn bg-warn-ground px-3 py-1.5 text-warn"
        >
          {node?.changedBy ?? 'Somebody'} changed these limits while you were typing.
          <Button size="s" onClick={() => takeOver(node)}>
            Show theirs, drop mine
          </Button>
          <Button size="s" onClick={() => setBegun({ with: versionOf(node) })}>
            Keep mine
          </Button>
        </div>
      ) : null}
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable.
        tabIndex={0}
        aria-label="Limits"
        className="dims-when-stale min-h-0 flex-1 overflow-y-auto focus-visible:-outline-offset-2"
      >
        {limitNames
          .filter((name) => isLimitOf(scope.kind, name))
          .map((name) => (
            <LimitRow
              key={name}
              name={name}
              currency={currency}
              error={errors[name]?.message}
              use={uses[name]}
              isReadOnly={isReadOnly}
              isChanged={dirtyFields[name] === true}
              field={register(name)}
            />
          ))}
        {limitListNames.map((name) => (
          <ListEditor
            key={name}
            name={name}
            control={control}
            register={register}
            errors={errors}
            isReadOnly={isReadOnly}
            instrumentsId={instrumentsId}
          />
        ))}
        <datalist id={instrumentsId}>
          {instruments.map(({ instrument, name }) => (
            <option key={instrument} value={instrument}>
              {name}
            </option>
          ))}
        </datalist>
      </section>
      {isReadOnly ? null : (
        <div className="flex flex-none flex-col gap-2 border-t border-line bg-panel px-3 py-2.5">
          <LimitOutcome
            scope={scope}
            previous={node?.limits ?? {}}
            next={readLimits(values, isDesk, node?.limits ?? {})}
          />
          {saving.error === null ? null : <LimitRefusal problem={saving.error.problem} />}
          <div className="flex flex-wrap items-start gap-2">
            <div className="min-w-[180px] flex-1">
              <ReasonField error={errors.reason?.message} {...register('reason')} />
            </div>
            <div className="flex items-center gap-2 pt-[23px]">
              <Button
                onClick={() => takeOver(node)}
                because={isDirty ? undefined : 'nothing typed'}
                reason="hidden"
              >
                Discard
              </Button>
              <Button
                type="submit"
                tone="primary"
                because={whyNotSent(isDirty, saving.isPending)}
                reason="hidden"
              >
                {saving.isPending ? 'Setting…' : 'Set limits'}
              </Button>
            </div>
          </div>
          <p className="text-s text-faint">
            {isDirty
              ? 'Enter sets them. They count from the next order on.'
              : 'Change a field to set limits. Amounts may be written 250k or 1.5m.'}
          </p>
        </div>
      )}
    </form>
  );
}

function whyNotSent(isDirty: boolean, isSending: boolean): string | undefined {
  if (isSending) {
    return 'being sent';
  }
  return isDirty ? undefined : 'nothing changed yet';
}
