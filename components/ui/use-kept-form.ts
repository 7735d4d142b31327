'use client';

import { useLayoutEffect } from 'react';
import type { FieldValues, Path, PathValue, UseFormReturn } from 'react-hook-form';
import { forgetTyping, keptTyping, saveTyping, type Typing } from './kept-typing';

/**
 * Keeps what is typed into a form under a name, and puts it back when the form is opened again. `kept`
 * has the fields that are kept, as they are when nothing is typed: leave a password out. Answers with
 * how to forget it, once it was sent. It is put back before anybody can type: later, it would take the
 * place of what was typed meanwhile.
 */
export function useKeptForm<
  Values extends FieldValues,
  Output extends FieldValues | undefined = undefined,
>(
  name: string | undefined,
  { watch, setValue }: Pick<UseFormReturn<Values, unknown, Output>, 'watch' | 'setValue'>,
  kept: Typing,
): () => void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was kept is put back once.
  useLayoutEffect(() => {
    if (name === undefined) {
      return;
    }
    // Field by field, and only what was kept: a browser may have filled in a password beside it.
    for (const [field, value] of Object.entries(keptTyping(name, kept))) {
      // The fields that are kept are fields of the form.
      setValue(field as Path<Values>, value as PathValue<Values, Path<Values>>, {
        shouldDirty: true,
      });
    }
    const { unsubscribe } = watch((values) =>
      saveTyping(
        name,
        Object.fromEntries(Object.entries(values).filter(([field]) => field in kept)),
      ),
    );
    return unsubscribe;
  }, [name]);
  return () => name !== undefined && forgetTyping(name);
}
