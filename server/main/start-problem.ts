/** Why the desk cannot start, as a sentence for the person at the console. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}
