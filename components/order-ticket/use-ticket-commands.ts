'use client';

import { type RefObject, useMemo } from 'react';
import { useMay } from '@/components/feed/use-session';
import type { Command } from '@/components/ui/commands/command';
import { useCommands } from '@/components/ui/commands/command-registry';
import { changeTicket, useTicket } from './ticket-store';

/** What the keyboard can do with the ticket from anywhere on the page. */
export function useTicketCommands(chooser: RefObject<HTMLInputElement | null>): void {
  const mayTrade = useMay('trade');
  const commands = useMemo<readonly Command[]>(() => {
    const because = mayTrade ? undefined : 'your role does not send orders';
    const isReviewed = () => useTicket.getState().phase === 'reviewing';
    return [
      {
        id: 'ticket.buy',
        title: 'Ticket: buy',
        group: 'Order',
        words: 'side long',
        key: 'Alt+B',
        run: () => isReviewed() || changeTicket({ side: 'buy' }),
      },
      {
        id: 'ticket.sell',
        title: 'Ticket: sell',
        group: 'Order',
        words: 'side short',
        key: 'Alt+S',
        run: () => isReviewed() || changeTicket({ side: 'sell' }),
      },
      {
        id: 'ticket.send',
        title: 'Ticket: review, then send',
        group: 'Order',
        words: 'submit place',
        key: 'Ctrl+Enter',
        sendsOrder: true,
        because,
        run: () => chooser.current?.form?.requestSubmit(),
      },
    ];
  }, [chooser, mayTrade]);
  useCommands(commands);
}
