'use client';

import type { ComponentType, ReactNode } from 'react';
import { type LatePart, latePart, useLatePart } from './late-part';

/** A part that could not be fetched, and how to have it after all. */
export interface Loss {
  readonly isAskedAgain: boolean;
  readonly askAgain: () => void;
}

/** What is drawn where a part will be. */
interface Meanwhile<Props> {
  readonly coming: ReactNode;
  readonly lost: (loss: Loss, props: Props) => ReactNode;
}

/** Drawn like the part itself; `ask` begins to fetch it before it is drawn. */
export type Late<Props> = ComponentType<Props> & Pick<LatePart<Props>, 'ask'>;

/** A part of the page that is fetched when it is first drawn, or asked for. */
export function late<Props extends object>(
  fetchPart: () => Promise<ComponentType<Props>>,
  { coming, lost }: Meanwhile<Props>,
): Late<Props> {
  const part = latePart(fetchPart);
  const lateOne = (props: Props) => (
    <LateOne part={part} coming={coming} lost={lost} props={props} />
  );
  return Object.assign(lateOne, { ask: part.ask });
}

interface LateOneProps<Props> extends Meanwhile<Props> {
  readonly part: LatePart<Props>;
  readonly props: Props;
}

function LateOne<Props extends object>({
  part,
  coming,
  lost,
  props,
}: LateOneProps<Props>): ReactNode {
  const state = useLatePart(part);
  switch (state) {
    case 'coming':
      return coming;
    case 'lost':
    case 'again':
      return lost({ isAskedAgain: state === 'again', askAgain: part.ask }, props);
    default:
      return <state.Part {...props} />;
  }
}
