'use client';

import { useLayoutEffect, useRef, useState } from 'react';
import { forgetTyping, loadTyping, saveTyping, type Typing } from './kept-typing';

interface KeptTyping<Fields> {
  readonly typing: Fields;
  readonly type: (part: Partial<Fields>) => void;
  /** It was sent, or is given up: the fields are as at first. */
  readonly forget: () => void;
}

/**
 * The fields of a small form, kept under a name while nothing is sent. What was kept comes back once
 * the page is this browser's own, so that the server and the browser draw the same at first; and before
 * anybody can type, who would lose it otherwise.
 */
export function useKeptTyping<Fields extends Typing>(
  form: string,
  empty: Fields,
): KeptTyping<Fields> {
  const [typing, setTyping] = useState(empty);
  // One field may be typed before what was typed into another is drawn.
  const latest = useRef(empty);
  const put = (next: Fields) => {
    latest.current = next;
    setTyping(next);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was kept is put back once a form.
  useLayoutEffect(() => put(loadTyping(form, empty)), [form]);
  return {
    typing,
    type: (part) => {
      put({ ...latest.current, ...part });
      saveTyping(form, latest.current);
    },
    forget: () => {
      put(empty);
      forgetTyping(form);
    },
  };
}
