/** Chance from one seed: each purpose has a stream of its own, so that none disturbs another. */
export interface Random {
  /** The stream of a purpose (`AAPL/walk`). `state` resumes one where it was saved. */
  stream(purpose: string, state?: string): RandomStream;
}

export interface RandomStream {
  /** Uniform in [0, 1) with 32 bits. */
  next(): number;
  /** Uniform whole number in [0, bound). */
  below(bound: number): number;
  /** Standard normal. */
  normal(): number;
  /** What `Random.stream` needs to go on from here. */
  state(): string;
}
