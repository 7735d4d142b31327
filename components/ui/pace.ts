/** Long enough that the next change, one or two frames later, comes first. */
const slackMs = 50;

/**
 * Lets something be done at most so often, for what changes faster than it can be read. It is done with
 * the change that finds it due, in the frame that is drawn anyway; where no other change comes, a moment
 * later by itself. What was asked for last is always done.
 */
export class Pace {
  private readonly act: () => void;
  private readonly everyMs: number;
  private doneAtMs = Number.NEGATIVE_INFINITY;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(act: () => void, everyMs = 250) {
    this.act = act;
    this.everyMs = everyMs;
  }

  /** Something has changed. */
  ask = (): void => {
    const waitMs = this.waitMs();
    if (waitMs <= 0) {
      this.now();
    } else {
      this.timer ??= setTimeout(this.now, waitMs + slackMs);
    }
  };

  /** As `ask`, but never before the caller has gone on. */
  askLater = (): void => {
    this.timer ??= setTimeout(this.now, Math.max(0, this.waitMs()));
  };

  now = (): void => {
    this.stop();
    this.doneAtMs = performance.now();
    this.act();
  };

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private waitMs(): number {
    return this.doneAtMs + this.everyMs - performance.now();
  }
}
