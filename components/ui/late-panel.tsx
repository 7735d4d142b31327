'use client';

import dynamic from 'next/dynamic';
import type { ComponentType, ReactNode } from 'react';
import { LoadingLines } from './loading-lines';
import { Panel } from './panel';
import { refetched } from './refetched';

/**
 * A panel that comes after the frame of its place: what is around it can be read meanwhile, and the kill
 * pressed. Until then its place is held under its title.
 */
export function latePanel<Props extends object>(
  title: string,
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  return refetched(load, (fetchPart) =>
    dynamic<Props>(fetchPart, { ssr: false, loading: () => <ComingPanel title={title} /> }),
  );
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
export function lateContent<Props extends object>(
  what: string,
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  return refetched(load, (fetchPart) =>
    dynamic<Props>(fetchPart, {
      ssr: false,
      loading: () => <LoadingLines label={`Loading ${what}`} />,
    }),
  );
}
