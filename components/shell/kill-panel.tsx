'use client';

import { CircleCheck, OctagonX } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import type { ApiRequest } from '@/components/feed/api-client';
import { Refused } from '@/components/feed/refused';
import { sendThen, useApiMutation } from '@/components/feed/use-api-mutation';
import { usePanelState } from '@/components/feed/use-connection';
import { useFeed } from '@/components/feed/use-feed';
import { useRows } from '@/components/feed/use-rows';
import { useMay } from '@/components/feed/use-session';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Timestamp } from '@/components/ui/figures';
import { lateDialog } from '@/components/ui/late-dialog';
import { lateContent } from '@/components/ui/late-panel';
import { Panel } from '@/components/ui/panel';
import { PanelContent } from '@/components/ui/panel-state';
import { Segmented } from '@/components/ui/segmented';
import { TextInput } from '@/components/ui/text-input';
import { useKeptTyping } from '@/components/ui/use-kept-typing';
import {
  type KillAccepted,
  type KillRequestInput,
  type KillState,
  killAccepted,
  wordsOfScopes,
} from '@/contract/kill-switch';
import { killElsewhere } from './kill-calls';
import { KillLevelButton } from './kill-level-button';
import { type KillLevel, killLevels } from './kill-plan';
import { KillProgress } from './kill-progress';
import { drillWord } from './kill-runs';
import { exposureOf, type KillScopeKind, targetsOf } from './kill-scope';
import { useArmed } from './use-armed';

/** Its dialog and its form come when the latch is to be released. */
const ReleaseDialog = lateDialog(
  'the dialog to release',
  () => import('./release-dialog').then((module) => module.ReleaseDialog),
  ({ onClose }) => onClose(),
);

/** What is read after the kill comes after it. */
const PastKills = lateContent('earlier kills', () =>
  import('./past-kills').then((module) => module.PastKills),
);

/** The kill with its scope: levels, state, progress, certificate or red list, and what earlier ones took. */
export function KillPanel(): ReactNode {
  const state = usePanelState();
  const kill = useFeed((values) => values.kill);
  const mayKill = useMay('kill');
  return (
    <Panel
      title="Kill switch"
      className={kill?.latched === true ? 'border-critical' : ''}
      actions={
        <a href="/kill" className="underline underline-offset-2 hover:text-text">
          plain page
        </a>
      }
    >
      <PanelContent state={state} what="the kill switch">
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable.
          tabIndex={0}
          aria-label="Kill switch, its state and its levels"
          className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-3 focus-visible:-outline-offset-2"
        >
          {mayKill ? (
            <KillForm />
          ) : (
            <p className="text-soft">
              You see the switch and cannot press it: traders, risk managers and administrators can.
            </p>
          )}
          {/* Below the levels, which stay where they are while it grows. */}
          <LatchState state={kill} />
          <PastKills />
        </section>
      </PanelContent>
    </Panel>
  );
}

function LatchState({ state }: { readonly state: KillState | undefined }): ReactNode {
  const mayRelease = useMay('releaseKill');
  const [isReleasing, setReleasing] = useState(false);
  const kill = state?.kill ?? null;
  if (state?.latched !== true || kill === null) {
    return (
      <p role="status" className="flex items-center gap-2 font-semibold">
        <CircleCheck aria-hidden="true" size={15} className="text-good" />
        Open: orders go out
      </p>
    );
  }
  return (
    <div className="grid gap-2 rounded-lg border border-critical bg-critical-ground p-2.5">
      <p className="flex items-center gap-2 font-bold text-critical">
        <OctagonX aria-hidden="true" size={16} />
        Latched: {wordsOfScopes(state.scopes)}
      </p>
      <p className="text-s text-soft">
        By <b className="text-text">{kill.by}</b> at <Timestamp value={kill.latchedAt} />:{' '}
        {kill.reason}
      </p>
      <KillProgress kill={kill} />
      <div className="flex flex-wrap items-center gap-2">
        <Button
          tone="dangerOutline"
          size="s"
          because={mayRelease ? undefined : 'a risk manager or administrator releases it'}
          onClick={() => setReleasing(true)}
        >
          Release the latch…
        </Button>
      </div>
      {isReleasing ? <ReleaseDialog kill={kill} onClose={() => setReleasing(false)} /> : null}
    </div>
  );
}

const scopeOptions: readonly { readonly value: KillScopeKind; readonly label: string }[] = [
  { value: 'desk', label: 'Whole desk' },
  { value: 'instrument', label: 'Instrument' },
  { value: 'account', label: 'Account' },
  { value: 'operator', label: 'Operator' },
  { value: 'strategy', label: 'Strategy' },
];

const noReasonYet = { reason: '' };

/** Nothing here can keep a kill from being fired but a scope without a name. */
function KillForm(): ReactNode {
  const armed = useArmed();
  const fire = useApiMutation(killCall);
  const orders = useRows('orders');
  const positions = useRows('positions');
  const [scope, setScope] = useState<KillScopeKind>('desk');
  const [typed, setTyped] = useState('');
  const [isDrill, setDrill] = useState(false);
  // Only the words: a scope that was kept would be narrower than whoever presses believes.
  const { typing, type, forget } = useKeptTyping('kill', noReasonYet);
  const { reason } = typing;
  const [isNameMissed, setNameMissed] = useState(false);
  const listId = useId();
  const target = scope === 'instrument' ? typed.trim().toUpperCase() : typed.trim();
  const needsName = scope !== 'desk' && target === '';
  const exposure = exposureOf(scope === 'desk' ? { scope } : { scope, target }, orders, positions);
  const guarded = {
    ...armed,
    arm: (level: KillLevel) => {
      setNameMissed(needsName);
      if (!needsName) {
        armed.arm(level);
      }
    },
  };
  const send = (level: KillLevel) => {
    armed.disarm();
    const words = reason.trim() === '' ? 'fired on the risk page' : reason.trim();
    const request = {
      scope,
      ...(scope === 'desk' ? {} : { target }),
      flatten: level === 'flatten',
      reason: `${isDrill ? drillWord : ''}${words}`.slice(0, 500),
    };
    sendThen(fire, request, forget);
  };
  return (
    <section aria-label="Press the kill" className="grid gap-2.5">
      <Segmented
        label="Scope of the kill"
        options={scopeOptions}
        value={scope}
        onChange={(next) => {
          armed.disarm();
          setScope(next);
          setTyped('');
          setNameMissed(false);
        }}
      />
      {scope === 'desk' ? null : (
        <Field
          label={scopeOptions.find(({ value }) => value === scope)?.label ?? ''}
          error={isNameMissed && needsName ? `Name the ${scope} that is to stop.` : undefined}
          hint={
            scope === 'operator' || scope === 'strategy'
              ? 'Its orders are canceled; positions belong to the account and stay.'
              : undefined
          }
        >
          {(ids) => (
            <TextInput
              ids={ids}
              list={listId}
              autoComplete="off"
              spellCheck={false}
              value={typed}
              onChange={({ currentTarget }) => {
                armed.disarm();
                setTyped(currentTarget.value);
              }}
            />
          )}
        </Field>
      )}
      <datalist id={listId}>
        {targetsOf(scope, orders, positions).map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Field label="Why">
        {(ids) => (
          <TextInput
            ids={ids}
            autoComplete="off"
            maxLength={400}
            placeholder="may stay empty in a hurry"
            value={reason}
            onChange={({ currentTarget }) => type({ reason: currentTarget.value })}
          />
        )}
      </Field>
      <Checkbox
        label="A drill: the same, on paper, with the time to flat kept below"
        checked={isDrill}
        onChange={setDrill}
      />
      {killLevels.map((level) => (
        <KillLevelButton
          key={level}
          level={level}
          armed={guarded}
          exposure={exposure}
          isFiring={fire.isPending}
          onFire={() => send(level)}
        />
      ))}
      <Refused error={fire.error} elsewhere={killElsewhere} />
    </section>
  );
}

function killCall(body: KillRequestInput): ApiRequest<KillAccepted> {
  return {
    method: 'POST',
    path: '/kill-switch',
    body,
    schema: killAccepted,
    goesOutAnew: true,
  };
}
