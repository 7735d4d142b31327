'use client';

import { type ReactNode, useId } from 'react';

export interface PanelProps {
  /** The name of the region, also for those who do not see it. */
  readonly title: string;
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
  const { title, actions, children } = props;
  return (
    <PanelFrame {...props} titleId={titleId}>
      <header className={panelHead}>
        <h2 id={titleId} className="font-semibold">
          {title}
        </h2>
        <HeadActions>{actions}</HeadActions>
      </header>
      <div className={panelBody}>{children}</div>
    </PanelFrame>
  );
}

interface PanelFrameProps extends PanelProps {
  readonly titleId: string;
}

/** The region itself, named by the heading that its head holds. */
export function PanelFrame(props: PanelFrameProps): ReactNode {
  const { title, titleId, stale = false, className = '', children } = props;
  return (
    <section
      aria-labelledby={titleId}
      data-stale={stale}
      data-panel={title}
      tabIndex={-1}
      className={`flex min-h-0 min-w-0 flex-col overflow-hidden rounded-desk border outline-none focus-visible:border-focus border-line-soft bg-panel shadow-(--shadow-soft) ${className}`}
    >
      {children}
    </section>
  );
}

export const panelHead =
  'flex h-[34px] flex-none items-center gap-2.5 border-b border-line-soft px-2.5 text-[12px]';
export const panelBody = 'relative flex min-h-0 flex-1 flex-col outline-none';

export function HeadActions({ children }: { readonly children: ReactNode }): ReactNode {
  if (children === undefined || children === null) {
    return null;
  }
  return (
    <div className="ml-auto flex flex-none items-center gap-2 text-s text-faint">{children}</div>
  );
}
