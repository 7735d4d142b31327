/** Sentences for a live region: kept back for a moment, so that a burst is said in one breath. */
export class Announcements {
  private readonly say: (sentence: string) => void;
  private readonly everyMs: number;
  private waiting: string[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(say: (sentence: string) => void, everyMs: number) {
    this.say = say;
    this.everyMs = everyMs;
  }

  add(sentence: string): void {
    this.waiting.push(sentence);
    if (this.timer === undefined) {
      this.tell();
    }
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waiting = [];
  }

  /** Says what waits, and is then silent for a while. */
  private tell(): void {
    const last = this.waiting.at(-1);
    if (last === undefined) {
      this.timer = undefined;
      return;
    }
    const others = this.waiting.length - 1;
    this.waiting = [];
    this.say(others === 0 ? last : `${last}, and ${others} more`);
    this.timer = setTimeout(() => this.tell(), this.everyMs);
  }
}
