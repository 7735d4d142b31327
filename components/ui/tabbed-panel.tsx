'use client';

import { Tabs } from '@base-ui/react/tabs';
import { type ReactNode, useId } from 'react';
import { HeadActions, Panel, PanelFrame, type PanelProps, panelBody, panelHead } from './panel';

export interface PanelTab {
  readonly value: string;
  readonly label: string;
  /** How many are in it; shown small beside the label. */
  readonly count?: number | undefined;
  /** The page keeps so many and no more: older ones are not in it. */
  readonly newest?: number | undefined;
}

/** What a list says of itself that is cut off at a bound; undefined: all is in it. */
export function newestOf(count: number, bound: number): number | undefined {
  return count < bound ? undefined : bound;
}

interface TabbedPanelProps extends PanelProps {
  readonly tabs?: readonly PanelTab[];
  readonly tab?: string;
  readonly onTabChange?: (tab: string) => void;
}

/** A panel with several things behind each other; without tabs a plain one. */
export function TabbedPanel(props: TabbedPanelProps): ReactNode {
  const titleId = useId();
  const { title, tabs, tab, onTabChange, actions, children } = props;
  if (tabs === undefined) {
    return <Panel {...props} />;
  }
  return (
    <PanelFrame {...props} titleId={titleId}>
      <Tabs.Root
        value={tab ?? tabs[0]?.value}
        onValueChange={(value) => onTabChange?.(String(value))}
        className="flex min-h-0 flex-1 flex-col"
      >
        <header className={panelHead}>
          <h2 id={titleId} className="only-read">
            {title}
          </h2>
          <Tabs.List className="-ml-1 flex min-w-0 gap-0.5 overflow-x-auto" aria-label={title}>
            {tabs.map(({ value, label, count, newest }) => (
              <Tabs.Tab key={value} value={value} className={tabLook}>
                {label}
                {count === undefined ? null : (
                  <>
                    {' '}
                    <span className="figure ml-1 text-s text-faint">
                      {newest === undefined ? count : `newest ${newest}`}
                    </span>
                  </>
                )}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <HeadActions>{actions}</HeadActions>
        </header>
        <Tabs.Panel value={tab ?? tabs[0]?.value} className={panelBody} tabIndex={-1}>
          {children}
        </Tabs.Panel>
      </Tabs.Root>
    </PanelFrame>
  );
}

const tabLook =
  'rounded-[5px] px-2 py-1 font-medium whitespace-nowrap text-soft transition-colors duration-(--quick) hover:text-text data-active:bg-raised data-active:text-text data-active:shadow-[inset_0_0_0_1px_var(--line-soft)]';
