import type { InstrumentId } from '../../core/values/ids';
import { VenueError } from '../../ports/execution-venue';
import type { Timer } from '../../ports/timer';
import type { CallFault, PaperCall, PaperFaults } from './paper-faults';
import type { SaveQueue } from './save-queue';
import type { VenueLine } from './venue-line';

interface VenueCallsParts {
  readonly line: VenueLine;
  readonly queue: SaveQueue;
  readonly faults: PaperFaults;
  readonly timer: Timer;
  /** Does what is due: before a call, so that it comes after, and behind it what it set off. */
  readonly runTasks: () => void;
}

/**
 * What a call does at the venue; the answer is made when all it set off has happened. `isIgnored`: it
 * is to say yes and do nothing.
 */
export type Act<Answer> = (isIgnored: boolean) => () => Answer;

/**
 * The way of a call: over the line, through the fault seam, to the floor, and back when it is
 * durable. A refusal thrown by the act comes back as it is.
 */
export class VenueCalls {
  private readonly parts: VenueCallsParts;

  constructor(parts: VenueCallsParts) {
    this.parts = parts;
  }

  async call<Answer>(
    name: PaperCall,
    instrument: InstrumentId | undefined,
    act: Act<Answer>,
  ): Promise<Answer> {
    const { line, faults, runTasks } = this.parts;
    line.assertOpen();
    const fault = faults.onCall(name, instrument);
    if (fault.kind !== 'none') {
      await this.suffer(fault);
    }
    runTasks();
    const makeAnswer = act(fault.kind === 'ignore');
    runTasks();
    return this.answer(name, makeAnswer(), fault.kind === 'loseReply');
  }

  /** The faults that strike before the venue hears of the call. */
  private async suffer(fault: CallFault): Promise<void> {
    const { line, timer } = this.parts;
    switch (fault.kind) {
      case 'loseRequest':
        throw timedOut();
      case 'rateLimit':
        throw new VenueError(
          'notPlaced',
          'rate-limited',
          'The venue takes no more requests for now; nothing was done. Try again later.',
        );
      case 'delay':
        await new Promise<void>((resolve) => timer.after(fault.delayMs, resolve));
        line.assertOpen();
        return;
      case 'loseReply':
      case 'ignore':
      case 'none':
        return;
    }
  }

  private answer<Answer>(name: PaperCall, answer: Answer, isLost: boolean): Promise<Answer> {
    const { line, queue } = this.parts;
    const { session } = line;
    return new Promise((resolve, reject) => {
      queue.release((isDurable) => {
        if (isLost) {
          reject(timedOut());
        } else if (session !== line.session) {
          reject(ambiguous('connection-lost', 'The connection broke before the venue answered.'));
        } else if (!isDurable && name === 'submitOrder') {
          reject(ambiguous('books-not-saved', 'The venue could not save the order in its books.'));
        } else {
          resolve(answer);
        }
      });
    });
  }
}

function timedOut(): VenueError {
  return ambiguous('reply-timeout', 'The venue did not answer in time.');
}

function ambiguous(code: string, what: string): VenueError {
  const advice = 'Whether the request was carried out is not known: ask for the order.';
  return new VenueError('ambiguous', code, `${what} ${advice}`);
}
