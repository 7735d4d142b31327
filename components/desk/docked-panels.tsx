'use client';

import {
  type DockviewApi,
  DockviewReact,
  type DockviewReadyEvent,
  type IDockviewPanelHeaderProps,
  type IDockviewPanelProps,
} from 'dockview-react';
import {
  Activity,
  type PointerEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import 'dockview-react/dist/styles/dockview.css';
import './dock.css';
import { ComingPanel } from '@/components/ui/late-panel';
import { DockActions } from './dock-actions';
import { setDock } from './dock-handle';
import { seats } from './seats';
import { useTurn } from './use-turn';
import { fallBack, noteDock, useWorkspaces } from './workspace-store';

/**
 * The panels in the arrangement of the open workspace. What a person moves, sizes, opens or closes is
 * noted; what the page does by itself, such as a window that grows, is not.
 */
export function DockedPanels(): ReactNode {
  const [api, setApi] = useState<DockviewApi>();
  const isTaking = useRef(false);
  const layout = useWorkspaces((state) => state.layout);
  const serial = useWorkspaces((state) => state.serial);
  const taken = useRef(-1);

  useEffect(() => {
    if (api === undefined || taken.current === serial) {
      return;
    }
    taken.current = serial;
    isTaking.current = true;
    try {
      api.fromJSON(structuredClone(layout.dock));
    } catch {
      fallBack();
    } finally {
      isTaking.current = false;
    }
  }, [api, layout, serial]);

  useEffect(() => {
    if (api !== undefined) {
      api.updateOptions({ locked: layout.isLocked, disableDnd: layout.isLocked });
      drawHeads(api, layout.isLocked);
    }
  }, [api, layout]);

  useEffect(() => {
    if (api === undefined) {
      return;
    }
    setDock(api);
    const note = () => {
      drawHeads(api, useWorkspaces.getState().layout.isLocked);
      if (!isTaking.current) {
        noteDock(api.toJSON());
      }
    };
    const listeners = [
      api.onDidMutateLayout(note),
      api.onDidActivePanelChange(({ origin }) => {
        if (origin === 'user') {
          note();
        }
      }),
    ];
    return () => {
      setDock(undefined);
      for (const listener of listeners) {
        listener.dispose();
      }
    };
  }, [api]);

  const noteSizes = useSashes(api);
  return (
    <div
      className="desk-dock-room"
      data-locked={layout.isLocked}
      onPointerDown={noteSizes}
      // The edges of groups are moved by pointer here and by commands from the keyboard.
      role="presentation"
    >
      <DockviewReact
        components={components}
        defaultTabComponent={Tab}
        rightHeaderActionsComponent={DockActions}
        theme={theme}
        disableFloatingGroups
        scrollbars="native"
        onReady={({ api: ready }: DockviewReadyEvent) => setApi(ready)}
      />
    </div>
  );
}

const theme = { name: 'desk', className: 'desk-dock', gap: 6, dndTabIndicator: 'line' } as const;
const components = { seat: SeatedPanel };

function SeatedPanel({ api }: IDockviewPanelProps): ReactNode {
  const seat = seats.find(({ id }) => id === api.id);
  const isShown = useIsShown(api);
  const isDue = useTurn(seat?.isFirst === true);
  if (seat === undefined) {
    return null;
  }
  if (!isDue) {
    return <ComingPanel title={seat.title} />;
  }
  return (
    <Activity mode={isShown || seat.worksUnseen === true ? 'visible' : 'hidden'}>
      <seat.panel />
    </Activity>
  );
}

/** A panel behind another tab keeps what was typed into it, and follows nothing until it is seen. */
function useIsShown(api: IDockviewPanelProps['api']): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const watching = api.onDidVisibilityChange(listener);
      return () => watching.dispose();
    },
    [api],
  );
  return useSyncExternalStore(subscribe, () => api.isVisible);
}

function Tab({ api }: IDockviewPanelHeaderProps): ReactNode {
  return <span className="desk-dock-tab">{api.title}</span>;
}

/** One panel alone needs no tab while nothing can be moved; it has a head of its own. */
function drawHeads(api: DockviewApi, isLocked: boolean): void {
  for (const group of api.groups) {
    const isHidden = isLocked && group.panels.length <= 1;
    group.header.hidden = isHidden;
    // Each panel is a region by its own name; the group around it must not be a second one.
    group.element.setAttribute('role', 'group');
    group.element.dataset['head'] = isHidden ? 'none' : 'tabs';
  }
}

/** Sizes are noted when an edge that was taken is let go. */
function useSashes(api: DockviewApi | undefined): (event: PointerEvent) => void {
  return useCallback(
    ({ target }) => {
      if (target instanceof Element && target.closest('.dv-sash') !== null) {
        const letGo = () => requestAnimationFrame(() => api && noteDock(api.toJSON()));
        window.addEventListener('pointerup', letGo, { once: true });
      }
    },
    [api],
  );
}
