import type { DockviewApi, IDockviewPanel } from 'dockview-react';
import { focusPanel } from './focus-panel';
import { seats } from './seats';
import { noteDock, useWorkspaces } from './workspace-store';

/**
 * What commands do with the dock. It is there only while panels are docked; without it a panel is
 * where the plain page has it.
 */
let dock: DockviewApi | undefined;

export function setDock(api: DockviewApi | undefined): void {
  dock = api;
  if (api !== undefined && asked !== undefined) {
    showPanel(asked);
  }
  asked = undefined;
}

/** A panel that was asked for before there was a dock, from another place. */
let asked: string | undefined;

/** Brings a panel to the front and the focus into it, opening it when it is closed. */
export function showPanel(id: string): void {
  const seat = seats.find((candidate) => candidate.id === id);
  if (seat === undefined) {
    return;
  }
  if (dock === undefined) {
    asked = id;
  } else {
    openPanel(id);
    dock.getPanel(id)?.api.setActive();
  }
  focusPanel(seat.title);
}

/** Opens a panel where the preset has it: behind whoever sits there, else beside the active one. */
export function openPanel(id: string): void {
  const seat = seats.find((candidate) => candidate.id === id);
  if (dock === undefined || seat === undefined || dock.getPanel(id) !== undefined) {
    return;
  }
  const { base } = useWorkspaces.getState().layout;
  const area = seat.areas[base] ?? seat.areas.Trader;
  const neighbour = seats.find(
    ({ id: other, areas }) => areas[base] === area && dock?.getPanel(other) !== undefined,
  );
  dock.addPanel({
    id,
    component: 'seat',
    title: seat.title,
    ...(neighbour === undefined
      ? { position: { direction: 'right' } }
      : { position: { referencePanel: neighbour.id, direction: 'within' } }),
  });
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** Moves a panel to the neighbour in that direction, as a tab; at the edge it gets a place of its own. */
export function movePanel(panel: IDockviewPanel, direction: Direction): void {
  const neighbour = dock?.adjacentGroupInDirection(panel.group, direction);
  if (neighbour !== undefined && neighbour !== panel.group) {
    panel.api.moveTo({ group: neighbour as typeof panel.group, position: 'center' });
  } else if (panel.group.panels.length > 1) {
    panel.api.moveTo({ group: panel.group, position: sides[direction] });
  }
}

const sides = { left: 'left', right: 'right', up: 'top', down: 'bottom' } as const;

/** Makes the group of the active panel wider or narrower, taller or lower, by so many pixels. */
export function sizePanel(
  panel: IDockviewPanel,
  change: { width?: number; height?: number },
): void {
  const { api } = panel.group;
  api.setSize({
    ...(change.width === undefined ? {} : { width: api.width + change.width }),
    ...(change.height === undefined ? {} : { height: api.height + change.height }),
  });
  if (dock !== undefined) {
    noteDock(dock.toJSON());
  }
}

export function closePanel(panel: IDockviewPanel): void {
  panel.api.close();
}

export function closePanelById(id: string): void {
  dock?.getPanel(id)?.api.close();
}

/** The panel that a command about "this panel" means. */
export function activePanel(): IDockviewPanel | undefined {
  return dock?.activePanel;
}

/** Which panels are open now; all of them where nothing is docked. */
export function openPanelIds(): readonly string[] {
  return dock?.panels.map(({ id }) => id) ?? seats.map(({ id }) => id);
}

/** The next or the former panel in the order of the table gets the focus. */
export function stepPanel(step: 1 | -1): void {
  const open = seats.filter(({ id }) => openPanelIds().includes(id));
  const focused = document.activeElement?.closest<HTMLElement>('[data-panel]')?.dataset['panel'];
  const place = open.findIndex(({ title }) => title === focused);
  const start = step === 1 ? 0 : open.length - 1;
  const next = open[place < 0 ? start : (place + step + open.length) % open.length];
  if (next !== undefined) {
    showPanel(next.id);
  }
}
