import type { AccountState } from '../account/account';
import type { DeskContext } from '../desk/desk-context';
import { excursionOf, type NotedExcursion } from './excursion';

/** The open positions of an account that have gone further than the journal knows. */
export function excursionsToNote(
  desk: DeskContext,
  account: AccountState,
): readonly NotedExcursion[] {
  const news: NotedExcursion[] = [];
  for (const position of account.positions.values()) {
    const { instrument } = position;
    const seen = desk.excursionOf?.(position);
    const noted = excursionOf(position, account.excursions.get(instrument));
    const isNews = seen?.adverse !== noted?.adverse || seen?.favourable !== noted?.favourable;
    if (seen !== undefined && isNews) {
      news.push({ instrument, ...seen });
    }
  }
  return news;
}

/** Keeps what the journal says of open positions, and lets go of those that are closed. */
export function noteExcursions(
  { excursions, positions }: AccountState,
  noted: readonly NotedExcursion[] = [],
): void {
  for (const { instrument, ...excursion } of noted) {
    excursions.set(instrument, excursion);
  }
  for (const instrument of excursions.keys()) {
    if (!positions.has(instrument)) {
      excursions.delete(instrument);
    }
  }
}
