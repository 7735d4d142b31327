import type { Cancel, Timer } from '../../ports/timer';

interface Entry<Task> {
  readonly due: number;
  readonly number: number;
  readonly task: Task;
}

/** A timer may ring a little early on the clock it is compared with. */
const tolerance = 0.5;
/** Longer naps are taken in pieces: a clock may jump, and a timer has a largest delay. */
const longestNapMs = 60_000;

/** What is to be done later, in the order of its time and then of its number. */
export class Agenda<Task> {
  private readonly now: () => number;
  private readonly timer: Timer;
  private readonly ring: () => void;
  private readonly heap: Entry<Task>[] = [];
  private cancelNap: Cancel | undefined;
  private napUntil = Number.POSITIVE_INFINITY;
  private isAwake = false;

  /** `ring` is called when something is due; it takes what is due by `takeDue`. */
  constructor(now: () => number, timer: Timer, ring: () => void) {
    this.now = now;
    this.timer = timer;
    this.ring = ring;
  }

  /** Who adds what is due at once takes it in the same turn: no timer is set for it. */
  add(due: number, number: number, task: Task): void {
    this.heap.push({ due, number, task });
    this.rise(this.heap.length - 1);
    if (due > this.now() + tolerance) {
      this.nap();
    }
  }

  takeDue(): Task | undefined {
    const first = this.heap[0];
    if (first === undefined || first.due > this.now() + tolerance) {
      return undefined;
    }
    const last = this.heap.pop();
    if (last !== undefined && this.heap.length > 0) {
      this.heap[0] = last;
      this.sink();
    }
    return first.task;
  }

  /** Starts to ring, at once for what is overdue. */
  wake(): void {
    this.isAwake = true;
    this.nap();
  }

  /** Rings no more until it is woken. */
  sleep(): void {
    this.isAwake = false;
    this.stopNap();
  }

  /** Sets the one timer for what comes first. */
  private nap(): void {
    const first = this.heap[0];
    if (!this.isAwake || first === undefined || first.due >= this.napUntil) {
      return;
    }
    this.stopNap();
    this.napUntil = first.due;
    const wait = Math.min(Math.max(first.due - this.now(), 0), longestNapMs);
    this.cancelNap = this.timer.after(wait, () => {
      this.napUntil = Number.POSITIVE_INFINITY;
      this.ring();
      this.nap();
    });
  }

  private stopNap(): void {
    this.cancelNap?.();
    this.cancelNap = undefined;
    this.napUntil = Number.POSITIVE_INFINITY;
  }

  private rise(from: number): void {
    let index = from;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.isBefore(index, parent)) {
        return;
      }
      this.swap(index, parent);
      index = parent;
    }
  }

  private sink(): void {
    let index = 0;
    for (;;) {
      const left = index * 2 + 1;
      const child = this.isBefore(left + 1, left) ? left + 1 : left;
      if (!this.isBefore(child, index)) {
        return;
      }
      this.swap(child, index);
      index = child;
    }
  }

  private isBefore(index: number, other: number): boolean {
    const one = this.heap[index];
    const two = this.heap[other];
    return (
      one !== undefined &&
      two !== undefined &&
      (one.due < two.due || (one.due === two.due && one.number < two.number))
    );
  }

  private swap(index: number, other: number): void {
    const one = this.heap[index];
    const two = this.heap[other];
    if (one !== undefined && two !== undefined) {
      this.heap[index] = two;
      this.heap[other] = one;
    }
  }
}
