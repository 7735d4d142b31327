'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Switch } from '@/components/ui/switch';
import { TextInput } from '@/components/ui/text-input';
import { useKeptTyping } from '@/components/ui/use-kept-typing';
import { closePanelById, openPanel } from './dock-handle';
import { isPresetName } from './presets';
import { seats } from './seats';
import {
  deleteWorkspace,
  openWorkspace,
  resetWorkspace,
  saveWorkspaceAs,
  setLocked,
  useWorkspaces,
  workspaceNames,
} from './workspace-store';

/** Which arrangements there are, and what can be done with the open one. */
export function WorkspaceChoices(): ReactNode {
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

const noNameYet = { name: '' };

function SaveAs(): ReactNode {
  const { typing, type, forget } = useKeptTyping('workspace', noNameYet);
  const name = typing.name.trim();
  const [error, setError] = useState<string>();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = name === '' ? 'Type a name for it.' : await saveWorkspaceAs(name);
    setError(wrong);
    if (wrong === undefined) {
      forget();
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
              value={typing.name}
              onChange={({ target }) => type({ name: target.value })}
            />
            <Button type="submit">Save</Button>
          </span>
        )}
      </Field>
    </form>
  );
}
