import { tickEvery } from '@/components/feed/page-turn';

/** The page that was asked for stands by then, with its panels. */
const calmAfterMs = 5_000;
/** Each takes a slow machine some tens of milliseconds. */
const apartMs = 1_500;

/**
 * Fetches pages that somebody may go to, one by one and none while somebody is on the way to one. `left` is emptied by
 * it: who stops it and begins again goes on where it was.
 */
export function fetchAhead(left: string[], fetchPage: (path: string) => void): () => void {
  const next = () => {
    const path = left.shift();
    if (path === undefined) {
      stop();
    } else {
      fetchPage(path);
    }
  };
  let stop = () => clearTimeout(calm);
  const calm = setTimeout(() => {
    stop = tickEvery(apartMs, next);
  }, calmAfterMs);
  return () => stop();
}
