import {
  emptyDraft,
  type TicketDraft,
  type TicketOrderType,
  type TicketTimeInForce,
} from './ticket-draft';

/** What the ticket remembers of an instrument: the type, the size and the time in force used last. */
export interface RememberedTicket {
  readonly orderType: TicketOrderType;
  readonly quantity: string;
  readonly timeInForce?: TicketTimeInForce;
}

/** What outlives a reload of the page, in this tab. */
export interface SavedTicket {
  readonly draft: TicketDraft;
  /** The order that was on its way when the page went: what became of it has to be asked. */
  readonly underWay?: TicketDraft | undefined;
  readonly remembered: Readonly<Record<string, RememberedTicket>>;
}

const storageKey = 'desk.ticket';

export function saveTicket(saved: SavedTicket): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(saved));
  } catch {
    // Storage can be full or forbidden; the ticket then lives as long as the page.
  }
}

const rememberedKey = 'desk.ticket.remembered';

/** What was used per instrument outlives the tab: it is kept for the whole browser. */
export function saveRemembered(remembered: SavedTicket['remembered']): void {
  try {
    localStorage.setItem(rememberedKey, JSON.stringify(remembered));
  } catch {
    // Then this tab alone remembers.
  }
}

export function loadRemembered(): SavedTicket['remembered'] {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(rememberedKey) ?? '{}');
    // Only this module writes there.
    return typeof saved === 'object' && saved !== null ? (saved as SavedTicket['remembered']) : {};
  } catch {
    return {};
  }
}

/** What was saved, or undefined when there is nothing or it cannot be read. */
export function loadTicket(): SavedTicket | undefined {
  try {
    const saved: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null');
    return isSaved(saved) ? { ...saved, draft: { ...emptyDraft(''), ...saved.draft } } : undefined;
  } catch {
    return undefined;
  }
}

/** Only this module writes there, so the outline is enough to tell it from something else. */
function isSaved(saved: unknown): saved is SavedTicket {
  if (typeof saved !== 'object' || saved === null) {
    return false;
  }
  const { draft, remembered } = saved as Partial<SavedTicket>;
  return (
    typeof draft === 'object' &&
    typeof draft?.clientOrderId === 'string' &&
    draft.clientOrderId !== '' &&
    typeof remembered === 'object'
  );
}
