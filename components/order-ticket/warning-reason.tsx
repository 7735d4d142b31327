import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { tidyTicket, touchField } from './ticket-store';
import type { TicketView } from './use-ticket-view';

/** What the desk warns of, and the reason for sending all the same: it stays with the order. */
export function WarningReason({ view }: { readonly view: TicketView }): ReactNode {
  const { warnings, oldSeconds, draft, touched } = view;
  const messages =
    warnings.length > 0
      ? warnings.map(({ message }) => message)
      : [`The price is ${oldSeconds} s old.`];
  const isMissing = touched.warningReason === true && draft.warningReason.trim() === '';
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
      <Field
        label="Reason to send it"
        layout="above"
        error={isMissing ? 'Say in a few words why it is to be sent all the same.' : undefined}
        hint="The journal keeps it with the order."
      >
        {(ids) => (
          <TextInput
            ids={ids}
            value={draft.warningReason}
            maxLength={500}
            autoComplete="off"
            onChange={({ target }) => tidyTicket({ warningReason: target.value })}
            onBlur={() => touchField('warningReason')}
          />
        )}
      </Field>
    </div>
  );
}
