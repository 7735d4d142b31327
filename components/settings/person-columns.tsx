import { KeyRound, Pencil, UserCheck, UserX } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Timestamp } from '@/components/ui/figures';
import { RowButton } from '@/components/ui/row-button';
import type { Column } from '@/components/ui/table/column';
import type { Person } from '@/contract/person';
import { roleWords } from './role-words';

/** What an administrator may do with a person from their row. */
export interface PersonActs {
  readonly changeRole: (person: Person) => void;
  readonly setPassword: (person: Person) => void;
  readonly setActive: (person: Person, active: boolean) => void;
}

export function personColumns(acts: PersonActs): readonly Column<Person>[] {
  return [
    {
      id: 'actions',
      header: 'Role, password, in or out',
      width: 78,
      actions: true,
      cell: (person, tabIndex) => (
        <>
          <RowButton
            icon={Pencil}
            label={`Change the role of ${person.username}`}
            tabIndex={tabIndex}
            onPress={() => acts.changeRole(person)}
          />
          <RowButton
            icon={KeyRound}
            label={`Set a password for ${person.username}`}
            tabIndex={tabIndex}
            onPress={() => acts.setPassword(person)}
          />
          {person.active ? (
            <RowButton
              icon={UserX}
              tone="danger"
              label={`Shut out ${person.username}`}
              tabIndex={tabIndex}
              onPress={() => acts.setActive(person, false)}
            />
          ) : (
            <RowButton
              icon={UserCheck}
              label={`Let ${person.username} in again`}
              tabIndex={tabIndex}
              onPress={() => acts.setActive(person, true)}
            />
          )}
        </>
      ),
    },
    {
      id: 'name',
      header: 'Name',
      width: 160,
      grows: true,
      look: 'strong',
      cell: (person) => person.username,
      sort: (person) => person.username,
    },
    {
      id: 'role',
      header: 'Role',
      width: 110,
      cell: (person) => roleWords[person.role].name,
      text: (person) => roleWords[person.role].name,
      sort: (person) => person.role,
      choices: true,
    },
    {
      id: 'may',
      header: 'May',
      width: 300,
      grows: true,
      look: 'soft',
      cell: (person) => roleWords[person.role].may,
    },
    {
      id: 'state',
      header: 'State',
      width: 90,
      cell: (person) =>
        person.active ? (
          <Badge tone="accent">may come in</Badge>
        ) : (
          <Badge tone="warn">shut out</Badge>
        ),
      text: (person) => (person.active ? 'may come in' : 'shut out'),
      sort: (person) => (person.active ? 0 : 1),
      choices: true,
    },
    {
      id: 'since',
      header: 'Since',
      width: 130,
      cell: (person) => (
        <Timestamp value={person.createdAt} style="dateTime" className="text-soft" />
      ),
      text: (person) => person.createdAt,
      sort: (person) => person.createdAt,
    },
  ];
}
