/** When the page draws next. A hidden page draws seldom, but it draws. */
export interface Frames {
  next(draw: () => void): void;
}

const hiddenEveryMs = 250;

/** One frame of the browser; when none comes (the page is hidden), a quarter of a second. */
export const browserFrames: Frames = {
  next(draw) {
    let isDone = false;
    const once = () => {
      if (!isDone) {
        isDone = true;
        cancelAnimationFrame(frame);
        clearTimeout(timer);
        draw();
      }
    };
    const frame = requestAnimationFrame(once);
    const timer = setTimeout(once, hiddenEveryMs);
  },
};
