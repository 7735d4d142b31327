import {
  type WatchList,
  type WatchLists,
  watchListNameLengthMax,
  watchListsMax,
} from '@/contract/watch-lists';

export const noLists: WatchLists = { version: 1, lists: [] };

/** Why a list cannot have that name; undefined when it can. */
export function whyNotNamed({ lists }: WatchLists, name: string): string | undefined {
  const plain = name.trim();
  if (plain === '') {
    return 'Give the list a name.';
  }
  if (plain.length > watchListNameLengthMax) {
    return `At most ${watchListNameLengthMax} letters.`;
  }
  const isTaken = lists.some((list) => list.name.toLowerCase() === plain.toLowerCase());
  if (isTaken || plain.toLowerCase() === 'all') {
    return `There is a list ${plain} already.`;
  }
  return lists.length >= watchListsMax
    ? `At most ${watchListsMax} lists: delete one first.`
    : undefined;
}

/** Adds a list and shows it. The name has passed `whyNotNamed`. */
export function withList(
  all: WatchLists,
  listId: string,
  name: string,
  instruments: readonly string[] = [],
): WatchLists {
  const lists = [...all.lists, { listId, name: name.trim(), instruments: [...instruments] }];
  return { ...all, lists, shown: listId };
}

/** Takes a list away; where it was shown, everything is shown. */
export function withoutList(all: WatchLists, listId: string): WatchLists {
  return {
    ...all,
    lists: all.lists.filter((list) => list.listId !== listId),
    shown: all.shown === listId ? undefined : all.shown,
  };
}

/** Puts an instrument on a list, or takes it off where it is on it. */
export function toggled(all: WatchLists, listId: string, instrument: string): WatchLists {
  return {
    ...all,
    lists: all.lists.map((list) =>
      list.listId === listId ? { ...list, instruments: withToggled(list, instrument) } : list,
    ),
  };
}

export function listOf({ lists, shown }: WatchLists): WatchList | undefined {
  return lists.find(({ listId }) => listId === shown);
}

function withToggled({ instruments }: WatchList, instrument: string): string[] {
  return instruments.includes(instrument)
    ? instruments.filter((one) => one !== instrument)
    : [...instruments, instrument];
}
