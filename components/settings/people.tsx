'use client';

import { useQueryClient } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useApiQuery } from '@/components/feed/use-api-query';
import { Button } from '@/components/ui/button';
import type { RowTone } from '@/components/ui/table/drawn-row';
import { type Person, personPage } from '@/contract/person';
import { AddPerson } from './add-person';
import { ChangePerson, type PersonQuestion } from './change-person';
import { personColumns } from './person-columns';
import { SettingsList } from './settings-list';
import { useListSource } from './use-list-source';

/** Who belongs to the desk: for administrators. */
export function People(): ReactNode {
  const client = useQueryClient();
  const answer = useApiQuery('/people', personPage);
  const source = useListSource(answer.data?.items, nameOf);
  const [isAdding, setAdding] = useState(false);
  const [question, ask] = useState<PersonQuestion>();
  const columns = useMemo(
    () =>
      personColumns({
        changeRole: (person) => ask({ kind: 'role', person }),
        setPassword: (person) => ask({ kind: 'password', person }),
        setActive: (person, active) => ask({ kind: 'active', person, active }),
      }),
    [],
  );
  const lookAgain = () => client.invalidateQueries({ queryKey: ['/people'] });
  return (
    <>
      <SettingsList
        title="People"
        id="people"
        answer={answer}
        source={source}
        columns={columns}
        sortBy="name"
        empty="Nobody but you"
        toneOf={toneOf}
        lead="A new role, a new password or being shut out ends every session of a person at once, and the streams with them."
        actions={
          <Button size="s" onClick={() => setAdding(true)}>
            <UserPlus aria-hidden="true" size={12} /> Add a person
          </Button>
        }
      />
      {isAdding ? (
        <AddPerson
          onClose={() => {
            setAdding(false);
            void lookAgain();
          }}
        />
      ) : null}
      {question === undefined ? null : (
        <ChangePerson
          question={question}
          onClose={() => {
            ask(undefined);
            void lookAgain();
          }}
        />
      )}
    </>
  );
}

function nameOf({ username }: Person): string {
  return username;
}

function toneOf({ active }: Person): RowTone {
  return active ? 'calm' : 'over';
}
