'use client';

import { Pencil, Plus, Workflow } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { usePanelState } from '@/components/feed/use-connection';
import { useRows } from '@/components/feed/use-rows';
import { useMay } from '@/components/feed/use-session';
import { Button } from '@/components/ui/button';
import { Timestamp } from '@/components/ui/figures';
import { Meter } from '@/components/ui/meter';
import { Panel } from '@/components/ui/panel';
import { PanelNote } from '@/components/ui/panel-note';
import { PanelContent } from '@/components/ui/panel-state';
import { Switch } from '@/components/ui/switch';
import type { Strategy } from '@/contract/strategy';
import { StrategyDay, useStrategyDays } from './strategy-day';
import { StrategyDialog, type StrategySwitch } from './strategy-dialog';
import { StrategyForm } from './strategy-form';

interface Asked {
  readonly strategy: Strategy;
  readonly change: StrategySwitch;
}

/** Every strategy with its switches, what became of its signals, and how near it is to its throttle. */
export function Strategies(): ReactNode {
  const state = usePanelState();
  const strategies = useRows('strategies');
  const days = useStrategyDays();
  const [asked, ask] = useState<Asked>();
  const [form, openForm] = useState<{ readonly changed?: Strategy }>();
  const mayChange = useMay('changeStrategies');
  return (
    <Panel
      title="Strategies"
      stale={state === 'stale'}
      actions={mayChange ? <NewStrategy onPress={() => openForm({})} /> : undefined}
    >
      <PanelContent state={state} what="the strategies">
        {strategies.length === 0 ? (
          <PanelNote title="No strategy is known" icon={Workflow}>
            {mayChange
              ? 'Make one known by its name; until then its signals are refused.'
              : 'A risk manager makes one known; until then its signals are refused.'}
          </PanelNote>
        ) : (
          <ul className="flex min-h-0 flex-1 flex-col gap-1 overflow-y-auto p-1.5">
            {strategies.map((strategy) => (
              <StrategyCard
                key={strategy.strategy}
                strategy={strategy}
                day={<StrategyDay name={strategy.strategy} days={days} />}
                onAsk={(change) => ask({ strategy, change })}
                onChange={() => openForm({ changed: strategy })}
              />
            ))}
          </ul>
        )}
      </PanelContent>
      {asked === undefined ? null : <StrategyDialog {...asked} onClose={() => ask(undefined)} />}
      {form === undefined ? null : (
        <StrategyForm
          {...form}
          known={strategies.map(({ strategy }) => strategy)}
          onClose={() => openForm(undefined)}
        />
      )}
    </Panel>
  );
}

function NewStrategy({ onPress }: { readonly onPress: () => void }): ReactNode {
  return (
    <Button size="s" tone="quiet" onClick={onPress}>
      <Plus aria-hidden="true" size={12} />
      New strategy
    </Button>
  );
}

interface StrategyCardProps {
  readonly strategy: Strategy;
  readonly day: ReactNode;
  readonly onAsk: (change: StrategySwitch) => void;
  readonly onChange: () => void;
}

function StrategyCard({ strategy, day, onAsk, onChange }: StrategyCardProps): ReactNode {
  const mayChange = useMay('changeStrategies');
  const mayStop = useMay('kill');
  const { strategy: name, enabled, automatic, lastSignalAt, reason, changedBy } = strategy;
  // Whoever may stop the desk may switch a strategy off; on is the risk manager's.
  const maySwitch = (isOn: boolean) => mayChange || (isOn && mayStop);
  return (
    <li className="rounded-desk border border-line-soft bg-raised px-3 py-2.5">
      <div className="flex items-center gap-3">
        <b className="min-w-0 flex-1 truncate font-semibold" title={name}>
          {name}
        </b>
        <Labelled label="Automatic">
          <Switch
            label={`Automatic execution of ${name}`}
            checked={automatic}
            disabled={!maySwitch(automatic)}
            onChange={(on) => onAsk({ kind: 'automatic', on })}
          />
        </Labelled>
        <Labelled label="On">
          <Switch
            label={`${name} may enter`}
            checked={enabled}
            disabled={!maySwitch(enabled)}
            onChange={(on) => onAsk({ kind: 'enabled', on })}
          />
        </Labelled>
        {mayChange ? (
          <Button size="s" tone="quiet" aria-label={`Change ${name}`} onClick={onChange}>
            <Pencil aria-hidden="true" size={12} />
          </Button>
        ) : null}
      </div>
      <Outcomes strategy={strategy} />
      {day}
      <div className="mt-1.5 grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-2 text-s text-soft">
        <span>In a row without a person</span>
        <Meter
          label={`Automatic entries of ${name} in a row`}
          value={String(strategy.automaticInARow)}
          limit={String(strategy.automaticInARowMax)}
        />
        <span className="figure">
          {strategy.automaticInARow} / {strategy.automaticInARowMax}
        </span>
      </div>
      <p className="mt-1 truncate text-s text-faint" title={reason}>
        {lastSignalAt === undefined ? (
          'No signal yet'
        ) : (
          <>
            Last signal <Timestamp value={lastSignalAt} />
          </>
        )}{' '}
        · set by {changedBy}: {reason}
      </p>
      {mayChange || mayStop ? null : (
        <p className="mt-1 text-s text-faint">A risk manager sets these switches.</p>
      )}
    </li>
  );
}

function Labelled({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <span className="flex items-center gap-1.5 text-s text-soft">
      {label}
      {children}
    </span>
  );
}

/** What became of its signals, as counts. */
function Outcomes({ strategy }: { readonly strategy: Strategy }): ReactNode {
  const counts = [
    ['received', strategy.received],
    ['executed', strategy.executed],
    ['waiting', strategy.awaiting],
    ['blocked', strategy.blocked],
    ['refused', strategy.refused],
    ['expired', strategy.expired],
  ] as const;
  return (
    <dl className="mt-2 grid grid-cols-6 gap-1">
      {counts.map(([name, count]) => (
        <div key={name} className="min-w-0">
          <dt className="truncate text-xs text-faint">{name}</dt>
          <dd className={`figure ${count === 0 ? 'text-faint' : 'text-text'}`}>{count}</dd>
        </div>
      ))}
    </dl>
  );
}
