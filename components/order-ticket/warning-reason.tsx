import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { SendReasonField } from '@/components/ui/send-reason-field';
import { leaveField, tidyTicket } from './ticket-store';
import type { TicketView } from './use-ticket-view';

/** What the desk warns of, and the reason for sending all the same: it stays with the order. */
export function WarningReason({ view }: { readonly view: TicketView }): ReactNode {
  const { warnings, oldSeconds, draft, touched } = view;
  const messages =
    warnings.length > 0
      ? warnings.map(({ message }) => message)
      : [`The price is ${oldSeconds} s old.`];
  return (
    <div className="grid gap-1.5 text-[11.5px] leading-snug">
      <ul aria-label="Warnings" className="grid gap-0.5 text-warn">
        {messages.map((message) => (
          <li key={message} className="flex gap-1.5">
            <TriangleAlert aria-hidden="true" size={12} className="mt-[3px] flex-none" />
            <span>{message}</span>
          </li>
        ))}
      </ul>
      <SendReasonField
        value={draft.warningReason}
        isMissed={touched.warningReason === true}
        onChange={(warningReason) => tidyTicket({ warningReason })}
        onLeave={() => leaveField('warningReason')}
      />
    </div>
  );
}
