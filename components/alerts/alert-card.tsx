'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { Refused } from '@/components/feed/refused';
import { sendThen, useApiMutation } from '@/components/feed/use-api-mutation';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { selectInstrument } from '@/components/ui/desk-intent';
import { Field } from '@/components/ui/field';
import { Timestamp } from '@/components/ui/figures';
import { StatusMark, type StatusShape, type StatusTone } from '@/components/ui/status-mark';
import { TextInput } from '@/components/ui/text-input';
import { useKeptTyping } from '@/components/ui/use-kept-typing';
import type { Alert } from '@/contract/alert';
import { toAcknowledge } from './alert-calls';
import { isOpenAlert } from './alert-order';

interface Look {
  readonly word: string;
  readonly shape: StatusShape;
  readonly tone: StatusTone;
  readonly badge: BadgeTone;
}

/** Grave ones differ from the others in shape as well as in colour. */
const looks = {
  critical: { word: 'critical', shape: 'square', tone: 'critical', badge: 'critical' },
  high: { word: 'high', shape: 'diamond', tone: 'critical', badge: 'critical' },
  warning: { word: 'warning', shape: 'diamond', tone: 'warn', badge: 'warn' },
  info: { word: 'note', shape: 'dot', tone: 'accent', badge: 'calm' },
} as const satisfies Record<Alert['severity'], Look>;

interface AlertCardProps {
  readonly alert: Alert;
  readonly mayAcknowledge: boolean;
}

/** One alert: how grave, what, how often, since when; and who has taken it on, and why. */
export function AlertCard({ alert, mayAcknowledge }: AlertCardProps): ReactNode {
  const { word, shape, tone, badge } = looks[alert.severity];
  const [isAnswering, setIsAnswering] = useState(false);
  const isOpen = isOpenAlert(alert);
  return (
    <li
      data-severity={alert.severity}
      className={`flex flex-col gap-1 border-b border-line-soft px-2.5 py-2 last:border-b-0 ${isOpen ? '' : 'text-soft'}`}
    >
      <div className="flex items-center gap-2 text-s">
        <StatusMark shape={isOpen ? shape : 'ring'} tone={isOpen ? tone : 'faint'} />
        <Badge tone={isOpen ? badge : 'calm'}>{word}</Badge>
        {alert.count > 1 ? <Badge>× {alert.count}</Badge> : null}
        {alert.instrument === undefined ? null : <InstrumentLink instrument={alert.instrument} />}
        <span className="flex-1" />
        <span className="text-faint" title={`Since ${alert.firstAt}`}>
          <Timestamp value={alert.lastAt} />
        </span>
      </div>
      <p className="text-[12px] leading-snug">{alert.message}</p>
      <div className="flex items-center gap-2 text-s">
        <code className="truncate font-mono text-[10.5px] text-faint">{alert.code}</code>
        <span className="flex-1" />
        {isOpen ? (
          <AcknowledgeButton
            mayAcknowledge={mayAcknowledge}
            isOpen={isAnswering}
            onPress={() => setIsAnswering(!isAnswering)}
          />
        ) : (
          <span className="text-faint">
            {alert.acknowledgedBy}: {alert.acknowledgedReason}
          </span>
        )}
      </div>
      {isOpen && isAnswering ? (
        <AcknowledgeForm alertId={alert.alertId} onClose={() => setIsAnswering(false)} />
      ) : null}
    </li>
  );
}

function InstrumentLink({ instrument }: { readonly instrument: string }): ReactNode {
  return (
    <button
      type="button"
      className="font-semibold text-text hover:underline"
      onClick={() => selectInstrument(instrument)}
    >
      {instrument}
    </button>
  );
}

function AcknowledgeButton({
  mayAcknowledge,
  isOpen,
  onPress,
}: {
  readonly mayAcknowledge: boolean;
  readonly isOpen: boolean;
  readonly onPress: () => void;
}): ReactNode {
  return mayAcknowledge ? (
    <Button size="s" tone="quiet" aria-expanded={isOpen} onClick={onPress}>
      Acknowledge
    </Button>
  ) : null;
}

const nothingYet = { reason: '' };

function AcknowledgeForm({
  alertId,
  onClose,
}: {
  readonly alertId: string;
  readonly onClose: () => void;
}): ReactNode {
  const { typing, type, forget } = useKeptTyping(`alert.${alertId}`, nothingYet);
  const { reason } = typing;
  const [isTried, setIsTried] = useState(false);
  const acknowledge = useApiMutation(toAcknowledge);
  const isEmpty = reason.trim() === '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (!isEmpty && !acknowledge.isPending) {
      const intent = { alertId, reason: reason.trim() };
      sendThen(acknowledge, intent, forget, { onSuccess: onClose });
    }
  };
  return (
    <form onSubmit={send} noValidate className="flex flex-col gap-2 pt-1">
      <Field
        label="What you make of it"
        layout="above"
        error={
          isTried && isEmpty ? 'Say why, in a few words: it is kept with your name.' : undefined
        }
      >
        {(ids) => (
          <TextInput
            ids={ids}
            autoFocus
            maxLength={500}
            placeholder="Known, venue restarts at noon"
            value={reason}
            onChange={({ target }) => type({ reason: target.value })}
            onKeyDown={(event) => {
              if (event.key === 'Escape') {
                onClose();
              }
            }}
          />
        )}
      </Field>
      <Refused error={acknowledge.error} />
      <div className="flex justify-end gap-2">
        <Button size="s" onClick={onClose}>
          Leave it open
        </Button>
        <Button
          size="s"
          tone="primary"
          type="submit"
          because={acknowledge.isPending ? 'being sent' : undefined}
        >
          Acknowledge
        </Button>
      </div>
    </form>
  );
}
