'use client';

import dynamic from 'next/dynamic';
import type { ComponentType, ReactNode } from 'react';
import { LoadingLines } from './loading-lines';
import { Panel } from './panel';

/**
 * A panel that comes after the frame of its place: what is around it can be read meanwhile, and the kill
 * pressed. Until then its place is held under its title.
 */
export function latePanel<Props>(
  title: string,
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  return dynamic<Props>(load, {
    ssr: false,
    loading: () => <ComingPanel title={title} />,
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

/** The same for what stands inside of a panel. */
export function lateContent<Props>(
  what: string,
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  return dynamic<Props>(load, {
    ssr: false,
    loading: () => <LoadingLines label={`Loading ${what}`} />,
  });
}
