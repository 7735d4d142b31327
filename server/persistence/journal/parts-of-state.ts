/** What is copied, or written, at a time, in characters: a few milliseconds of work. */
const partLength = 256 * 1024;

/** A text in parts; never between the two halves of a character: a database would not keep a half. */
export function* partsOfState(state: string): Generator<string> {
  for (let from = 0; from < state.length; ) {
    const to = from + partLength;
    const endsInHalf = /[\ud800-\udbff]/.test(state[to - 1] ?? '');
    yield state.slice(from, endsInHalf ? to + 1 : to);
    from = endsInHalf ? to + 1 : to;
  }
}
