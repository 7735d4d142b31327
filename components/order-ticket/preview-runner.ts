/** Pauses before the desk is asked: after the last key, and between two looks at a moving market. */
export const typingPauseMs = 120;
export const marketPauseMs = 500;

interface PreviewRunnerOptions<Request, Answer> {
  readonly ask: (request: Request, signal: AbortSignal) => Promise<Answer>;
  readonly onAnswer: (answer: Answer, request: Request) => void;
}

/**
 * Decides when the desk is asked what would become of an order.
 *
 * 1. A change of the order is asked for after a short pause in typing.
 * 2. A move of the market asks again, at most twice a second, however often it moves.
 * 3. Only the answer to the newest question counts; an older one is called off.
 */
export class PreviewRunner<Request, Answer> {
  readonly #options: PreviewRunnerOptions<Request, Answer>;
  #request: Request | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;
  #askedAtMs = Number.NEGATIVE_INFINITY;

  constructor(options: PreviewRunnerOptions<Request, Answer>) {
    this.#options = options;
  }

  /** The order has changed, or there is none that could be asked about. */
  want(request: Request | undefined): void {
    this.#request = request;
    this.#clear();
    if (request === undefined) {
      this.#asking?.abort();
      this.#asking = undefined;
    } else {
      this.#timer = setTimeout(() => this.#ask(), typingPauseMs);
    }
  }

  /** The market or the account has moved: the same order may fare differently now. */
  nudge(): void {
    if (this.#request === undefined || this.#timer !== undefined) {
      return;
    }
    const pause = Math.max(0, this.#askedAtMs + marketPauseMs - performance.now());
    this.#timer = setTimeout(() => this.#ask(), pause);
  }

  stop(): void {
    this.want(undefined);
  }

  #ask(): void {
    const request = this.#request;
    this.#clear();
    if (request === undefined) {
      return;
    }
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.#askedAtMs = performance.now();
    void this.#options.ask(request, asking.signal).then((answer) => {
      if (this.#asking === asking) {
        this.#asking = undefined;
        this.#options.onAnswer(answer, request);
      }
    });
  }

  #clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
