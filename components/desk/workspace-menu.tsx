'use client';

import { ChevronDown, LayoutDashboard, Lock, LockOpen } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Popover } from '@/components/ui/popover';
import { Switch } from '@/components/ui/switch';
import { TextInput } from '@/components/ui/text-input';
import { closePanelById, openPanel } from './dock-handle';
import { isPresetName } from './presets';
import { seats } from './seats';
import { useHasRoomToDock } from './use-has-room-to-dock';
import {
  deleteWorkspace,
  openWorkspace,
  resetWorkspace,
  saveWorkspaceAs,
  setLocked,
  useWorkspaces,
  workspaceNames,
} from './workspace-store';

/** Which arrangement is open, and what can be done with it. */
export function WorkspaceMenu(): ReactNode {
  const hasRoom = useHasRoomToDock();
  const isReady = useWorkspaces((state) => state.phase === 'ready');
  const name = useWorkspaces((state) => state.name);
  const isLocked = useWorkspaces((state) => state.layout.isLocked);
  if (hasRoom !== true || !isReady) {
    return null;
  }
  const LockIcon = isLocked ? Lock : LockOpen;
  return (
    <Popover
      title="Workspace"
      align="start"
      className="w-[270px]"
      trigger={
        <button
          type="button"
          aria-label={`Workspace ${name}, ${isLocked ? 'locked' : 'unlocked'}`}
          className={`flex h-[30px] flex-none items-center gap-1.5 rounded-desk border px-2 text-s hover:bg-hover ${isLocked ? 'border-line bg-raised text-soft' : 'border-accent bg-accent-ground text-text'}`}
        >
          <LayoutDashboard aria-hidden="true" size={13} />
          <span className="max-w-[14ch] truncate font-medium text-text">{name}</span>
          <LockIcon
            aria-hidden="true"
            size={11}
            className={isLocked ? 'text-faint' : 'text-accent'}
          />
          <ChevronDown aria-hidden="true" size={12} />
        </button>
      }
    >
      <MenuContent />
    </Popover>
  );
}

function MenuContent(): ReactNode {
  const { kept, name, layout } = useWorkspaces();
  return (
    <div className="grid gap-3">
      <ul aria-label="Workspaces" className="grid gap-0.5">
        {workspaceNames(kept).map((known) => (
          <li key={known}>
            <button
              type="button"
              aria-pressed={known === name}
              onClick={() => void openWorkspace(known)}
              className="flex h-7 w-full items-center gap-2 rounded-desk px-2 text-left hover:bg-hover aria-pressed:bg-raised aria-pressed:font-semibold"
            >
              <span className="min-w-0 flex-1 truncate">{known}</span>
              <span className="text-s text-faint">{noteOf(known, kept.get(known)?.version)}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="flex items-center gap-2 border-t border-line-soft pt-3">
        <span className="flex-1">
          Locked
          <small className="block text-s text-faint">
            {layout.isLocked ? 'nothing moves' : 'drag tabs and edges, or use … on a tab'}
          </small>
        </span>
        <Switch label="Lock the workspace" checked={layout.isLocked} onChange={setLocked} />
      </div>
      <PanelChoice isLocked={layout.isLocked} />
      <SaveAs />
      <div className="flex gap-2">
        <Button size="s" onClick={() => void resetWorkspace()}>
          Reset to {layout.base}
        </Button>
        {isPresetName(name) ? null : (
          <Button size="s" tone="dangerOutline" onClick={() => void deleteWorkspace(name)}>
            Delete {name}
          </Button>
        )}
      </div>
    </div>
  );
}

function noteOf(name: string, version: number | undefined): string {
  if (isPresetName(name)) {
    return version === undefined ? 'preset' : 'preset, changed';
  }
  return `version ${version ?? 0}`;
}

function PanelChoice({ isLocked }: { readonly isLocked: boolean }): ReactNode {
  const open = useWorkspaces((state) => state.layout.dock.panels);
  if (isLocked) {
    return null;
  }
  return (
    <fieldset className="grid gap-1 border-t border-line-soft pt-3">
      <legend className="only-read">Panels</legend>
      {seats.map(({ id, title }) => (
        <Checkbox
          key={id}
          label={title}
          checked={open[id] !== undefined}
          onChange={(isOpen) => (isOpen ? openPanel(id) : closePanelById(id))}
        />
      ))}
    </fieldset>
  );
}

function SaveAs(): ReactNode {
  const [name, setName] = useState('');
  const [error, setError] = useState<string>();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = name.trim() === '' ? 'Type a name for it.' : await saveWorkspaceAs(name.trim());
    setError(wrong);
    if (wrong === undefined) {
      setName('');
    }
  };
  return (
    <form
      noValidate
      onSubmit={(event) => void save(event)}
      className="grid gap-2 border-t border-line-soft pt-3"
    >
      <Field label="Save as" layout="above" error={error}>
        {(ids) => (
          <span className="flex gap-2">
            <TextInput
              ids={ids}
              maxLength={40}
              autoComplete="off"
              placeholder="Opening auction"
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
            <Button type="submit">Save</Button>
          </span>
        )}
      </Field>
    </form>
  );
}
