'use client';

import type { ComponentType } from 'react';

type Load<Props> = () => Promise<ComponentType<Props>>;

/**
 * A part of the page that comes when it is drawn. React and Next keep the failure of one that could
 * not be fetched for as long as the page lives; here whoever draws it next fetches it anew.
 */
export function refetched<Props extends object>(
  load: Load<Props>,
  toLate: (load: Load<Props>) => ComponentType<Props>,
): ComponentType<Props> {
  let Current = toLate(fetchPart);
  function fetchPart(): Promise<ComponentType<Props>> {
    return load().catch((error: unknown) => {
      Current = toLate(fetchPart);
      throw error;
    });
  }
  // Another one stands there only after a failure, and then what was drawn has broken down.
  const refetchedPart = (props: Props) => <Current {...props} />;
  return refetchedPart;
}
