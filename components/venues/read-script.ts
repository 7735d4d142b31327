import { type PaperFaultScript, paperFaultScript } from '@/contract/paper-faults';

/** What a file says as a script of faults, or in a sentence why it is none. */
export function readScript(
  text: string,
):
  | { readonly ok: true; readonly script: PaperFaultScript }
  | { readonly ok: false; readonly problem: string } {
  const json = parsed(text);
  if (typeof json !== 'object' || json === null) {
    return { ok: false, problem: 'The file is no JSON: choose one that was saved here.' };
  }
  // The seed is for tests; the venue that plays has its own.
  const { venueSeed: _, ...given } = json as Record<string, unknown>;
  const read = paperFaultScript.safeParse(given);
  if (read.success) {
    return { ok: true, script: read.data };
  }
  const [issue] = read.error.issues;
  const where = issue?.path.join('.') ?? '';
  return {
    ok: false,
    problem: `The file is no script of faults: ${where} ${issue?.message ?? ''}`,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
