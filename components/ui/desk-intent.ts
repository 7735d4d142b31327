'use client';

import { create } from 'zustand';

/** An order as another panel wishes it: the ticket fills the rest from its last one. */
export interface OrderDraft {
  readonly instrument: string;
  readonly side?: 'buy' | 'sell';
  readonly quantity?: string;
  readonly orderType?: 'market' | 'limit' | 'stop' | 'stopLimit' | 'trailingStop';
  readonly limitPrice?: string;
  readonly stopPrice?: string;
  readonly reduceOnly?: boolean;
}

interface DeskIntents {
  /** The instrument that the desk looks at. */
  readonly instrument: string | undefined;
  /** The last wish for the ticket; `serial` tells two equal wishes apart. */
  readonly draft: (OrderDraft & { readonly serial: number }) | undefined;
}

/** What one panel asks of the others: panels do not know each other, they know this. */
export const useDeskIntents = create<DeskIntents>()(() => ({
  instrument: undefined,
  draft: undefined,
}));

/** Turns the desk to an instrument: ticket and chart follow. */
export function selectInstrument(instrument: string): void {
  useDeskIntents.setState({ instrument });
}

/** Fills the ticket. Nothing is sent. */
export function draftOrder(draft: OrderDraft): void {
  const serial = (useDeskIntents.getState().draft?.serial ?? 0) + 1;
  useDeskIntents.setState({ instrument: draft.instrument, draft: { ...draft, serial } });
}
