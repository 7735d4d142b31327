import type { ReactNode } from 'react';
import { SignedInFrame } from '@/components/desk/signed-in-frame';

/** One frame for all places: head, feed and kill stay while one gives way to another. */
export default function DeskLayout({ children }: { readonly children: ReactNode }): ReactNode {
  return <SignedInFrame>{children}</SignedInFrame>;
}
