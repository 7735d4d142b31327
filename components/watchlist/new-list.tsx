'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { newIdempotencyKey } from '@/components/feed/api-client';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';
import { useKeptTyping } from '@/components/ui/use-kept-typing';
import type { WatchLists } from '@/contract/watch-lists';
import { changeWatchLists } from './use-watch-lists';
import { whyNotNamed, withList } from './watch-lists';

interface NewListProps {
  readonly all: WatchLists;
  /** What stands on it from the beginning. */
  readonly instruments?: readonly string[];
  readonly onMade?: () => void;
}

const noNameYet = { name: '' };

/** Makes a list of one's own. */
export function NewList({ all, instruments = [], onMade }: NewListProps): ReactNode {
  const { typing, type, forget } = useKeptTyping('watch-list', noNameYet);
  const { name } = typing;
  const [isTried, setTried] = useState(false);
  const because = whyNotNamed(all, name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A dialog's form lies in the page of another one: it is for this one alone.
    event.stopPropagation();
    setTried(true);
    if (because === undefined) {
      const listId = newIdempotencyKey();
      changeWatchLists((lists) => withList(lists, listId, name, instruments));
      forget();
      setTried(false);
      onMade?.();
    }
  };
  return (
    <form onSubmit={submit} noValidate>
      <Field label="New list" layout="above" error={isTried ? because : undefined}>
        {(ids) => (
          <span className="flex gap-1.5">
            <TextInput
              ids={ids}
              className="flex-1"
              autoComplete="off"
              placeholder="Its name"
              value={name}
              onChange={({ target }) => type({ name: target.value })}
            />
            <Button type="submit">Add</Button>
          </span>
        )}
      </Field>
    </form>
  );
}
