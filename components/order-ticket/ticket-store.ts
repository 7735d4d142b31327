'use client';

import { create } from 'zustand';
import { newIdempotencyKey } from '@/components/feed/api-client';
import type { ApiProblem } from '@/components/feed/api-problem';
import { afterPress } from '@/components/ui/after-press';
import type { OrderDraft } from '@/components/ui/desk-intent';
import { changedDraft, emptyDraft, type TicketDraft, type TicketField } from './ticket-draft';
import {
  loadRemembered,
  loadTicket,
  type RememberedTicket,
  saveRemembered,
  saveTicket,
} from './ticket-storage';

/**
 * Where the ticket stands. `unanswered`: the order was sent and nobody can say yet what became of it;
 * it is asked for by its client order id, never sent blindly a second time.
 */
export type TicketPhase = 'editing' | 'reviewing' | 'sending' | 'unanswered';

export interface TicketState {
  readonly draft: TicketDraft;
  readonly phase: TicketPhase;
  /** The order that is on its way or unanswered, as it was sent. What is typed meanwhile is the next one. */
  readonly underWay: TicketDraft | undefined;
  /** Fields that have been left once: their messages show. */
  readonly touched: Readonly<Partial<Record<TicketField, true>>>;
  /** The person has ticked what the review asks them to know. */
  readonly isAcknowledged: boolean;
  readonly problem: ApiProblem | undefined;
  /** The order sent last from here. */
  readonly sentOrderId: string | undefined;
  /** A question about an unanswered order came back: it never arrived. The ticket may be at the next one. */
  readonly neverArrived: 'thisOrder' | 'orderBefore' | undefined;
  readonly remembered: Readonly<Record<string, RememberedTicket>>;
}

export const useTicket = create<TicketState>()(() => freshTicket());

function freshTicket(): TicketState {
  return {
    draft: emptyDraft(''),
    phase: 'editing',
    underWay: undefined,
    touched: {},
    isAcknowledged: false,
    problem: undefined,
    sentOrderId: undefined,
    neverArrived: undefined,
    remembered: {},
  };
}

/** Opens the ticket: takes over what a reload left, and gives the order its id. */
export function openTicket(): void {
  const saved = loadTicket();
  if (saved !== undefined) {
    useTicket.setState({
      draft: saved.draft,
      remembered: saved.remembered,
      underWay: saved.underWay,
      phase: saved.underWay === undefined ? 'editing' : 'unanswered',
    });
  } else if (useTicket.getState().draft.clientOrderId === '') {
    useTicket.setState({ remembered: loadRemembered() });
    changeTicket({ clientOrderId: newClientOrderId() });
  }
}

/**
 * Something in the ticket changes; a review of what it was is over. While an order is on its way it is the
 * next one that is typed: keys that came to nothing until the answer is there would leave half of a number.
 */
export function changeTicket(changes: Partial<TicketDraft>): void {
  const { draft, underWay } = useTicket.getState();
  if (underWay !== undefined) {
    const next = isSame(draft, underWay) ? { ...renewed(draft), warningReason: '' } : draft;
    put({ draft: changedDraft(next, changes) });
    return;
  }
  put({
    draft: changedDraft(draft, changes),
    phase: 'editing',
    isAcknowledged: false,
    problem: undefined,
    neverArrived: undefined,
  });
}

/** The same content, written tidily: whatever the ticket is doing goes on. */
export function tidyTicket(changes: Partial<TicketDraft>): void {
  put({ draft: { ...useTicket.getState().draft, ...changes } });
}

/** Another instrument: prices of the old one go, what was used there last comes back. */
export function chooseInstrument(instrument: string): void {
  const { draft, remembered } = useTicket.getState();
  if (instrument === draft.instrument) {
    return;
  }
  changeTicket({
    instrument,
    limitPrice: '',
    limitPriceIsOffered: true,
    stopPrice: '',
    trailingOffset: '',
    reduceOnly: false,
    takeProfit: '',
    warningReason: '',
    ...(draft.stopLossKind === 'price' ? { stopLoss: '' } : {}),
    ...(remembered[instrument] ?? { quantity: '' }),
  });
  useTicket.setState({ touched: {} });
}

/** Another panel fills the ticket. */
export function takeDraft({ instrument, ...wishes }: OrderDraft): void {
  chooseInstrument(instrument);
  changeTicket({
    ...wishes,
    ...(wishes.limitPrice === undefined ? {} : { limitPriceIsOffered: false }),
  });
}

export function touchField(field: TicketField): void {
  const { touched } = useTicket.getState();
  if (touched[field] === undefined) {
    useTicket.setState({ touched: { ...touched, [field]: true } });
  }
}

/** A field is left: its message comes once the press that left it is over, and hits what it was meant for. */
export function leaveField(field: TicketField): void {
  afterPress(() => touchField(field));
}

/** Goes between the fields and their review; not while an order is on its way. */
export function setPhase(phase: 'editing' | 'reviewing'): void {
  if (useTicket.getState().underWay === undefined) {
    put({ phase });
  }
}

export function noteSending(): void {
  put({ phase: 'sending', underWay: useTicket.getState().draft });
}

export function noteUnanswered(): void {
  put({ phase: 'unanswered' });
}

/** Another tab holds this ticket with its id: here it is another order, and nothing is on its way. */
export function renewTicketId(): void {
  const { draft, phase } = useTicket.getState();
  if (phase !== 'sending') {
    put({
      draft: renewed(draft),
      phase: phase === 'unanswered' ? 'editing' : phase,
      underWay: undefined,
    });
  }
}

/** The desk took the order: the ticket keeps its content and gets a new id for the next one. */
export function noteSent(orderId: string): void {
  const { draft, underWay = draft, remembered } = useTicket.getState();
  const { instrument, orderType, quantity, timeInForce } = underWay;
  const used = { ...remembered, [instrument]: { orderType, quantity, timeInForce } };
  saveRemembered(used);
  put({
    draft: isSame(draft, underWay) ? { ...renewed(draft), warningReason: '' } : draft,
    phase: 'editing',
    underWay: undefined,
    sentOrderId: orderId,
    isAcknowledged: false,
    problem: undefined,
    neverArrived: undefined,
    remembered: used,
  });
}

/**
 * The desk said no. A plain no has used up the id; after a no for the moment (too many calls, the
 * journal cannot write) the same order may be tried again under the same id.
 */
export function noteRefused(problem: ApiProblem): void {
  const { draft, underWay = draft } = useTicket.getState();
  const isForNow = problem.kind === 'refused' && (problem.status === 429 || problem.status >= 500);
  put({
    draft: isForNow || !isSame(draft, underWay) ? draft : renewed(draft),
    phase: 'editing',
    underWay: undefined,
    problem,
  });
}

/** What was unanswered has not reached the desk: the same order may go out under the same id. */
export function noteNeverArrived(): void {
  const { draft, underWay } = useTicket.getState();
  put({
    phase: 'editing',
    underWay: undefined,
    neverArrived: underWay === undefined || isSame(draft, underWay) ? 'thisOrder' : 'orderBefore',
  });
}

function put(changes: Partial<TicketState>): void {
  useTicket.setState(changes);
  const { draft, underWay, remembered } = useTicket.getState();
  saveTicket({ draft, underWay, remembered });
}

/** Whether the ticket still holds the order that went out from it. */
function isSame(draft: TicketDraft, underWay: TicketDraft): boolean {
  return draft.clientOrderId === underWay.clientOrderId;
}

/** The same content as another order. */
function renewed(draft: TicketDraft): TicketDraft {
  return { ...draft, clientOrderId: newClientOrderId() };
}

function newClientOrderId(): string {
  return `desk-${newIdempotencyKey().slice(0, 20)}`;
}
