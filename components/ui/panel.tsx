'use client';

import { Tabs } from '@base-ui/react/tabs';
import { type ReactNode, useId } from 'react';

export interface PanelTab {
  readonly value: string;
  readonly label: string;
  /** How many are in it; shown small beside the label. */
  readonly count?: number | undefined;
}

interface PanelProps {
  /** The name of the region, also for those who do not see it. */
  readonly title: string;
  readonly tabs?: readonly PanelTab[];
  readonly tab?: string;
  readonly onTabChange?: (tab: string) => void;
  /** Stands at the right end of the head. */
  readonly actions?: ReactNode;
  /** Its figures are old: they dim, with their age. */
  readonly stale?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** One panel of the desk: a named region with a head, and a body that scrolls by itself. */
export function Panel(props: PanelProps): ReactNode {
  const titleId = useId();
  const { title, tabs, tab, onTabChange, actions, stale = false, className = '', children } = props;
  return (
    <section
      aria-labelledby={titleId}
      data-stale={stale}
      data-panel={title}
      tabIndex={-1}
      className={`flex min-h-0 min-w-0 flex-col overflow-hidden rounded-desk border outline-none focus-visible:border-focus border-line-soft bg-panel shadow-(--shadow-soft) ${className}`}
    >
      {tabs === undefined ? (
        <>
          <header className={head}>
            <h2 id={titleId} className="font-semibold">
              {title}
            </h2>
            <HeadActions>{actions}</HeadActions>
          </header>
          <div className={body}>{children}</div>
        </>
      ) : (
        <Tabs.Root
          value={tab ?? tabs[0]?.value}
          onValueChange={(value) => onTabChange?.(String(value))}
          className="flex min-h-0 flex-1 flex-col"
        >
          <header className={head}>
            <h2 id={titleId} className="only-read">
              {title}
            </h2>
            <Tabs.List className="-ml-1 flex min-w-0 gap-0.5 overflow-x-auto" aria-label={title}>
              {tabs.map(({ value, label, count }) => (
                <Tabs.Tab key={value} value={value} className={tabLook}>
                  {label}
                  {count === undefined ? null : (
                    <>
                      {' '}
                      <span className="figure ml-1 text-s text-faint">{count}</span>
                    </>
                  )}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <HeadActions>{actions}</HeadActions>
          </header>
          <Tabs.Panel value={tab ?? tabs[0]?.value} className={body} tabIndex={-1}>
            {children}
          </Tabs.Panel>
        </Tabs.Root>
      )}
    </section>
  );
}

const head =
  'flex h-[34px] flex-none items-center gap-2.5 border-b border-line-soft px-2.5 text-[12px]';
const body = 'relative flex min-h-0 flex-1 flex-col outline-none';
const tabLook =
  'rounded-[5px] px-2 py-1 font-medium whitespace-nowrap text-soft transition-colors duration-(--quick) hover:text-text data-active:bg-raised data-active:text-text data-active:shadow-[inset_0_0_0_1px_var(--line-soft)]';

function HeadActions({ children }: { readonly children: ReactNode }): ReactNode {
  if (children === undefined || children === null) {
    return null;
  }
  return (
    <div className="ml-auto flex flex-none items-center gap-2 text-s text-faint">{children}</div>
  );
}
