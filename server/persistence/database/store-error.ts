/** `full`: there is no room, and nothing was kept. `broken`: what was kept nobody can say. */
export class StoreError extends Error {
  readonly kind: 'full' | 'broken';

  constructor(kind: 'full' | 'broken', message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'StoreError';
    this.kind = kind;
  }
}
