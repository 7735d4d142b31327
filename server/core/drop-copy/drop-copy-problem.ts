/** Why something that was fed in cannot be used. Each names itself in the refusal; nothing was taken. */
export const dropCopyProblems = [
  'file-empty',
  'columns-wrong',
  'row-malformed',
  'number-malformed',
  'side-malformed',
  'time-malformed',
  'id-malformed',
  'instrument-unknown',
  'execution-id-reused',
  'another-day',
  'time-ahead',
  'day-not-open',
  'too-many-fills',
  'nothing-to-withdraw',
] as const;
export type DropCopyProblem = (typeof dropCopyProblems)[number];

/** One thing that is wrong, and where. */
export interface DropCopyFault {
  readonly problem: DropCopyProblem;
  /** `line 7, price`, or the name of a field. */
  readonly where: string;
  /** One sentence: what stands there, and what would be right. */
  readonly text: string;
}
