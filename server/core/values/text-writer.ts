/** More than any record of the desk; what is longer is put together from several pieces. */
const roomCharacters = 16_384;

const digitsMax = 10;
const powersOfTen = Array.from({ length: digitsMax }, (_, power) => 10 ** power);

const zero = 0x30;
const space = 0x20;
const quote = 0x22;
const backslash = 0x5c;
const tilde = 0x7e;

/**
 * Writes JSON into one piece of memory, and makes a single text of it at the end. A text that grows by `+` leaves
 * a piece behind at each step, and whoever reads it first has to put all of them together.
 */
export class TextWriter {
  /** ASCII alone. */
  private readonly room = new Uint8Array(roomCharacters);
  private readonly decoder = new TextDecoder();
  private at = 0;
  /** What came before that which is in the room now. */
  private before = '';

  /** Forgets what was written. */
  begin(): void {
    this.at = 0;
    this.before = '';
  }

  end(): string {
    const text = this.written();
    return this.before === '' ? text : this.before + text;
  }

  /** One ASCII character. */
  code(code: number): void {
    if (this.at === roomCharacters) {
      this.moveOn();
    }
    this.room[this.at] = code;
    this.at += 1;
  }

  /** A whole number from zero to 2 147 483 647, with zeros before it up to so many places. */
  digits(value: number, places = 1): void {
    let count = places;
    while (count < digitsMax && value >= (powersOfTen[count] as number)) {
      count += 1;
    }
    if (this.at + count > roomCharacters) {
      this.moveOn();
    }
    const { room, at } = this;
    let rest = value | 0;
    for (let index = at + count - 1; index >= at; index -= 1) {
      const tenth = (rest / 10) | 0;
      room[index] = zero + rest - 10 * tenth;
      rest = tenth;
    }
    this.at = at + count;
  }

  /** Text of ASCII, as it stands. */
  plain(text: string): void {
    const { length } = text;
    if (this.at + length > roomCharacters) {
      this.moveOn();
    }
    if (length > roomCharacters) {
      this.before += text;
      return;
    }
    const { room, at } = this;
    for (let index = 0; index < length; index += 1) {
      room[at + index] = text.charCodeAt(index);
    }
    this.at = at + length;
  }

  /** Any text in quotes, with the escapes that it needs: nearly none needs one. */
  quoted(text: string): void {
    const { length } = text;
    if (this.at + length + 2 > roomCharacters) {
      this.moveOn();
    }
    if (length + 2 > roomCharacters) {
      this.before += JSON.stringify(text);
      return;
    }
    const { room, at } = this;
    room[at] = quote;
    for (let index = 0; index < length; index += 1) {
      const code = text.charCodeAt(index);
      if (code < space || code > tilde || code === quote || code === backslash) {
        this.moveOn();
        this.before += JSON.stringify(text);
        return;
      }
      room[at + index + 1] = code;
    }
    room[at + length + 1] = quote;
    this.at = at + length + 2;
  }

  private moveOn(): void {
    this.before += this.written();
    this.at = 0;
  }

  private written(): string {
    return this.decoder.decode(this.room.subarray(0, this.at));
  }
}
