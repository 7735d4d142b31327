/** What the watch needs of its surroundings: a clock, and a place that all tabs of a person share. */
export interface IdlePorts {
  readonly now: () => number;
  /** When any tab had input last, in milliseconds of that clock. */
  readonly readLast: () => number;
  readonly writeLast: (atMs: number) => void;
}

const tellEveryMs = 5_000;

/**
 * Knows how long nobody has touched this screen, over all its tabs. Input in one tab keeps the others
 * awake; it is told to them every five seconds at most.
 */
export class IdleWatch {
  private readonly ports: IdlePorts;
  private toldAtMs = Number.NEGATIVE_INFINITY;
  private lastMs: number;

  constructor(ports: IdlePorts) {
    this.ports = ports;
    this.lastMs = ports.now();
  }

  noteInput(): void {
    const nowMs = this.ports.now();
    this.lastMs = nowMs;
    if (nowMs - this.toldAtMs >= tellEveryMs) {
      this.toldAtMs = nowMs;
      this.ports.writeLast(nowMs);
    }
  }

  /** Whether nobody was there for so many minutes; 0 minutes: never. */
  isIdle(afterMinutes: number): boolean {
    const lastMs = Math.max(this.lastMs, this.ports.readLast());
    return afterMinutes > 0 && this.ports.now() - lastMs >= afterMinutes * 60_000;
  }
}
