import * as z from 'zod';
import { instrumentText } from './names';

export const watchListsMax = 20;
export const watchListNameLengthMax = 24;

/** A list of one's own, its instruments in the order in which they were added. */
export const watchList = z.object({
  listId: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(watchListNameLengthMax),
  instruments: z.array(instrumentText).max(500),
});
export type WatchList = z.infer<typeof watchList>;

/** The watchlists of one person. A change of their shape gets a new version. */
export const watchLists = z.object({
  version: z.literal(1),
  lists: z.array(watchList).max(watchListsMax),
  /** The list that is shown; absent: everything that can be traded. */
  shown: z.string().max(64).optional(),
});
export type WatchLists = z.infer<typeof watchLists>;
