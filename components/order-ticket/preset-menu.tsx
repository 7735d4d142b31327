'use client';

import { Bookmark, Trash2 } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Popover } from '@/components/ui/popover';
import { TextInput } from '@/components/ui/text-input';
import { useKeptTyping } from '@/components/ui/use-kept-typing';
import { timeInForceNames, typeNames } from './order-words';
import type { TicketDraft } from './ticket-draft';
import {
  draftOfPreset,
  loadPresets,
  presetsFor,
  removePreset,
  savePreset,
  type TicketPreset,
  usePresets,
} from './ticket-presets';
import { changeTicket } from './ticket-store';

/** Named ways of ordering: one press fills type, size and time in force. Nothing is sent. */
export function PresetMenu({ draft }: { readonly draft: TicketDraft }): ReactNode {
  useEffect(() => loadPresets(), []);
  const fitting = presetsFor(
    usePresets(({ presets }) => presets),
    draft.instrument,
  );
  return (
    <div className="flex flex-wrap items-center gap-1 pl-[92px]">
      {fitting.slice(0, 4).map((preset) => (
        <Button
          key={`${preset.instrument ?? ''} ${preset.name}`}
          size="s"
          title={wordsOf(preset)}
          onClick={() => changeTicket(draftOfPreset(preset))}
        >
          {preset.name}
        </Button>
      ))}
      <Popover
        title="Presets"
        align="start"
        className="w-[280px] text-[11.5px]"
        trigger={
          <button
            type="button"
            className="inline-flex h-6 items-center gap-1 rounded px-1 text-s text-faint hover:bg-hover hover:text-text"
          >
            <Bookmark aria-hidden="true" size={12} /> Saved…
          </button>
        }
      >
        <PresetList fitting={fitting} />
        <SavePreset draft={draft} />
      </Popover>
    </div>
  );
}

function PresetList({ fitting }: { readonly fitting: readonly TicketPreset[] }): ReactNode {
  if (fitting.length === 0) {
    return <p className="pb-2 text-faint">No preset for this instrument yet.</p>;
  }
  return (
    <ul aria-label="Presets" className="mb-2 grid gap-0.5 border-b border-line-soft pb-2">
      {fitting.map((preset) => (
        <li key={`${preset.instrument ?? ''} ${preset.name}`} className="flex items-center gap-1">
          <button
            type="button"
            className="min-w-0 flex-1 rounded px-1.5 py-1 text-left hover:bg-hover"
            onClick={() => changeTicket(draftOfPreset(preset))}
          >
            <b>{preset.name}</b>{' '}
            <span className="text-soft">
              {wordsOf(preset)}
              {preset.instrument === undefined ? ', all instruments' : ''}
            </span>
          </button>
          <button
            type="button"
            aria-label={`Delete the preset ${preset.name}`}
            className="flex size-6 items-center justify-center rounded text-faint hover:bg-critical-ground hover:text-critical"
            onClick={() => removePreset(preset)}
          >
            <Trash2 aria-hidden="true" size={12} />
          </button>
        </li>
      ))}
    </ul>
  );
}

const noPresetYet = { name: '', isForAll: false };

function SavePreset({ draft }: { readonly draft: TicketDraft }): ReactNode {
  const { typing, type, forget } = useKeptTyping('preset', noPresetYet);
  const { name, isForAll } = typing;
  const [isTried, setTried] = useState(false);
  const tidy = name.trim();
  const save = () => {
    setTried(tidy === '');
    if (tidy !== '') {
      savePreset(tidy, draft, isForAll);
      forget();
    }
  };
  return (
    <div className="grid gap-2">
      <Field
        label="Save this ticket as"
        layout="above"
        error={isTried && tidy === '' ? 'Give it a name, such as Scalp.' : undefined}
        hint="Type, size, time in force, post-only; no price."
      >
        {(ids) => (
          <TextInput
            ids={ids}
            maxLength={20}
            autoComplete="off"
            value={name}
            onChange={({ target }) => type({ name: target.value })}
            onKeyDown={(event) => {
              // The menu hangs on the ticket, whose Enter reviews an order.
              if (event.key === 'Enter') {
                event.preventDefault();
                event.stopPropagation();
                save();
              }
            }}
          />
        )}
      </Field>
      <Checkbox
        label="For all instruments"
        checked={isForAll}
        onChange={(isOn) => type({ isForAll: isOn })}
      />
      <Button size="s" onClick={save}>
        Save the preset
      </Button>
    </div>
  );
}

function wordsOf({ orderType, quantity, timeInForce, postOnly, protection }: TicketPreset): string {
  return [
    typeNames[orderType].toLowerCase(),
    quantity,
    timeInForceNames[timeInForce],
    postOnly ? 'post-only' : '',
    protectionWords(protection),
  ]
    .filter((word) => word !== '')
    .join(' ');
}

function protectionWords(protection: TicketPreset['protection']): string {
  if (protection?.isProtected !== true) {
    return '';
  }
  return protection.stopLoss === '' ? 'protected' : `stop ${protection.stopLoss} %`;
}
