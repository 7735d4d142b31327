import type { DeskEvent } from '../desk/desk-event';
import type { Refusal } from '../desk/refusal';
import type { Result } from '../values/result';
import type { UndoStep } from './break';

/** What a repair would do: to the books, and how it is taken back. */
export interface Repair {
  readonly events: readonly DeskEvent[];
  readonly undo: readonly UndoStep[];
  /** What it does, a sentence each. */
  readonly steps: readonly string[];
}

export type RepairResult = Result<Repair, Refusal>;
