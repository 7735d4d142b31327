'use client';

import type { ReactNode } from 'react';
import { selectInstrument } from '@/components/ui/desk-intent';
import type { Signal } from '@/contract/signal';
import { SignalList } from './signal-list';

/** The queue of signals beside ticket and chart: a row that is pressed turns the desk to its instrument. */
export function SignalsPanel(): ReactNode {
  const choose = ({ instrument }: Signal) => {
    if (instrument !== undefined) {
      selectInstrument(instrument);
    }
  };
  return <SignalList onChoose={choose} />;
}
