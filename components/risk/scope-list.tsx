'use client';

import type { ReactNode } from 'react';
import { useRows } from '@/components/feed/use-rows';
import { pixelsOf, unitsOf } from '@/components/ui/decimal';
import { type LimitName, limitWords, scopeWords } from '@/components/ui/limit-words';
import { Meter } from '@/components/ui/meter';
import type { LimitNode, LimitUtilization } from '@/contract/risk-limits';
import { toneOfUse } from './limit-use';
import { keyOfScope, scopeOfKey } from './scope-key';

interface ScopeListProps {
  readonly chosen: string;
  /** Begun here and not set yet. */
  readonly begun: readonly string[];
  readonly utilization: readonly LimitUtilization[];
  readonly onChoose: (scopeKey: string) => void;
}

const kindOrder = ['desk', 'account', 'instrument', 'strategy', 'operator'];

/** The nodes of the tree that say something, each with the limit of it that is used most. */
export function ScopeList({ chosen, begun, utilization, onChoose }: ScopeListProps): ReactNode {
  const nodes = useRows('limits');
  const keys = [...new Set([...nodes.map(({ scope }) => keyOfScope(scope)), ...begun])].sort(
    byTree,
  );
  return (
    <ul aria-label="Scopes" className="scope-list">
      {keys.map((key) => (
        <li key={key}>
          <ScopeButton
            scopeKey={key}
            node={nodes.find(({ scope }) => keyOfScope(scope) === key)}
            tightest={tightestOf(key, utilization)}
            isChosen={key === chosen}
            onChoose={() => onChoose(key)}
          />
        </li>
      ))}
    </ul>
  );
}

interface ScopeButtonProps {
  readonly scopeKey: string;
  readonly node: LimitNode | undefined;
  readonly tightest: LimitUtilization | undefined;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function ScopeButton({
  scopeKey,
  node,
  tightest,
  isChosen,
  onChoose,
}: ScopeButtonProps): ReactNode {
  const scope = scopeOfKey(scopeKey);
  return (
    <button
      type="button"
      aria-current={isChosen || undefined}
      onClick={onChoose}
      className="grid w-full gap-1 rounded-desk px-2.5 py-2 text-left text-soft transition-colors duration-(--quick) hover:bg-hover aria-[current=true]:bg-raised aria-[current=true]:text-text aria-[current=true]:shadow-[inset_2px_0_0_var(--accent)]"
    >
      <span className="flex items-baseline justify-between gap-2">
        <span className={`truncate ${isChosen ? 'font-semibold' : ''}`}>{scopeWords(scope)}</span>
        <span className="figure flex-none text-s text-faint">{countText(node)}</span>
      </span>
      {tightest === undefined ? null : (
        <>
          <Meter
            label={`${scopeWords(scope)}, most used: ${nameOf(tightest)}`}
            value={tightest.used}
            limit="1"
            tone={toneOfUse(tightest)}
          />
          <span className="truncate text-[10.5px] text-faint">
            {nameOf(tightest)} {Math.round(pixelsOf(unitsOf(tightest.used)) * 100)} %
          </span>
        </>
      )}
    </button>
  );
}

function byTree(one: string, other: string): number {
  const rank = (key: string) => kindOrder.indexOf(scopeOfKey(key).kind);
  return rank(one) - rank(other) || one.localeCompare(other);
}

function tightestOf(
  key: string,
  utilization: readonly LimitUtilization[],
): LimitUtilization | undefined {
  return utilization
    .filter(({ scope, used }) => keyOfScope(scope) === key && unitsOf(used) !== 0n)
    .reduce<LimitUtilization | undefined>(
      (most, item) => (most === undefined || unitsOf(item.used) > unitsOf(most.used) ? item : most),
      undefined,
    );
}

function nameOf({ limitName }: LimitUtilization): string {
  return limitWords[limitName as LimitName].name;
}

function countText(node: LimitNode | undefined): string {
  if (node === undefined) {
    return 'new';
  }
  const count = Object.values(node.limits).filter((value) => value !== undefined).length;
  return count === 0 ? 'empty' : `${count} set`;
}
