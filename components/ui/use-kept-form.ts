'use client';

import { useEffect } from 'react';
import type { DefaultValues, FieldValues, UseFormReturn } from 'react-hook-form';
import { forgetTyping, loadTyping, saveTyping, type Typing } from './kept-typing';

/**
 * Keeps what is typed into a form under a name, and puts it back when the form is opened again. `kept`
 * has the fields that are kept, as they are when nothing is typed: leave a password out. Answers with
 * how to forget it, once it was sent.
 */
export function useKeptForm<
  Values extends FieldValues,
  Output extends FieldValues | undefined = undefined,
>(
  name: string | undefined,
  {
    watch,
    reset,
    getValues,
  }: Pick<UseFormReturn<Values, unknown, Output>, 'watch' | 'reset' | 'getValues'>,
  kept: Typing,
): () => void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was kept is put back once.
  useEffect(() => {
    if (name === undefined) {
      return;
    }
    const back = { ...getValues(), ...loadTyping(name, kept) };
    reset(back as DefaultValues<Values>, { keepDefaultValues: true });
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
