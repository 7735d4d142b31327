import { VenueError } from '../../ports/execution-venue';
import type { Timer } from '../../ports/timer';

/**
 * Gives up waiting for an answer. The call may still be carried out, so its outcome is ambiguous; an
 * answer that comes later is told by reports and found by asking.
 */
export function withDeadline<Answer>(
  call: () => Promise<Answer>,
  deadlineMs: number,
  timer: Timer,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const cancel = timer.after(deadlineMs, () => {
      const message = `The venue has not answered within ${deadlineMs} ms.`;
      reject(new VenueError('ambiguous', 'reply-timeout', message));
    });
    call().then(
      (answer) => {
        cancel();
        resolve(answer);
      },
      (error: unknown) => {
        cancel();
        reject(error);
      },
    );
  });
}
