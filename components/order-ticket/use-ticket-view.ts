'use client';

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useConnectionState } from '@/components/feed/use-connection';
import { useFeed } from '@/components/feed/use-feed';
import { useRows } from '@/components/feed/use-rows';
import { useLockedAt, useMay, useSession } from '@/components/feed/use-session';
import { selectInstrument, useDeskIntents } from '@/components/ui/desk-intent';
import { usePreferences } from '@/components/ui/preferences';
import type { Instrument } from '@/contract/instrument';
import { checkDraft } from './check-draft';
import { refuseOffTape, withPricesFirst } from './off-tape';
import { isReducing } from './order-words';
import { findUnanswered } from './send-order';
import { chooseInstrument, openTicket, renewTicketId, takeDraft, useTicket } from './ticket-store';
import { watchTwins } from './ticket-twins';
import { usePreview } from './use-preview';
import { useOldPriceSeconds } from './use-price-age';
import { useRowPart } from './use-row-part';
import { useTape } from './use-tape';

/** Everything the ticket shows, read in one place. */
export function useTicketView() {
  const ticket = useTicket();
  const { draft } = ticket;
  const instrumentList = useRows('instruments');
  const tape = useTape();
  const offered = useMemo(() => withPricesFirst(tape, instrumentList), [tape, instrumentList]);
  const instruments = useMemo(
    () => new Map(instrumentList.map((row) => [row.instrument, row])),
    [instrumentList],
  );
  const instrument = instruments.get(draft.instrument);
  const positionId = `${useMainAccount()}/${draft.instrument}`;
  const held = useRowPart('positions', positionId, (row) => row.quantity);
  const connection = useConnectionState();
  const oldSeconds = useOldPriceSeconds(draft.instrument);
  const mayTrade = useMay('trade');
  const isPersonKnown = useSession().data !== undefined;
  const isLocked = useLockedAt() !== undefined;
  const confirmMode = usePreferences((preferences) => preferences.confirmMode);
  const now = useMinute();
  const checked = useMemo(() => checkDraft(draft, instrument, now), [draft, instrument, now]);
  const { request, errors } = useMemo(
    () => refuseOffTape(checked, tape, held),
    [checked, tape, held],
  );
  const preview = usePreview(request, oldSeconds > 0);
  useOpening();
  useIntents(instruments);
  useUnanswered();
  const isStale = connection === 'stale' || connection === 'offline';
  const failed = preview.preview?.verdicts.filter(({ passed }) => !passed) ?? [];
  const { protection } = preview.preview ?? {};
  const warnings = failed.filter(({ severity }) => severity === 'warn');
  const isEntry = !isReducing(request, held);
  /** Entries ask again when nobody can say that the prices are those of now. */
  const asksForAge = isStale && isEntry;
  /** A warning, or a price that has become stale since the desk was asked. */
  const needsReason = warnings.length > 0 || (oldSeconds > 0 && isEntry);
  // What has to be seen or ticked first is reviewed, whatever the person has chosen.
  const isPlain =
    preview.isCurrent &&
    protection?.state !== 'refused' &&
    failed.length === 0 &&
    !asksForAge &&
    !needsReason;
  return {
    ...ticket,
    instrumentList: offered,
    instruments,
    instrument,
    tape,
    held,
    connection,
    mayTrade,
    /** Until the desk has said who is signed in, nobody can say what they may. */
    isPersonKnown,
    request,
    errors,
    protection: preview.isCurrent && protection?.state === 'planned' ? protection : undefined,
    /** The stop or the target stands where the desk would refuse it. */
    misplaced: preview.isCurrent && protection?.state === 'refused' ? protection : undefined,
    preview,
    isStale,
    oldSeconds,
    asksForAge,
    needsReason,
    /** How this order leaves the ticket. */
    way: isPlain ? confirmMode : ('review' as const),
    /** A locked session takes only what reduces. */
    lockStops: isLocked && !draft.reduceOnly,
    warnings,
    blocks: failed.filter(({ severity }) => severity === 'block'),
  };
}
export type TicketView = ReturnType<typeof useTicketView>;

function useMainAccount(): string {
  return useFeed((values) => values.account?.account) ?? 'main';
}

/** The time, anew each half minute: enough to see that a date has passed. */
function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function useOpening(): void {
  useLayoutEffect(() => {
    openTicket();
    const ownId = () => useTicket.getState().draft.clientOrderId;
    return watchTwins({ ownId, onTwin: renewTicketId });
  }, []);
}

/** What other panels wish: an instrument, or a ticket filled from one of their rows. */
function useIntents(instruments: ReadonlyMap<string, Instrument>): void {
  const wished = useDeskIntents((intents) => intents.instrument);
  const draft = useDeskIntents((intents) => intents.draft);
  const taken = useRef(0);
  const chosen = useTicket((ticket) => ticket.draft.instrument);
  const first = instruments.keys().next().value;
  useEffect(() => {
    if (draft !== undefined && draft.serial !== taken.current) {
      taken.current = draft.serial;
      takeDraft(draft);
    } else if (wished !== undefined) {
      chooseInstrument(wished);
    }
  }, [draft, wished]);
  useEffect(() => {
    // What is chosen in the ticket is what the desk looks at.
    if (chosen !== '') {
      selectInstrument(chosen);
    }
  }, [chosen]);
  useEffect(() => {
    // Asked anew: what was typed before a reload has come back since this was drawn.
    const isEmpty = useTicket.getState().draft.instrument === '';
    if (chosen === '' && isEmpty && first !== undefined) {
      chooseInstrument(first);
    }
  }, [chosen, first]);
}

const askAgainMs = 1_500;

/** While an order is unanswered, asks what became of it until the desk says so. */
function useUnanswered(): void {
  const phase = useTicket((ticket) => ticket.phase);
  useEffect(() => {
    if (phase !== 'unanswered') {
      return;
    }
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const isSettled = await findUnanswered(leaving.signal);
      if (!isSettled && !leaving.signal.aborted) {
        timer = setTimeout(ask, askAgainMs);
      }
    };
    void ask();
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, [phase]);
}
