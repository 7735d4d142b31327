import { performance } from 'node:perf_hooks';

/** Rests so many times as long as the page before it took: a quarter of a processor goes to reading. */
const restsPerPage = 3;

/** What follows the journal, a page at a time; true when it has come to the end. */
type ReadPage = () => Promise<boolean>;

/**
 * Reads to the end of a journal that may be long, resting after each page. Read in one go it keeps a
 * processor from those who take orders for seconds; nobody waits for it yet, and whoever comes to do so
 * reads the rest for himself. Rejects with what a page rejects with.
 */
export async function readAtEase(
  readPage: ReadPage,
  rest: (milliseconds: number) => Promise<unknown>,
  now: () => number = () => performance.now(),
): Promise<void> {
  for (;;) {
    const begin = now();
    if (await readPage()) {
      return;
    }
    await rest((now() - begin) * restsPerPage);
  }
}
