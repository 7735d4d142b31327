'use client';

import { type ReactNode, useMemo, useState } from 'react';
import { usePanelState } from '@/components/feed/use-connection';
import { useRow } from '@/components/feed/use-row';
import { useRows } from '@/components/feed/use-rows';
import { useSession } from '@/components/feed/use-session';
import { Timestamp } from '@/components/ui/figures';
import { lateContent } from '@/components/ui/late-panel';
import { scopeWords } from '@/components/ui/limit-words';
import { Panel } from '@/components/ui/panel';
import { PanelContent } from '@/components/ui/panel-state';
import type { LimitChange } from '@/contract/risk-limits';
import type { Session } from '@/contract/session';
import './risk.css';
import { useLimitChanges, useUtilization } from './risk-calls';
import { keyOfScope, scopeOfKey } from './scope-key';
import { ScopeList } from './scope-list';
import { UnknownRange } from './unknown-range';
import { useLimitUses } from './use-limit-uses';

/** The forms and their checks come after what is read first: how near each scope is to its limits. */
const AddScope = lateContent('another scope', () =>
  import('./add-scope').then((module) => module.AddScope),
);
const LimitForm = lateContent('the form', () =>
  import('./limit-form').then((module) => module.LimitForm),
);
const LimitHistory = lateContent('the history', () =>
  import('./limit-history').then((module) => module.LimitHistory),
);

/** Every limit of the desk, who set it, how much of it is used; beside it the kill. */
export function Risk({ kill }: { readonly kill: ReactNode }): ReactNode {
  const state = usePanelState();
  const session = useSession().data;
  const [chosen, setChosen] = useState('desk');
  const [begun, setBegun] = useState<readonly string[]>([]);
  /** A new number makes the form read its draft again. */
  const [serial, setSerial] = useState(0);
  const node = useRow('limits', chosen);
  const utilization = useUtilization();
  const uses = useLimitUses(chosen, utilization.data?.items);
  const changes = useLimitChanges(useLimitsVersion());
  const scope = useMemo(() => scopeOfKey(chosen), [chosen]);
  const mayChange = session?.permissions.includes('changeLimits') ?? false;
  const isStale = state === 'stale';
  const choose = (scopeKey: string) => {
    setChosen(scopeKey);
    setBegun((keys) => (keys.includes(scopeKey) ? keys : [...keys, scopeKey]));
  };
  const putBack = async (change: LimitChange) => {
    const [{ saveLimitDraft }, { toFormValues }] = await Promise.all([
      import('./limit-drafts'),
      import('./limit-form-schema'),
    ]);
    const scopeKey = keyOfScope(change.scope);
    saveLimitDraft(scopeKey, {
      ...toFormValues(change.previous),
      reason: `Back to what was before change ${change.sequence}`,
    });
    choose(scopeKey);
    setSerial((number) => number + 1);
  };
  return (
    <div className="risk-grid">
      <div className="risk-seat" data-seat="scopes">
        <Panel title="Scopes" stale={isStale}>
          <PanelContent state={state} what="the scopes">
            <ScopeList
              chosen={chosen}
              begun={begun}
              utilization={utilization.data?.items ?? []}
              onChoose={choose}
            />
            {mayChange ? <AddScope onAdd={choose} /> : null}
          </PanelContent>
        </Panel>
      </div>
      <div className="risk-seat" data-seat="form">
        <Panel
          title={`Limits · ${scopeWords(scope)}`}
          stale={isStale}
          actions={
            node === undefined ? null : (
              <span className="truncate max-sm:hidden">
                set by {node.changedBy}, <Timestamp value={node.changedAt} style="dateTime" />
              </span>
            )
          }
        >
          <PanelContent state={state} what="the limits">
            <UnknownRange />
            <LimitForm
              key={`${chosen} ${serial}`}
              scope={scope}
              node={node}
              uses={uses}
              because={whyReadOnly(session)}
            />
          </PanelContent>
        </Panel>
      </div>
      <div className="risk-seat" data-seat="kill">
        {kill}
      </div>
      <div className="risk-seat" data-seat="history">
        <Panel title="History of limits" stale={isStale}>
          <LimitHistory
            answer={changes}
            mayChange={mayChange}
            onPutBack={(change) => void putBack(change)}
          />
        </Panel>
      </div>
    </div>
  );
}

/** Says something else whenever any limit was changed. */
function useLimitsVersion(): string {
  const nodes = useRows('limits');
  return useMemo(
    () =>
      nodes
        .map(({ scope, changedAt }) => `${keyOfScope(scope)} ${changedAt}`)
        .sort()
        .join('|'),
    [nodes],
  );
}

const roleWords = {
  viewer: 'a viewer',
  trader: 'a trader',
  riskManager: 'a risk manager',
  administrator: 'an administrator',
} as const satisfies Record<Session['role'], string>;

function whyReadOnly(session: Session | undefined): string | undefined {
  if (session === undefined) {
    return 'it is not known yet who you are';
  }
  return session.permissions.includes('changeLimits')
    ? undefined
    : `a risk manager sets them, and you are signed in as ${roleWords[session.role]}`;
}
