import type { FieldError, Problem } from '../../../contract/problem';
import type { Refusal } from '../../core/desk/refusal';
import type { RiskVerdict } from '../../core/risk/risk-verdict';
import { presentVerdicts } from '../present/present-verdict';
import { type ProblemCode, problemTable } from './problem-table';
import { sentenceOfRefusal } from './sentence-of';

/** Members of a problem document beside the fixed ones. */
export interface ProblemMembers {
  readonly errors?: readonly FieldError[];
  readonly retryAfterMs?: number;
  readonly [name: string]: unknown;
}

/** A no on its way to the caller. Routes throw it; the error handler writes it. */
export class WebProblem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly members: ProblemMembers;

  constructor(
    code: ProblemCode,
    detail: string,
    members: ProblemMembers = {},
    status: number = problemTable[code].status,
  ) {
    super(detail);
    this.name = 'WebProblem';
    this.code = code;
    this.status = status;
    this.members = members;
  }
}

/** RFC 9457 document of a problem. */
export function problemDocument(problem: WebProblem): Problem {
  const { code, status, message, members } = problem;
  const document = {
    type: `/api/v1/docs/problems#${code}`,
    title: problemTable[code].title,
    status,
    code,
    detail: message,
    ...members,
  };
  // The members are the contract's by name; what else they carry is the numbers of the case.
  return document as Problem;
}

/** What the desk refused, as a problem with the numbers of the case. */
export function problemOf(refusal: Refusal): WebProblem {
  const detail = sentenceOfRefusal(refusal);
  switch (refusal.code) {
    case 'order-denied': {
      const { orderId, verdicts } = refusal;
      const members = { verdicts: presentVerdicts(verdicts), ...(orderId && { orderId }) };
      return new WebProblem('order-denied', detail, members, deniedStatus(verdicts));
    }
    case 'warning-reason-missing':
      return new WebProblem(refusal.code, detail, { verdicts: presentVerdicts(refusal.verdicts) });
    case 'kill-release-too-early':
      return new WebProblem(refusal.code, detail, { retryAfterMs: refusal.waitMs });
    case 'mode-held-back': {
      const { ceiling, trouble } = refusal;
      return new WebProblem(refusal.code, detail, { ceiling, trouble });
    }
    case 'limits-out-of-date':
      return new WebProblem(refusal.code, detail, { changedBy: refusal.changedBy });
    case 'fault-refused':
    case 'market-data-refused':
      return new WebProblem(refusal.code, detail, { problem: refusal.problem });
    case 'drop-copy-refused': {
      const { problem, faults } = refusal;
      const errors = faults.map(({ where, text }) => ({ field: where, message: text }));
      return new WebProblem(refusal.code, detail, { problem, errors });
    }
    case 'order-closed': {
      const { orderId, status } = refusal;
      return new WebProblem(refusal.code, detail, { orderId, orderStatus: status });
    }
    case 'duplicate-client-order-id':
    case 'order-not-unknown':
    case 'order-on-its-way':
    case 'operation-pending':
    case 'nothing-to-change':
    case 'update-not-applicable':
    case 'quantity-below-filled':
      return new WebProblem(refusal.code, detail, { orderId: refusal.orderId });
    case 'protection-malformed':
    case 'alert-rule-malformed':
    case 'webhook-malformed':
      return new WebProblem(refusal.code, detail, { field: refusal.field });
    default:
      return new WebProblem(refusal.code, detail);
  }
}

/** 423 when the desk's mode or the kill is among the reasons, else 422. */
function deniedStatus(verdicts: readonly RiskVerdict[]): number {
  const isLocked = verdicts.some(
    ({ code, passed }) => !passed && (code === 'kill-latch' || code === 'desk-mode'),
  );
  return isLocked ? 423 : problemTable['order-denied'].status;
}
