/** Work in steps; between two steps urgent work gets its turn. */
export type SteppedWork = () => AsyncIterable<void>;

/**
 * One thing at a time, urgent first.
 *
 * 1. Urgent work runs in the order it came, and waits for at most one step of other work.
 * 2. After each step the thread looks at its messages, so that what came meanwhile is seen.
 */
export class WorkQueue {
  readonly #urgent: (() => Promise<void>)[] = [];
  readonly #patient: (() => Promise<boolean>)[] = [];
  #isRunning = false;

  urgent<Value>(work: () => Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      this.#urgent.push(() => work().then(resolve, reject));
      void this.#run();
    });
  }

  patient(work: SteppedWork): Promise<void> {
    return new Promise((resolve, reject) => {
      const steps = work()[Symbol.asyncIterator]();
      this.#patient.push(async () => {
        try {
          const { done } = await steps.next();
          if (done !== true) {
            return false;
          }
          resolve();
        } catch (error) {
          reject(error);
        }
        return true;
      });
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    if (this.#isRunning) {
      return;
    }
    this.#isRunning = true;
    while (await this.#step()) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#isRunning = false;
  }

  /** False when there is nothing to do. */
  async #step(): Promise<boolean> {
    const urgent = this.#urgent.shift();
    if (urgent !== undefined) {
      await urgent();
      return true;
    }
    const patient = this.#patient[0];
    if (patient === undefined) {
      return false;
    }
    if (await patient()) {
      this.#patient.shift();
    }
    return true;
  }
}
