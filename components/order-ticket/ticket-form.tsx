'use client';

import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { formatFigure } from '@/components/ui/format-figures';
import { Segmented } from '@/components/ui/segmented';
import type { Instrument } from '@/contract/instrument';
import { ExitIntents } from './exit-intents';
import { InstrumentChooser } from './instrument-chooser';
import { InstrumentLine } from './instrument-line';
import { NumberField } from './number-field';
import { isOffTape } from './off-tape';
import { typeNames } from './order-words';
import { PresetMenu } from './preset-menu';
import { PriceFields } from './price-fields';
import { ProtectionFields } from './protection-fields';
import { refusedField } from './refused-field';
import { SendRow } from './send-row';
import { SideButtons } from './side-buttons';
import { submitTicket } from './submit-ticket';
import {
  hasField,
  type TicketDraft,
  type TicketField,
  type TicketOrderType,
  type TicketSide,
} from './ticket-draft';
import { TicketOutcome } from './ticket-outcome';
import { changeTicket, chooseInstrument, leaveField, tidyTicket, useTicket } from './ticket-store';
import { TimeFields } from './time-fields';
import { useKeptFocus } from './use-kept-focus';
import type { TicketView } from './use-ticket-view';

interface TicketFormProps {
  readonly view: TicketView;
  readonly chooser: RefObject<HTMLInputElement | null>;
}

/** The fields of the ticket, from the instrument down to the button that sends. */
export function TicketForm({ view, chooser }: TicketFormProps): ReactNode {
  const { instrumentList, instrument, draft } = view;
  const sendRow = useKeptFocus(view.phase);
  const errorOf = (field: TicketField) => {
    const isShown = view.touched[field] === true || view.phase === 'reviewing';
    const own = isShown ? (view.errors[field] ?? misplacedField(view, field)) : undefined;
    return own ?? refusedField(view.problem, field);
  };
  return (
    <form
      aria-label="Order"
      noValidate
      onSubmit={(event) => submitTicket(event, view)}
      onKeyDown={leaveByEscape}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto p-2.5">
        <InstrumentChooser
          inputRef={chooser}
          instruments={instrumentList}
          value={instrument}
          tape={view.tape}
          error={errorOf('instrument')}
          onChoose={chooseInstrument}
        />
        {instrument === undefined ? null : (
          <>
            <InstrumentLine
              instrument={instrument}
              oldSeconds={view.oldSeconds}
              isOffTape={isOffTape(view.tape, instrument.instrument)}
            />
            <SideButtons
              side={draft.side}
              instrument={instrument}
              onPress={(side, price) => pressSide(draft, side, price, instrument)}
            />
            <ExitIntents held={view.held} instrument={instrument} />
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
              onLeave={() => leaveField('quantity')}
            />
            <PriceFields draft={draft} instrument={instrument} errorOf={errorOf} />
            <TimeFields draft={draft} held={view.held} errorOf={errorOf} />
            <ProtectionFields
              draft={draft}
              instrument={instrument}
              outcome={view.protection}
              errorOf={errorOf}
            />
            <PresetMenu draft={draft} />
            <TicketOutcome view={view} instrument={instrument} />
          </>
        )}
      </div>
      {instrument === undefined ? null : (
        <div ref={sendRow} className="flex-none border-t border-line-soft bg-panel p-2.5">
          <SendRow view={view} instrument={instrument} />
        </div>
      )}
    </form>
  );
}

/** What the desk says of a stop or a target that lies where it would protect nothing. */
function misplacedField({ misplaced }: TicketView, field: TicketField): string | undefined {
  return misplaced?.field === field
    ? `${misplaced.problem.charAt(0).toUpperCase()}${misplaced.problem.slice(1)}.`
    : undefined;
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
