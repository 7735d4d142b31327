'use client';

import type { SerializedDockview } from 'dockview-react';
import { create } from 'zustand';
import { callApi } from '@/components/feed/api-client';
import { type ApiProblem, sentenceOf } from '@/components/feed/api-problem';
import { usePreferences } from '@/components/ui/preferences';
import type { Workspace } from '@/contract/workspace';
import { presetLayout } from './preset-layout';
import { isPresetName, type PresetName, presetNames } from './presets';
import { seats } from './seats';
import { deleteCall, listCall, saveCall } from './workspace-calls';
import { layoutSchema, readLayout, type WorkspaceLayout } from './workspace-layout';

interface WorkspaceState {
  /** `loading`: the desk has not said yet what this person keeps. */
  readonly phase: 'loading' | 'ready';
  /** What the desk keeps, by name. */
  readonly kept: ReadonlyMap<string, Workspace>;
  readonly name: string;
  readonly layout: WorkspaceLayout;
  /** Rises when the dock has to take `layout` over; not when the dock itself has changed it. */
  readonly serial: number;
  /** What a person should know: a layout that could not be used, a save that failed. */
  readonly notice: string | undefined;
  /** Saved in another window meanwhile: nothing is saved here until somebody has chosen. */
  readonly isContested: boolean;
}

/** The arrangement of the desk that is open, and those that are kept. */
export const useWorkspaces = create<WorkspaceState>()(() => ({
  phase: 'loading',
  kept: new Map(),
  name: 'Trader',
  layout: layoutOf('Trader'),
  serial: 0,
  notice: undefined,
  isContested: false,
}));

const saveAfterMs = 500;
let saveTimer: ReturnType<typeof setTimeout> | undefined;

/** Asks the desk what is kept and opens the workspace that was open last. */
export async function loadWorkspaces(): Promise<void> {
  if (useWorkspaces.getState().phase === 'ready') {
    return;
  }
  const [answer] = await Promise.all([callApi(listCall()), preferencesSettle()]);
  if (answer.ok) {
    useWorkspaces.setState({ kept: byName(answer.value.items) });
  }
  show(usePreferences.getState().workspace ?? 'Trader');
  if (!answer.ok) {
    useWorkspaces.setState({
      notice: `Your workspaces could not be read: ${sentenceOf(answer.problem)} Changes are not kept.`,
    });
  }
  useWorkspaces.setState({ phase: 'ready' });
}

/** The workspace open last is among a person's settings. */
function preferencesSettle(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (usePreferences.getState().isSettled) {
        stop();
        resolve();
      }
    };
    const stop = usePreferences.subscribe(look);
    look();
  });
}

/** Opens a preset or one that is kept, and remembers it as the one open last. */
export async function openWorkspace(name: string): Promise<void> {
  await flush();
  show(name);
  usePreferences.getState().change({ workspace: name });
}

/** The names there are: presets first, then a person's own. */
export function workspaceNames(kept: ReadonlyMap<string, Workspace>): readonly string[] {
  return [...presetNames, ...[...kept.keys()].filter((name) => !isPresetName(name)).sort()];
}

/** The person has moved, sized, opened or closed something. Saved a moment later. */
export function noteDock(dock: SerializedDockview): void {
  put({ dock });
}

export function setLocked(isLocked: boolean): void {
  put({ isLocked });
}

/** Back to the preset: its own layout is forgotten on the desk as well. */
export async function resetWorkspace(): Promise<void> {
  clearTimeout(saveTimer);
  saveTimer = undefined;
  const { name, layout } = useWorkspaces.getState();
  if (isPresetName(name)) {
    await forget(name);
    show(name);
  } else {
    take({ ...layoutOf(layout.base), isLocked: layout.isLocked });
    saveSoon();
  }
}

/** Keeps what is open under a new name, and goes on in it. Returns what is wrong with the name. */
export async function saveWorkspaceAs(name: string): Promise<string | undefined> {
  const { kept, layout } = useWorkspaces.getState();
  if (isPresetName(name) || kept.has(name)) {
    return `There is a workspace ${name} already.`;
  }
  const answer = await callApi(saveCall(name, 0, layout));
  if (!answer.ok) {
    return fieldSentence(answer.problem);
  }
  keep(answer.value);
  useWorkspaces.setState({ name, notice: undefined, isContested: false });
  usePreferences.getState().change({ workspace: name });
  return undefined;
}

/** Deletes a person's own workspace; the preset it came from is shown in its place. */
export async function deleteWorkspace(name: string): Promise<void> {
  const { name: open, layout } = useWorkspaces.getState();
  clearTimeout(saveTimer);
  saveTimer = undefined;
  await forget(name);
  if (open === name) {
    await openWorkspace(layout.base);
  }
}

/** Settles what two windows have saved: `theirs` is loaded, `mine` goes over it. */
export async function settle(whose: 'theirs' | 'mine'): Promise<void> {
  const { name } = useWorkspaces.getState();
  const answer = await callApi(listCall());
  if (!answer.ok) {
    useWorkspaces.setState({ notice: sentenceOf(answer.problem) });
    return;
  }
  useWorkspaces.setState({
    kept: byName(answer.value.items),
    isContested: false,
    notice: undefined,
  });
  if (whose === 'theirs') {
    show(name);
  } else {
    await save();
  }
}

export function dismissNotice(): void {
  useWorkspaces.setState({ notice: undefined });
}

function layoutOf(base: PresetName): WorkspaceLayout {
  return { schema: layoutSchema, base, isLocked: true, dock: presetLayout(base, seats) };
}

/** Shows what is kept under a name; what cannot be used gives way to the preset, and is said. */
function show(name: string): void {
  const kept = useWorkspaces.getState().kept.get(name);
  const known = kept !== undefined || isPresetName(name) ? name : 'Trader';
  const base = isPresetName(known) ? known : 'Trader';
  const read = kept === undefined ? undefined : readLayout(kept.layout, panelIds);
  const because = read?.ok === false ? read.because : undefined;
  take(read?.ok === true ? read.layout : layoutOf(base));
  useWorkspaces.setState({
    name: known,
    isContested: false,
    notice: because === undefined ? undefined : fallbackSentence(known, base, because),
  });
}

/** Dockview would not take the layout after all: the preset is shown. */
export function fallBack(): void {
  const { name, layout } = useWorkspaces.getState();
  take(layoutOf(layout.base));
  useWorkspaces.setState({ notice: fallbackSentence(name, layout.base, 'it is broken') });
}

function fallbackSentence(name: string, base: PresetName, because: string): string {
  return `The saved layout of ${name} could not be used: ${because}. The preset ${base} is shown; the saved one stays until you change something.`;
}

const panelIds = seats.map(({ id }) => id);

function take(layout: WorkspaceLayout): void {
  useWorkspaces.setState((state) => ({ layout, serial: state.serial + 1 }));
}

function put(change: Partial<WorkspaceLayout>): void {
  useWorkspaces.setState((state) => ({ layout: { ...state.layout, ...change } }));
  saveSoon();
}

function saveSoon(): void {
  clearTimeout(saveTimer);
  saveTimer = setTimeout(() => void save(), saveAfterMs);
}

/** What waits to be saved is saved now, and what is being saved is kept. */
async function flush(): Promise<void> {
  await (saveTimer === undefined ? lastCall : save());
}

function save(): Promise<void> {
  clearTimeout(saveTimer);
  saveTimer = undefined;
  return inTurn(saveNow);
}

let lastCall: Promise<void> = Promise.resolve();

/** One call after the other: each names the version that the one before it has made. */
function inTurn(call: () => Promise<void>): Promise<void> {
  lastCall = lastCall.then(call);
  return lastCall;
}

async function saveNow(): Promise<void> {
  const { name, kept, layout, isContested } = useWorkspaces.getState();
  if (isContested) {
    return;
  }
  const answer = await callApi(saveCall(name, kept.get(name)?.version ?? 0, layout));
  if (answer.ok) {
    keep(answer.value);
    return;
  }
  if (answer.problem.code === 'workspace-changed') {
    useWorkspaces.setState({ isContested: true });
  } else {
    useWorkspaces.setState({ notice: `Not saved: ${sentenceOf(answer.problem)}` });
  }
}

function forget(name: string): Promise<void> {
  return inTurn(() => forgetNow(name));
}

async function forgetNow(name: string): Promise<void> {
  const { kept } = useWorkspaces.getState();
  if (!kept.has(name)) {
    return;
  }
  const answer = await callApi(deleteCall(name));
  if (answer.ok || answer.problem.code === 'workspace-not-found') {
    useWorkspaces.setState({ kept: new Map([...kept].filter(([other]) => other !== name)) });
  } else {
    useWorkspaces.setState({ notice: `Not deleted: ${sentenceOf(answer.problem)}` });
  }
}

function keep(workspace: Workspace): void {
  useWorkspaces.setState(({ kept }) => ({ kept: new Map([...kept, [workspace.name, workspace]]) }));
}

function byName(workspaces: readonly Workspace[]): ReadonlyMap<string, Workspace> {
  return new Map(workspaces.map((workspace) => [workspace.name, workspace]));
}

/** The sentence beside the field, where the desk has one for it. */
function fieldSentence(problem: ApiProblem): string {
  const errors = problem.kind === 'refused' ? problem.members['errors'] : undefined;
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  return typeof first === 'object' && first !== null && 'message' in first
    ? String(first.message)
    : sentenceOf(problem);
}
