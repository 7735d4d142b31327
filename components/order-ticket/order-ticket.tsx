'use client';

import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { formatFigure } from '@/components/ui/format-figures';
import { Kbd } from '@/components/ui/kbd';
import { LoadingLines } from '@/components/ui/loading-lines';
import { Panel } from '@/components/ui/panel';
import { Segmented } from '@/components/ui/segmented';
import type { Instrument } from '@/contract/instrument';
import { InstrumentChooser } from './instrument-chooser';
import { NumberField } from './number-field';
import { typeNames } from './order-words';
import { PriceFields } from './price-fields';
import { sendOrder } from './send-order';
import { SendRow } from './send-row';
import { SideButtons } from './side-buttons';
import {
  hasField,
  type TicketDraft,
  type TicketField,
  type TicketOrderType,
  type TicketSide,
  ticketFields,
} from './ticket-draft';
import { TicketOutcome } from './ticket-outcome';
import {
  changeTicket,
  chooseInstrument,
  setPhase,
  tidyTicket,
  touchField,
  useTicket,
} from './ticket-store';
import { TimeFields } from './time-fields';
import { type TicketView, useTicketView } from './use-ticket-view';

/** The order ticket: fill in, see every check, review, send. */
export function OrderTicket(): ReactNode {
  const view = useTicketView();
  const chooser = useRef<HTMLInputElement>(null);
  useTicketKey(chooser);
  return (
    <Panel
      title="Order ticket"
      stale={view.isStale}
      actions={
        <>
          <span>Keys</span> <Kbd>T</Kbd>
        </>
      }
    >
      {view.instruments.size === 0 ? (
        <LoadingLines label="Waiting for the instruments" lines={10} />
      ) : (
        <TicketForm view={view} chooser={chooser} />
      )}
    </Panel>
  );
}

function TicketForm({
  view,
  chooser,
}: {
  readonly view: TicketView;
  readonly chooser: React.RefObject<HTMLInputElement | null>;
}): ReactNode {
  const { instrumentList, instrument, draft } = view;
  const errorOf = (field: TicketField) =>
    view.touched[field] === true ? view.errors[field] : undefined;
  return (
    <form
      aria-label="Order"
      noValidate
      onSubmit={(event) => submit(event, view)}
      onKeyDown={leaveByEscape}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto p-2.5">
        <InstrumentChooser
          inputRef={chooser}
          instruments={instrumentList}
          value={instrument}
          error={errorOf('instrument')}
          onChoose={chooseInstrument}
        />
        {instrument === undefined ? null : (
          <>
            <InstrumentLine instrument={instrument} oldSeconds={view.oldSeconds} />
            <SideButtons
              side={draft.side}
              instrument={instrument}
              onPress={(side, price) => pressSide(draft, side, price, instrument)}
            />
            <Segmented
              label="Order type"
              options={typeOptions}
              value={draft.orderType}
              onChange={(orderType) => changeTicket({ orderType })}
            />
            <NumberField
              label="Quantity"
              value={draft.quantity}
              error={errorOf('quantity')}
              step={instrument.lotSize}
              start={instrument.minQuantity}
              decimals={instrument.quantityDecimals === 0 ? 0 : undefined}
              suffix={`lot ${instrument.lotSize}`}
              onChange={(quantity) => changeTicket({ quantity })}
              onTidy={(quantity) => tidyTicket({ quantity })}
              onLeave={() => touchField('quantity')}
            />
            <PriceFields draft={draft} instrument={instrument} errorOf={errorOf} />
            <TimeFields draft={draft} held={view.held} errorOf={errorOf} />
            <TicketOutcome view={view} instrument={instrument} />
          </>
        )}
      </div>
      {instrument === undefined ? null : (
        <div className="flex-none border-t border-line-soft bg-panel p-2.5">
          <SendRow view={view} instrument={instrument} />
        </div>
      )}
    </form>
  );
}

function InstrumentLine({
  instrument,
  oldSeconds,
}: {
  readonly instrument: Instrument;
  readonly oldSeconds: number;
}): ReactNode {
  return (
    <p className="-mt-0.5 flex gap-1.5 px-0.5 text-[10.5px] text-faint">
      <span className="figure">tick {instrument.tickSize}</span>
      <span aria-hidden="true">·</span>
      <span>{instrument.currency}</span>
      <span aria-hidden="true">·</span>
      <span className={instrument.status === 'open' ? 'text-good' : 'font-semibold text-warn'}>
        {instrument.status}
      </span>
      {oldSeconds === 0 ? null : (
        <span className="figure ml-auto font-semibold text-warn">price {oldSeconds} s old</span>
      )}
    </p>
  );
}

const typeOptions = (Object.keys(typeNames) as TicketOrderType[]).map((value) => ({
  value,
  label: typeNames[value],
}));

/** A press on a price chooses the side, and gives that price to a limit nobody has typed. */
function pressSide(
  draft: TicketDraft,
  side: TicketSide,
  price: string | null,
  { priceDecimals }: Instrument,
): void {
  const mayOffer =
    price !== null &&
    hasField(draft.orderType, 'limitPrice') &&
    (draft.limitPrice === '' || draft.limitPriceIsOffered);
  const offered = mayOffer ? formatFigure(price, { decimals: priceDecimals }) : undefined;
  changeTicket({
    side,
    ...(offered === undefined ? {} : { limitPrice: offered, limitPriceIsOffered: true }),
  });
}

function submit(event: FormEvent<HTMLFormElement>, view: TicketView): void {
  event.preventDefault();
  const { request, phase, mayTrade, warnings, asksForAge, isAcknowledged } = view;
  if (!mayTrade || phase === 'sending' || phase === 'unanswered') {
    return;
  }
  if (request === undefined) {
    for (const field of ticketFields) {
      touchField(field);
    }
    focusFirstError(event.currentTarget);
    return;
  }
  if (phase === 'editing') {
    setPhase('reviewing');
  } else if (isAcknowledged || (warnings.length === 0 && !asksForAge)) {
    void sendOrder(warnings.length === 0 ? request : { ...request, confirm: true });
  }
}

/** Takes the person to the field that is wrong, once its message is drawn. */
function focusFirstError(form: HTMLFormElement): void {
  requestAnimationFrame(() => {
    form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  });
}

/** Escape leaves the review, then the field. A key held down is one press. */
function leaveByEscape(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key === 'Enter' && event.repeat) {
    event.preventDefault();
  }
  if (event.key !== 'Escape' || event.defaultPrevented) {
    return;
  }
  if (useTicket.getState().phase === 'reviewing') {
    changeTicket({});
  } else if (document.activeElement instanceof HTMLElement) {
    document.activeElement.blur();
  }
}

/** T takes the person to the ticket, from anywhere but a field. */
function useTicketKey(chooser: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
      if (event.key.toLowerCase() === 't' && !hasModifier && !isField(event.target)) {
        event.preventDefault();
        chooser.current?.focus();
      }
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [chooser]);
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  );
}
