/**
 * Hands an error to the process, in a turn of its own: whoever called is not to blame and could do
 * nothing about it. What the process makes of it stands in `main`.
 */
export function toProcess(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
