import type { Instant } from '../values/instant';
import type { DropCopyFill, DropCopySubject } from './drop-copy';

/** What was fed in by a second source of fills. The actor of the event is who fed it. */
export type DropCopyEvent =
  | {
      readonly type: 'DROP_COPY_TAKEN';
      readonly dropCopy: DropCopySubject;
      /** SHA-256 of what was fed in, in hexadecimal. */
      readonly hash: string;
      readonly fileName?: string;
      /** Those not known before, and those whose content was corrected. */
      readonly fills: readonly DropCopyFill[];
      /** How many of them stand in the place of what the source had said before. */
      readonly corrected: number;
      /** How many of what was fed in was known already, word for word. */
      readonly repeated: number;
      readonly highWater: Instant;
    }
  /** It is not listened to any more: it was wrong, or its day is long over. */
  | {
      readonly type: 'DROP_COPY_WITHDRAWN';
      readonly dropCopy: DropCopySubject;
      readonly reason: string;
    };
