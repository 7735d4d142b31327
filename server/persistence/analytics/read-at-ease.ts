import { performance } from 'node:perf_hooks';

/** Rests so many times as long as the page before it took: a quarter of a processor goes to reading. */
const restsPerPage = 3;
/** And in the midst of a burst, which needs the processor for its orders: a thirtieth. */
const restsPerPageInBurst = 30;
const burstRowsPerSecond = 1_000;

/** What follows the journal. */
export interface Reading {
  /** Reads a page; true when it has come to the end. */
  readonly page: () => Promise<boolean>;
  /** The sequence of the journal's last row. */
  readonly lastSequence: () => Promise<number>;
}

/**
 * Reads to the end of a journal that may be long and may grow, resting after each page. Read in one go it keeps
 * a processor from those who take orders for seconds; nobody waits for it yet, and whoever comes to do so
 * reads the rest for himself. Rejects with what a page rejects with.
 */
export async function readAtEase(
  { page, lastSequence }: Reading,
  rest: (milliseconds: number) => Promise<unknown>,
  now: () => number = () => performance.now(),
): Promise<void> {
  let looked = { at: now(), sequence: await lastSequence() };
  for (;;) {
    const begin = now();
    if (await page()) {
      return;
    }
    const took = now() - begin;
    const last = looked;
    looked = { at: now(), sequence: await lastSequence() };
    const perSecond = ((looked.sequence - last.sequence) * 1_000) / (looked.at - last.at);
    await rest(took * (perSecond > burstRowsPerSecond ? restsPerPageInBurst : restsPerPage));
  }
}
