'use client';

import { Combobox } from '@base-ui/react/combobox';
import { ChevronsUpDown, Search } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import { StatusMark } from '@/components/ui/status-mark';
import type { Instrument } from '@/contract/instrument';
import { isOffTape, type Tape } from './off-tape';

interface InstrumentChooserProps {
  readonly instruments: readonly Instrument[];
  readonly value: Instrument | undefined;
  readonly tape: Tape;
  readonly error: string | undefined;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly onChoose: (instrument: string) => void;
}

/** Finds an instrument by its name or its short name as one types. */
export function InstrumentChooser({
  instruments,
  value,
  tape,
  error,
  inputRef,
  onChoose,
}: InstrumentChooserProps): ReactNode {
  // What is being typed; undefined once it is settled, and the chosen one stands there again.
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const choose = (chosen: Instrument | null) => {
    if (chosen !== null) {
      setTyped(undefined);
      onChoose(chosen.instrument);
    }
  };
  useSelectedText(inputRef, typed === undefined ? value?.instrument : undefined);
  return (
    <div>
      <Combobox.Root
        items={instruments}
        value={value ?? null}
        onValueChange={choose}
        inputValue={typed ?? value?.instrument ?? ''}
        onInputValueChange={(text, { reason }) => {
          if (reason === 'input-change' || reason === 'input-clear') {
            setTyped(text);
          }
        }}
        onOpenChange={(isOpen, { reason }) => {
          if (!isOpen) {
            setTyped(undefined);
            const isLeft = reason === 'focus-out' || reason === 'outside-press';
            choose(isLeft ? named(instruments, typed) : null);
          }
        }}
        itemToStringLabel={nameOf}
        itemToStringValue={nameOf}
        isItemEqualToValue={(item: Instrument, chosen: Instrument) =>
          item.instrument === chosen.instrument
        }
        filter={matches}
        limit={80}
        autoHighlight
      >
        <Combobox.InputGroup
          className={`flex h-9 items-center gap-2 rounded-desk border bg-sunken px-2.5 focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus ${error === undefined ? 'border-line' : 'border-critical'}`}
        >
          <Search aria-hidden="true" size={13} className="flex-none text-faint" />
          <Combobox.Input
            ref={inputRef}
            data-takes-focus=""
            aria-label="Instrument"
            aria-invalid={error !== undefined || undefined}
            aria-describedby={error === undefined ? undefined : 'ticket-instrument-error'}
            placeholder="Instrument or name"
            spellCheck={false}
            autoComplete="off"
            onFocus={(event) => event.currentTarget.select()}
            onKeyDown={(event) => {
              // With the list closed Escape leaves the field, as in every other one.
              if (event.key === 'Escape' && event.currentTarget.ariaExpanded !== 'true') {
                event.preventBaseUIHandler();
              }
              if (event.key === 'Enter' && typed !== undefined) {
                // It would review the order of the instrument that stood here before.
                event.preventDefault();
                if (!instruments.some((one) => matches(one, typed))) {
                  event.preventBaseUIHandler();
                }
              }
            }}
            className="figure w-[9ch] min-w-0 flex-none bg-transparent text-[14px] font-semibold uppercase outline-none placeholder:font-sans placeholder:text-m placeholder:font-normal placeholder:normal-case placeholder-shown:w-auto placeholder-shown:flex-1"
          />
          {value === undefined || typed !== undefined ? null : (
            <span className="ml-auto min-w-0 truncate text-s text-faint" title={value.name}>
              {value.name}
            </span>
          )}
          {/* Until the field has reported itself the library makes the button a second combobox. */}
          <Combobox.Trigger
            role="button"
            tabIndex={-1}
            aria-haspopup="listbox"
            aria-label="All instruments"
            className="flex size-5 flex-none items-center justify-center rounded text-faint hover:text-text"
          >
            <ChevronsUpDown aria-hidden="true" size={13} />
          </Combobox.Trigger>
        </Combobox.InputGroup>
        <Combobox.Portal>
          <Combobox.Positioner className="z-40 outline-none" sideOffset={4} collisionPadding={8}>
            <Combobox.Popup className="w-(--anchor-width) min-w-[280px] rounded-lg border border-line bg-panel shadow-pop">
              <Combobox.Empty>
                <div className="px-3 py-3 text-soft">No instrument has that name.</div>
              </Combobox.Empty>
              <Combobox.List className="max-h-[min(360px,var(--available-height))] overflow-y-auto overscroll-contain p-1 outline-none data-empty:p-0">
                {(item: Instrument) => (
                  <Combobox.Item
                    key={item.instrument}
                    value={item}
                    className="grid cursor-default grid-cols-[9ch_1fr_auto] items-baseline gap-2 rounded px-2 py-1.5 outline-none select-none data-highlighted:bg-hover data-selected:bg-accent-ground"
                  >
                    <span className="figure font-semibold">{item.instrument}</span>
                    <span className="truncate text-soft">{item.name}</span>
                    <span className="flex items-center gap-1.5 text-s text-faint">
                      <Standing item={item} tape={tape} />
                      <span>{item.kind}</span>
                    </span>
                  </Combobox.Item>
                )}
              </Combobox.List>
            </Combobox.Popup>
          </Combobox.Positioner>
        </Combobox.Portal>
      </Combobox.Root>
      {error === undefined ? null : (
        <p id="ticket-instrument-error" className="mt-1 text-s text-critical">
          {error}
        </p>
      )}
    </div>
  );
}

/** A name that comes to stand under the keyboard is selected: what is typed next takes its place. */
function useSelectedText(
  field: RefObject<HTMLInputElement | null>,
  settled: string | undefined,
): void {
  useEffect(() => {
    if (settled !== undefined && field.current === document.activeElement) {
      field.current?.select();
    }
  }, [field, settled]);
}

/** What stands in the way of trading it; nothing where nothing does. */
function Standing({
  item: { instrument, status },
  tape,
}: {
  readonly item: Instrument;
  readonly tape: Tape;
}): ReactNode {
  const isOff = isOffTape(tape, instrument);
  return status === 'open' && !isOff ? null : (
    <>
      <StatusMark shape="square" tone="warn" />
      <span>{isOff ? 'not on the tape' : status}</span>
    </>
  );
}

function nameOf({ instrument }: Instrument): string {
  return instrument;
}

/** The one whose name is typed whole; null where that names none. */
function named(instruments: readonly Instrument[], typed: string | undefined): Instrument | null {
  const wanted = typed?.trim().toUpperCase();
  return instruments.find(({ instrument }) => instrument === wanted) ?? null;
}

function matches({ instrument, name }: Instrument, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  return (
    instrument.toLowerCase().startsWith(wanted) ||
    name
      .toLowerCase()
      .split(/\s+/)
      .some((word) => word.startsWith(wanted)) ||
    (wanted.length >= 3 && name.toLowerCase().includes(wanted))
  );
}
