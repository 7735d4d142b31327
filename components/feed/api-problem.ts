/**
 * Why a call came to nothing, as a value. `refused` is the desk's own answer (RFC 9457) with its stable
 * code; the others are what this side knows when there is no answer that can be read.
 */
export type ApiProblem =
  | RefusedProblem
  /** No answer: the connection failed or ran out of time. It may have been carried out. */
  | { readonly kind: 'unreachable'; readonly code: 'unreachable'; readonly detail: string }
  /** An answer that is not what the contract says. */
  | {
      readonly kind: 'unreadable';
      readonly code: 'unreadable-answer';
      readonly status: number;
      readonly detail: string;
    };

export interface RefusedProblem {
  readonly kind: 'refused';
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  /** Seconds to wait, when the desk named them. */
  readonly retryAfterSeconds?: number;
  /** Everything the problem document carried: verdicts, fields, numbers. */
  readonly members: Readonly<Record<string, unknown>>;
}

/** What react-query throws and holds in `error`. */
export class ApiFailure extends Error {
  readonly problem: ApiProblem;

  constructor(problem: ApiProblem) {
    super(sentenceOf(problem));
    this.name = 'ApiFailure';
    this.problem = problem;
  }
}

/** The desk warns and asks why: the same may be sent again with a reason. */
export function asksForReason({ code }: { readonly code: string }): boolean {
  return code === 'warning-reason-missing';
}

/** One sentence for a person: what happened, and what to do where there is something to do. */
export function sentenceOf(problem: ApiProblem): string {
  switch (problem.kind) {
    case 'refused':
      return problem.detail === '' ? problem.title : problem.detail;
    case 'unreachable':
      return `The desk did not answer (${problem.detail}). It may have been done all the same: look before you send it again. What is typed here stays.`;
    case 'unreadable':
      return `The desk answered something this page cannot read (${problem.detail}). Reload the page.`;
  }
}
