import type { FastifySchemaCompiler } from 'fastify';
import type * as z from 'zod';
import type { FieldError } from '../../../contract/problem';
import { WebProblem } from '../problems/web-problem';

/** Checks a part of a request against its schema; every wrong field is named at once. */
export const validateRequest: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart }) =>
  (data: unknown) => {
    const parsed = schema.safeParse(data ?? undefined);
    return parsed.success
      ? { value: parsed.data }
      : { error: problemOfIssues(parsed.error.issues, data, httpPart ?? 'request') };
  };

const partNames: Readonly<Record<string, string>> = {
  body: 'body',
  querystring: 'query',
  params: 'path',
  headers: 'headers',
};

function problemOfIssues(
  issues: readonly z.core.$ZodIssue[],
  data: unknown,
  httpPart: string,
): WebProblem {
  const part = partNames[httpPart] ?? httpPart;
  if (part === 'body' && (data === undefined || data === null)) {
    return new WebProblem('body-missing', 'The call needs a JSON object as its body.');
  }
  const errors = issues.flatMap(fieldErrorsOf);
  const named = errors
    .slice(0, 5)
    .map(({ field, message }) => `${field === '' ? `the ${part}` : field}: ${message}`)
    .join(' ');
  const more = errors.length > 5 ? ` And ${errors.length - 5} more.` : '';
  return new WebProblem(
    'validation-failed',
    `The ${part} is not as it should be. ${named}${more}`,
    {
      errors: errors.slice(0, 100),
    },
  );
}

function fieldErrorsOf(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: [...issue.path, key].join('.').slice(0, 200),
      message: 'Is not a field of this call.',
    }));
  }
  return [{ field: issue.path.join('.'), message: issue.message }];
}
