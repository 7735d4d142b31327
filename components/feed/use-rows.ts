'use client';

import { useSyncExternalStore } from 'react';
import { useFeedContext } from './feed-context';
import type { RowOf, TableName } from './feed-state';

/** All records of a table in order of arrival; renders again at most four times a second. */
export function useRows<Name extends TableName>(name: Name): readonly RowOf<Name>[] {
  const view = useFeedContext().feed.view(name);
  return useSyncExternalStore(view.subscribe, view.get, noRows);
}

const none: readonly never[] = [];

function noRows(): readonly never[] {
  return none;
}
