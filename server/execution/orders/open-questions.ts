import type { OrderId } from '../../core/values/ids';
import type { Instant } from '../../core/values/instant';
import type { RandomStream } from '../../ports/random';

/** Two answers "not found" at least this far apart prove that an order was never placed. */
export const proofGapMs = 2_000;
const firstPauseMs = 1_000;
/** Short, so that an order is settled within five seconds of the venue's return. */
const longestPauseMs = 2_000;
const evidenceKept = 20;

export const evidenceKinds = ['found', 'notFound', 'noAnswer'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** What one look brought. */
export interface Evidence {
  readonly at: Instant;
  readonly kind: EvidenceKind;
  readonly words: string;
}

/** What is known of one open question so far. Ages are monotonic milliseconds. */
interface Question {
  readonly evidence: Evidence[];
  looks: number;
  failures: number;
  missingSince: number | undefined;
  nextLookAt: number;
}

/**
 * The evidence about orders whose outcome nobody knows, and when each is looked at next. It is made
 * anew after a restart: proof needs answers of one life of the desk.
 */
export class OpenQuestions {
  private readonly jitter: RandomStream;
  private readonly questions = new Map<OrderId, Question>();

  constructor(jitter: RandomStream) {
    this.jitter = jitter;
  }

  isDue(orderId: OrderId, now: number): boolean {
    return (this.questions.get(orderId)?.nextLookAt ?? now) <= now;
  }

  /** The venue did not find it when last asked: what is told late takes it off no list. */
  isMissing(orderId: OrderId): boolean {
    return this.questions.get(orderId)?.missingSince !== undefined;
  }

  /** Undefined before the first look: it is due at once. */
  nextLookAt(orderId: OrderId): number | undefined {
    return this.questions.get(orderId)?.nextLookAt;
  }

  evidenceOf(orderId: OrderId): readonly Evidence[] {
    return this.questions.get(orderId)?.evidence ?? [];
  }

  looksAt(orderId: OrderId): number {
    return this.questions.get(orderId)?.looks ?? 0;
  }

  noteFound(orderId: OrderId, at: Instant, words: string, now: number): void {
    const question = this.note(orderId, { at, kind: 'found', words });
    question.missingSince = undefined;
    question.failures = 0;
    question.nextLookAt = now + firstPauseMs;
  }

  /** True: with this answer it is proven that the venue does not have the order. */
  noteNotFound(orderId: OrderId, at: Instant, now: number): boolean {
    const words = 'The venue does not know the order and has no fill of it.';
    const question = this.note(orderId, { at, kind: 'notFound', words });
    question.failures = 0;
    question.missingSince ??= now;
    const isProven = now - question.missingSince >= proofGapMs;
    question.nextLookAt = question.missingSince + proofGapMs;
    return isProven;
  }

  /** No answer proves nothing, and it does not count against what was answered before. */
  noteNoAnswer(orderId: OrderId, at: Instant, words: string, now: number): void {
    const question = this.note(orderId, { at, kind: 'noAnswer', words });
    const pauseMs = Math.min(firstPauseMs * 2 ** question.failures, longestPauseMs);
    question.failures += 1;
    question.nextLookAt = now + pauseMs * (0.75 + this.jitter.next() / 4);
  }

  /** The venue is back: everything is due. */
  hurry(): void {
    for (const question of this.questions.values()) {
      question.failures = 0;
      question.nextLookAt = Math.min(
        question.nextLookAt,
        question.missingSince === undefined ? 0 : question.missingSince + proofGapMs,
      );
    }
  }

  /** Forgets what is settled. */
  keepOnly(orderIds: ReadonlySet<OrderId>): void {
    for (const orderId of this.questions.keys()) {
      if (!orderIds.has(orderId)) {
        this.questions.delete(orderId);
      }
    }
  }

  private note(orderId: OrderId, evidence: Evidence): Question {
    const question = this.questions.get(orderId) ?? {
      evidence: [],
      looks: 0,
      failures: 0,
      missingSince: undefined,
      nextLookAt: 0,
    };
    this.questions.set(orderId, question);
    question.looks += 1;
    question.evidence.push(evidence);
    if (question.evidence.length > evidenceKept) {
      question.evidence.shift();
    }
    return question;
  }
}
