import { hash, verify } from '@node-rs/argon2';
import { WebProblem } from '../problems/web-problem';

/** OWASP's parameters for argon2id, which is what the library makes unless told: 19 MiB, two passes. */
const parameters = {
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
} as const;

const atOnceMax = 2;
const waitingMax = 50;

/**
 * Hashes and checks passwords in Node's thread pool, a few at a time, so that a flood of sign-ins
 * takes neither the event loop nor the threads that the journal and the files need.
 */
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private decoy: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, parameters));
  }

  /** `passwordHash` undefined: there is no such person, which takes as long to find out. */
  async matches(passwordHash: string | undefined, password: string): Promise<boolean> {
    this.decoy ??= this.hash('nobody has this password');
    const known = passwordHash ?? (await this.decoy);
    const isRight = await this.inTurn(() => verify(known, password));
    return isRight && passwordHash !== undefined;
  }

  private async inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.running >= atOnceMax) {
      if (this.waiting.length >= waitingMax) {
        throw new WebProblem(
          'too-busy',
          'Too many people sign in at once; try again in a moment.',
          {
            retryAfterMs: 2_000,
          },
        );
      }
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    this.running += 1;
    try {
      return await work();
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }
}
