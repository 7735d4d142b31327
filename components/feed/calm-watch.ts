import { Pace } from '@/components/ui/pace';

/**
 * Who watches something that changes faster than it can be read. They are told at most four times a second:
 * of the first change after a calm time at once, of the last one always. What is watched is listened to
 * only while somebody does.
 */
export class CalmWatch<Told extends readonly unknown[]> {
  private readonly listeners = new Set<(...told: Told) => void>();
  private readonly listen: (changed: () => void) => () => void;
  private readonly begin: () => void;
  private readonly pace: Pace;
  private unlisten: (() => void) | undefined;

  /** `begin` is called with the first who watches, `renew` when those who do are due to be told. */
  constructor(
    listen: (changed: () => void) => () => void,
    { begin, renew }: { readonly begin: () => void; readonly renew: () => void },
  ) {
    this.listen = listen;
    this.begin = begin;
    this.pace = new Pace(renew);
  }

  get isOn(): boolean {
    return this.unlisten !== undefined;
  }

  add(listener: (...told: Told) => void): () => void {
    this.listeners.add(listener);
    if (this.unlisten === undefined) {
      this.unlisten = this.listen(this.pace.ask);
      this.begin();
    }
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) {
        this.unlisten?.();
        this.unlisten = undefined;
        this.pace.stop();
      }
    };
  }

  /** As if something had changed, but not before the caller has gone on. */
  renewSoon(): void {
    this.pace.askLater();
  }

  tell(...told: Told): void {
    for (const listener of [...this.listeners]) {
      listener(...told);
    }
  }
}
