import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { failure, type Result, success } from '../core/values/result';
import type { MarketDataProblem } from './market-data-problem';

/** Takes a line without its end, counted from 1; a text that it returns is what is wrong with it. */
export type LineReader = (line: string, number: number) => string | undefined;

/**
 * Reads a text file line by line, plain or gzip by its first bytes, without holding it whole.
 * Empty lines are passed over. Stops at the first line that the reader refuses.
 */
export async function readLines(
  file: string,
  shownAs: string,
  reader: LineReader,
): Promise<Result<undefined, MarketDataProblem>> {
  const lines = new LineSplitter(reader);
  try {
    const source = createReadStream(file);
    const text = async (chunks: AsyncIterable<Buffer>): Promise<void> => {
      const decoder = new TextDecoder();
      for await (const chunk of chunks) {
        lines.take(decoder.decode(chunk, { stream: true }));
      }
      lines.end();
    };
    await ((await isGzip(file)) ? pipeline(source, createGunzip(), text) : pipeline(source, text));
  } catch (cause) {
    return failure(problemOf(cause, shownAs));
  }
  return success(undefined);
}

/** Thrown out of the stream to end it; never leaves this file. */
class LineRefused extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

class LineSplitter {
  readonly #reader: LineReader;
  #rest = '';
  #number = 0;

  constructor(reader: LineReader) {
    this.#reader = reader;
  }

  take(chunk: string): void {
    const text = this.#rest + chunk;
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      this.#line(text.slice(start, end));
      start = end + 1;
    }
    this.#rest = text.slice(start);
    if (this.#rest.length > lineLengthMax) {
      throw new LineRefused(this.#number + 1, `a line is longer than ${lineLengthMax} characters`);
    }
  }

  end(): void {
    this.#line(this.#rest);
  }

  #line(raw: string): void {
    this.#number += 1;
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (line === '') {
      return;
    }
    const refusal = this.#reader(line, this.#number);
    if (refusal !== undefined) {
      throw new LineRefused(this.#number, refusal);
    }
  }
}

const lineLengthMax = 4_096;

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}

function problemOf(cause: unknown, file: string): MarketDataProblem {
  if (cause instanceof LineRefused) {
    return { code: 'file-malformed', file, line: cause.line, cause: cause.message };
  }
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return { code: 'file-missing', file };
  }
  return { code: 'file-unreadable', file, cause: code === '' ? String(cause) : readable(code) };
}

function readable(code: string): string {
  const words: Readonly<Record<string, string>> = {
    EACCES: 'the desk may not read it',
    EISDIR: 'it is a folder',
    Z_DATA_ERROR: 'its compressed content is damaged',
    Z_BUF_ERROR: 'its compressed content ends too early',
  };
  return words[code] ?? code;
}
