import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { seededRandom } from '../system/seeded-random';
import { presentPersistenceProblem } from './database/persistence-problem';
import { sqliteDatabase } from './database/test-database.fixture';
import { entries } from './journal/journal.fixture';
import { openedPersistence, tryPersistence } from './open-persistence.fixture';

const seed = Number(process.env['HOSTILE_SEED'] ?? 20_261_122);
const rounds = Number(process.env['HOSTILE_ROUNDS'] ?? 15);

test('whatever bytes of the file are changed: the journal is as it was written, or refused in words [promises P12, P14]', async () => {
  const database = await sqliteDatabase();
  const file = database.address.kind === 'sqlite' ? database.address.file : '';
  const written = entries(1, 300);
  const first = await openedPersistence(database.address);
  await first.journal.append(written);
  await first.journal.saveSnapshot({ sequence: 300, parts: ['{"at":300}'] });
  await first.close();
  const whole = readFileSync(file);
  const chance = seededRandom(seed).stream('hostile-file');
  const outcomes: string[] = [];

  for (let round = 0; round < rounds; round += 1) {
    const bytes = Buffer.from(whole);
    const length = 1 + chance.below(round % 3 === 0 ? 64 : 1);
    const at = chance.below(bytes.length - length);
    for (let index = at; index < at + length; index += 1) {
      bytes[index] = chance.below(256);
    }
    for (const beside of ['-wal', '-shm']) {
      rmSync(`${file}${beside}`, { force: true });
    }
    writeFileSync(file, bytes);

    const opened = await tryPersistence(database.address);
    const where = `seed ${seed}, round ${round}, ${length} bytes at ${at}`;

    if (!opened.ok) {
      expect(presentPersistenceProblem(opened.error), where).toMatch(/\.$/);
      outcomes.push(opened.error.code);
      continue;
    }
    const { journal } = opened.value;
    expect(await journal.read(0, 1_000), where).toMatchObject(written);
    expect((await journal.verify()).brokenAt, where).toBeUndefined();
    expect(
      (await journal.loadSnapshot().catch(() => undefined))?.state ?? '{"at":300}',
      where,
    ).toBe('{"at":300}');
    await opened.value.close();
    outcomes.push('as written');
  }
  await database.remove();

  expect(outcomes).toContain('as written');
  expect(outcomes).toContain('chain-broken');
}, 600_000);
