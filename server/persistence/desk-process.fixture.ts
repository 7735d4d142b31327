import { writeSync } from 'node:fs';
import { toInstant } from '../core/values/instant';
import type { Log } from '../ports/log';
import { presentPersistenceProblem } from './database/persistence-problem';
import { openPersistence } from './open-persistence';

/**
 * A process of a test: has the database, and appends with many callers at once until it is killed.
 * What it prints has been acknowledged: `row <sequence>`, `record <number>`.
 */
const [kind, place, mode = 'append'] = process.argv.slice(2);
const silent: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  with: () => silent,
};

const opened = await openPersistence({
  database:
    kind === 'sqlite'
      ? { kind: 'sqlite', file: place ?? '' }
      : { kind: 'postgresql', url: place ?? '' },
  log: silent,
  reserveBytes: 64 * 1024,
});
if (!opened.ok) {
  print(`problem ${JSON.stringify(opened.error)}`);
  print(presentPersistenceProblem(opened.error));
  process.exit(1);
}
const { journal, venueBooks, announce } = opened.value;
await announce('http://127.0.0.1:4150');
print(`open ${journal.durableSequence}`);
if (mode === 'append') {
  let next = journal.durableSequence;
  await Promise.all([
    ...Array.from({ length: 40 }, async () => {
      for (;;) {
        next += 1;
        const sequence = next;
        await journal.append([entry(sequence)]);
        print(`row ${sequence}`);
      }
    }),
    saveRecords(),
  ]);
}

async function saveRecords(): Promise<void> {
  const books = venueBooks('paper');
  for (let number = 1; ; number += 1) {
    await books.save([{ kind: 'count', key: 'last', value: String(number) }]);
    print(`record ${number}`);
  }
}

function entry(sequence: number) {
  const payload = JSON.stringify({ type: 'ORDER_ACCEPTED', filler: 'x'.repeat(sequence % 3_000) });
  return { sequence, time: toInstant(Date.now()), type: 'ORDER_ACCEPTED', actor: '{}', payload };
}

/** At once and whole, for the next instant may be the last. */
function print(line: string): void {
  writeSync(1, `${line}\n`);
}
