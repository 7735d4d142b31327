/** What is copied, or written, at a time, in characters: a few milliseconds of work. */
const partLength = 256 * 1024;

/**
 * A text that comes in parts of any length, in parts of about that length; never between the two halves of a
 * character, where none was given so: a database would not keep a half.
 */
export function* evenParts(given: Iterable<string>): Generator<string> {
  let gathered: string[] = [];
  let length = 0;
  for (const text of given) {
    for (const part of shortParts(text)) {
      gathered.push(part);
      length += part.length;
      if (length >= partLength) {
        yield gathered.join('');
        gathered = [];
        length = 0;
      }
    }
  }
  if (length > 0) {
    yield gathered.join('');
  }
}

function* shortParts(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const to = from + partLength;
    const endsInHalf = /[\ud800-\udbff]/.test(text[to - 1] ?? '');
    yield text.slice(from, endsInHalf ? to + 1 : to);
    from = endsInHalf ? to + 1 : to;
  }
}
