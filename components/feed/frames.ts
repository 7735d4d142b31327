import { waitsForPageTurn } from './page-turn';

/** When the page draws next. A hidden page draws seldom, but it draws. */
export interface Frames {
  /** Drawing says whether it changed a picture, or only what is out of sight. */
  next(draw: () => boolean): void;
}

const hiddenEveryMs = 250;
/** Looked at so often whether the place that somebody is on the way to stands. */
const turnLookMs = 50;
/**
 * Every second frame of a usual screen, as long as there is something new in each: nobody reads sixty
 * pictures of a figure a second, and each costs the page the same work. What is out of sight makes no picture.
 */
const apartMs = 22;

let drawnAtMs = Number.NEGATIVE_INFINITY;
let picturedAtMs = Number.NEGATIVE_INFINITY;

/** The next frame that is due; when none comes (the page is hidden), a quarter of a second. */
export const browserFrames: Frames = {
  next(draw) {
    let isDone = false;
    let frame = 0;
    const once = () => {
      if (waitsForPageTurn(drawnAtMs)) {
        cancelAnimationFrame(frame);
        clearTimeout(latest);
        latest = setTimeout(once, turnLookMs);
      } else if (!isDone) {
        isDone = true;
        cancelAnimationFrame(frame);
        clearTimeout(due);
        clearTimeout(latest);
        drawnAtMs = performance.now();
        picturedAtMs = draw() ? drawnAtMs : picturedAtMs;
      }
    };
    const ask = () => {
      frame = requestAnimationFrame(once);
    };
    const waitMs = picturedAtMs + apartMs - performance.now();
    const due = waitMs > 0 ? setTimeout(ask, waitMs) : undefined;
    if (due === undefined) {
      ask();
    }
    let latest = setTimeout(once, hiddenEveryMs);
  },
};
