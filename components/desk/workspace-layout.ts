import type { SerializedDockview } from 'dockview-react';
import { isPresetName, type PresetName } from './presets';

/** The shape of what is saved. It rises when older layouts cannot be read any more. */
export const layoutSchema = 1;

/** What a workspace holds beside its name and version. */
export interface WorkspaceLayout {
  readonly schema: typeof layoutSchema;
  /** The preset that Reset goes back to. */
  readonly base: PresetName;
  /** Nothing moves, nothing changes its size, and heads of single panels are not drawn. */
  readonly isLocked: boolean;
  readonly dock: SerializedDockview;
}

export type ReadLayout =
  | { readonly ok: true; readonly layout: WorkspaceLayout }
  | { readonly ok: false; readonly because: string };

/**
 * Reads a layout as it was saved. What is of another desk, broken, or names panels that this desk does
 * not have is no layout: the caller shows the preset and says why.
 */
export function readLayout(text: string, knownPanels: readonly string[]): ReadLayout {
  let saved: unknown;
  try {
    saved = JSON.parse(text);
  } catch {
    return { ok: false, because: 'it cannot be read' };
  }
  if (!isRecord(saved)) {
    return { ok: false, because: 'it cannot be read' };
  }
  if (saved['schema'] !== layoutSchema) {
    return { ok: false, because: 'it was saved by another version of the desk' };
  }
  const { dock, base, isLocked } = saved;
  if (typeof base !== 'string' || !isPresetName(base) || !isDock(dock)) {
    return { ok: false, because: 'it is broken' };
  }
  const unknown = viewsOf(dock.grid.root).find((id) => !knownPanels.includes(id));
  if (unknown !== undefined) {
    return { ok: false, because: `it has a panel that this desk does not know (${unknown})` };
  }
  return { ok: true, layout: { schema: layoutSchema, base, isLocked: isLocked === true, dock } };
}

/** Every panel that stands somewhere in the grid, in its order. */
function viewsOf(node: unknown): readonly string[] {
  if (!isRecord(node)) {
    return [];
  }
  const { type, data } = node;
  if (type === 'branch' && Array.isArray(data)) {
    return data.flatMap(viewsOf);
  }
  return isRecord(data) && Array.isArray(data['views']) ? data['views'].map(String) : [];
}

/** The outline that dockview needs; what is wrong deeper inside it refuses itself. */
function isDock(dock: unknown): dock is SerializedDockview {
  if (!isRecord(dock) || !isRecord(dock['grid']) || !isRecord(dock['panels'])) {
    return false;
  }
  const panels = dock['panels'];
  const views = viewsOf(dock['grid']['root']);
  return (
    views.length > 0 &&
    new Set(views).size === views.length &&
    views.every((id) => isRecord(panels[id])) &&
    Object.keys(panels).every((id) => views.includes(id))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
