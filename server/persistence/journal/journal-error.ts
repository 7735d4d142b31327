import type { ChainBreak } from './journal-chain';

/** Why the journal does not do what it was asked. */
export type JournalErrorCode =
  /** Nothing more is durable until a restart; `message` has the reason. */
  | 'journal-failed'
  | 'journal-closed'
  /** The entries do not go on from the last ones. */
  | 'journal-out-of-order'
  | 'journal-entry-malformed'
  | 'journal-entry-too-large'
  /** What is stored is not what was written. */
  | 'journal-chain-broken'
  | 'snapshot-refused';

export class JournalError extends Error {
  readonly code: JournalErrorCode;
  readonly chainBreak: ChainBreak | undefined;

  constructor(code: JournalErrorCode, message: string, chainBreak?: ChainBreak) {
    super(message);
    this.name = 'JournalError';
    this.code = code;
    this.chainBreak = chainBreak;
  }
}

export function chainBroken({ sequence, reason }: ChainBreak): JournalError {
  const message = `The journal's chain is broken at sequence ${sequence}: ${reason}`;
  return new JournalError('journal-chain-broken', message, { sequence, reason });
}
