import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type ProblemRow, problemTable } from './problem-table';

const rows = Object.entries<ProblemRow>(problemTable);

/** The page as the table says it; UPDATE_DOCS=1 writes it. */
function documentation(): string {
  const lines = rows.map(
    ([code, { status, title, about }]) => `| \`${code}\` | ${status} | ${title}. ${about} |`,
  );
  return `# Problem codes

Every refusal of the desk is a problem document (RFC 9457, \`application/problem+json\`) with \`type\`,
\`title\`, \`status\`, \`code\` and \`detail\`. The \`code\` is stable; \`detail\` is a sentence for people with the
numbers of the case. A refused order carries \`verdicts\`, wrong fields are in \`errors\`, and where it helps
to wait there is \`retryAfterMs\` and the header \`Retry-After\`.

| code | status | what it is about |
|---|---|---|
${lines.join('\n')}
`;
}

describe('the table of problems', () => {
  test('gives every code a status that HTTP knows as a refusal', () => {
    for (const [code, { status }] of rows) {
      expect([400, 401, 403, 404, 409, 413, 415, 422, 423, 429, 500, 501, 503], code).toContain(
        status,
      );
    }
  });

  test('has codes in kebab-case and a title each of its own', () => {
    expect(rows.filter(([code]) => !/^[a-z]+(-[a-z]+)*$/.test(code))).toEqual([]);
    expect(new Set(rows.map(([, { title }]) => title)).size).toBe(rows.length);
  });

  test('is what docs/problem-codes.md says', () => {
    if (process.env['UPDATE_DOCS'] === '1') {
      writeFileSync('docs/problem-codes.md', documentation());
    }
    expect(readFileSync('docs/problem-codes.md', 'utf8')).toBe(documentation());
  });
});
