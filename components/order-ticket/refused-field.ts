import { type ApiProblem, sentenceOf } from '@/components/feed/api-problem';
import { problem as problemSchema } from '@/contract/problem';
import type { TicketField } from './ticket-draft';

/** The desk's no to one field of the ticket, for beside that field; the note has its code. */
export function refusedField(
  problem: ApiProblem | undefined,
  field: TicketField,
): string | undefined {
  if (problem?.kind !== 'refused') {
    return undefined;
  }
  if (problem.members.field === field) {
    return sentenceOf(problem);
  }
  const errors = problemSchema.safeParse(problem.members).data?.errors ?? [];
  return errors.find((error) => error.field === field || error.field.startsWith(`${field}.`))
    ?.message;
}
