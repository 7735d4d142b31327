export type NoticeTone = 'calm' | 'good' | 'warn' | 'critical';

export interface Notice {
  readonly title: string;
  readonly description?: string;
  readonly tone?: NoticeTone;
}

type Show = (notice: Notice) => void;

let show: Show | undefined;
const waiting: Notice[] = [];

/**
 * Tells a person what became of their own action, or something critical; nothing else pops up. The
 * corner it appears in comes after the first look at the page: until then a notice waits.
 */
export function notify(notice: Notice): void {
  if (show === undefined) {
    waiting.push(notice);
  } else {
    show(notice);
  }
}

/** Says how notices are shown from now on; what has waited comes first. Returns how to stop. */
export function showNotices(how: Show): () => void {
  show = how;
  for (const notice of waiting.splice(0)) {
    how(notice);
  }
  return () => {
    show = undefined;
  };
}
