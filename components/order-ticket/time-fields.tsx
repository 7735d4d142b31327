'use client';

import type { ReactNode } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { TextInput } from '@/components/ui/text-input';
import { timeInForceNames } from './order-words';
import {
  type TicketDraft,
  type TicketField,
  type TicketTimeInForce,
  waitsForPrice,
} from './ticket-draft';
import { changeTicket, leaveField } from './ticket-store';

interface TimeFieldsProps {
  readonly draft: TicketDraft;
  readonly held: string | undefined;
  readonly errorOf: (field: TicketField) => string | undefined;
}

/** How long the order stands, and what it may do while it does. */
export function TimeFields({ draft, held, errorOf }: TimeFieldsProps): ReactNode {
  const { orderType, timeInForce } = draft;
  const waits = waitsForPrice(orderType);
  return (
    <>
      <div className="grid grid-cols-[86px_minmax(0,1fr)] items-center gap-x-1.5">
        <span className="text-soft">Time in force</span>
        <Segmented
          label="Time in force"
          options={order.map((value) => ({
            value,
            label: timeInForceNames[value],
            because:
              waits && isImmediate(value)
                ? 'an order that waits for its stop cannot be immediate'
                : undefined,
          }))}
          value={timeInForce}
          onChange={(chosen) => changeTicket({ timeInForce: chosen })}
        />
      </div>
      {waits ? (
        <p className="pl-[92px] text-s text-faint">
          IOC and FOK are for orders that do not wait for a stop.
        </p>
      ) : null}
      {timeInForce === 'goodTillDate' ? (
        <Field label="Good till" error={errorOf('expiresAt')} hint="On the clock of this computer.">
          {(ids) => (
            <TextInput
              ids={ids}
              type="datetime-local"
              value={draft.expiresAt}
              onChange={(event) => changeTicket({ expiresAt: event.currentTarget.value })}
              onBlur={() => leaveField('expiresAt')}
            />
          )}
        </Field>
      ) : null}
      <div className="flex flex-wrap gap-x-4 gap-y-1 pl-[92px] text-[11.5px]">
        <Checkbox
          label="Post-only"
          checked={draft.postOnly}
          because={postOnlyBecause(draft)}
          onChange={(postOnly) => changeTicket({ postOnly })}
        />
        <Checkbox
          label="Reduce-only"
          checked={draft.reduceOnly}
          because={held === undefined && !draft.reduceOnly ? 'no position' : undefined}
          onChange={(reduceOnly) => changeTicket({ reduceOnly })}
        />
      </div>
    </>
  );
}

const order: readonly TicketTimeInForce[] = [
  'day',
  'goodTillCancel',
  'goodTillDate',
  'immediateOrCancel',
  'fillOrKill',
];

function isImmediate(timeInForce: TicketTimeInForce): boolean {
  return timeInForce === 'immediateOrCancel' || timeInForce === 'fillOrKill';
}

function postOnlyBecause({ orderType, timeInForce }: TicketDraft): string | undefined {
  if (orderType !== 'limit') {
    return 'limit only';
  }
  return isImmediate(timeInForce) ? 'not with IOC, FOK' : undefined;
}
