/** One setting that cannot be used, and what would be right. Values of secrets are never kept. */
export type ConfigProblem =
  | {
      readonly code: 'setting-malformed';
      readonly setting: string;
      readonly given: string;
      readonly expected: string;
    }
  | { readonly code: 'setting-missing'; readonly setting: string; readonly expected: string }
  | {
      readonly code: 'setting-unknown';
      readonly setting: string;
      readonly nearest: string | undefined;
    };

/** The exit code of a process that cannot use its settings: EX_CONFIG of sysexits. */
export const configExitCode = 78;

/** What an operator reads on the console: every wrong setting with what would be right. */
export function presentConfigProblems(problems: readonly ConfigProblem[]): string {
  const one = problems.length === 1;
  return [
    `The desk does not start: ${one ? 'one setting' : `${problems.length} settings`} cannot be used.`,
    ...problems.map((problem) => `  ${sentenceOf(problem)}`),
    'Settings are read from the environment and from the file .env; .env.example explains each.',
  ].join('\n');
}

function sentenceOf(problem: ConfigProblem): string {
  switch (problem.code) {
    case 'setting-malformed':
      return `${problem.setting} is ${problem.given}; it must be ${problem.expected}.`;
    case 'setting-missing':
      return `${problem.setting} is missing: ${problem.expected}.`;
    case 'setting-unknown':
      return problem.nearest === undefined
        ? `${problem.setting} is no setting of the desk; remove it.`
        : `${problem.setting} is no setting of the desk; ${problem.nearest} is the nearest.`;
  }
}
