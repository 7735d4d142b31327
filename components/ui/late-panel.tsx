'use client';

import type { ComponentType, ReactNode } from 'react';
import { type Late, late } from './late';
import { LoadingLines } from './loading-lines';
import { NotFetched } from './not-fetched';
import { Panel } from './panel';

/**
 * A panel that comes after the frame of its place: what is around it can be read meanwhile, and the kill
 * pressed. Until then its place is held under its title.
 */
export function latePanel<Props extends object>(
  title: string,
  fetchPanel: () => Promise<ComponentType<Props>>,
): Late<Props> {
  return late(fetchPanel, {
    coming: <ComingPanel title={title} />,
    lost: (loss) => (
      <Panel title={title}>
        <NotFetched what={title} {...loss} />
      </Panel>
    ),
  });
}

/** The place of a panel before anything is in it. */
export function ComingPanel({ title }: { readonly title: string }): ReactNode {
  return (
    <Panel title={title}>
      <LoadingLines label={`Loading: ${title}`} />
    </Panel>
  );
}

/** The same for what stands inside of a panel, or of a dialog that is open already. */
export function lateContent<Props extends object>(
  what: string,
  fetchContent: () => Promise<ComponentType<Props>>,
  lines = 6,
): Late<Props> {
  return late(fetchContent, {
    coming: <LoadingLines label={`Loading ${what}`} lines={lines} />,
    lost: (loss) => <NotFetched what={what} {...loss} />,
  });
}
