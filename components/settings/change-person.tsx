'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { type ReactNode, useState } from 'react';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { Refused } from '@/components/feed/refused';
import { useApiMutation } from '@/components/feed/use-api-mutation';
import { useSession } from '@/components/feed/use-session';
import { Button } from '@/components/ui/button';
import { ChoiceList } from '@/components/ui/choice-list';
import { Dialog } from '@/components/ui/dialog';
import { notify } from '@/components/ui/notify';
import { PasswordField } from '@/components/ui/password-field';
import type { Person, PersonUpdates } from '@/contract/person';
import { newPassword } from '@/contract/session';
import { roleOrder, roleWords } from './role-words';
import { changePersonCall } from './settings-calls';

export type PersonQuestion =
  | { readonly kind: 'role' | 'password'; readonly person: Person }
  | { readonly kind: 'active'; readonly person: Person; readonly active: boolean };

interface ChangePersonProps {
  readonly question: PersonQuestion;
  readonly onClose: () => void;
}

/** One change to one person; each ends the sessions of that person. */
export function ChangePerson({ question, onClose }: ChangePersonProps): ReactNode {
  const { person } = question;
  const me = useSession().data?.username;
  const changing = useApiMutation(changePersonCall);
  const send = (updates: PersonUpdates) =>
    changing.mutate(
      { username: person.username, updates },
      {
        onSuccess: () => {
          notify({ title: `${person.username}: changed`, tone: 'good' });
          onClose();
        },
      },
    );
  const parts = { person, isSending: changing.isPending, send, onClose };
  return (
    <Dialog
      title={titleOf(question)}
      description={
        person.username === me
          ? 'That is you: this session ends with it, and you sign in again.'
          : 'Their sessions and streams end at once.'
      }
      tone={question.kind === 'active' && !question.active ? 'danger' : 'calm'}
      open
      onOpenChange={onClose}
    >
      {question.kind === 'role' ? <RolePart {...parts} /> : null}
      {question.kind === 'password' ? <PasswordPart {...parts} /> : null}
      {question.kind === 'active' ? <ActivePart {...parts} active={question.active} /> : null}
      <Refused error={changing.error} />
    </Dialog>
  );
}

function titleOf(question: PersonQuestion): string {
  const { username } = question.person;
  switch (question.kind) {
    case 'role':
      return `Role of ${username}`;
    case 'password':
      return `A new password for ${username}`;
    case 'active':
      return question.active ? `Let ${username} in again` : `Shut out ${username}`;
  }
}

interface PartProps {
  readonly person: Person;
  readonly isSending: boolean;
  readonly send: (updates: PersonUpdates) => void;
  readonly onClose: () => void;
}

function RolePart({ person, isSending, send, onClose }: PartProps): ReactNode {
  const [role, setRole] = useState(person.role);
  const because = role === person.role ? 'it is this one already' : undefined;
  return (
    <>
      <ChoiceList
        label="Role"
        choices={roleOrder.map((value) => ({
          value,
          name: roleWords[value].name,
          meaning: roleWords[value].may,
        }))}
        value={role}
        onChange={setRole}
      />
      <Foot onClose={onClose}>
        <Button
          tone="primary"
          because={isSending ? 'being sent' : because}
          onClick={() => send({ role })}
        >
          Give the role
        </Button>
      </Foot>
    </>
  );
}

const passwordForm = z.object({ password: newPassword });

function PasswordPart({ isSending, send, onClose }: PartProps): ReactNode {
  const { register, handleSubmit, formState } = useForm<z.input<typeof passwordForm>>({
    resolver: zodResolver(passwordForm),
    defaultValues: { password: '' },
  });
  return (
    <form noValidate className="flex flex-col gap-3" onSubmit={handleSubmit(send)}>
      <PasswordField
        label="New password"
        autoComplete="new-password"
        error={formState.errors.password?.message}
        hint="At least 12 characters. Tell it to them in person."
        {...register('password')}
      />
      <Foot onClose={onClose}>
        <Button type="submit" tone="primary" because={isSending ? 'being sent' : undefined}>
          Set the password
        </Button>
      </Foot>
    </form>
  );
}

function ActivePart({
  person,
  active,
  isSending,
  send,
  onClose,
}: PartProps & { readonly active: boolean }): ReactNode {
  return (
    <>
      <p className="text-soft">
        {active
          ? 'They come in with the password they had, in the role they had.'
          : 'They can sign in no more, and their API keys stop working. Their open orders stay; cancel them from the blotter.'}
      </p>
      <Foot onClose={onClose}>
        <Button
          tone={active ? 'primary' : 'danger'}
          because={isSending ? 'being sent' : undefined}
          onClick={() => send({ active })}
        >
          {active ? `Let ${person.username} in` : `Shut out ${person.username}`}
        </Button>
      </Foot>
    </>
  );
}

function Foot({
  onClose,
  children,
}: {
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="flex items-center justify-end gap-2">
      <Button onClick={onClose}>Leave</Button>
      {children}
    </div>
  );
}
