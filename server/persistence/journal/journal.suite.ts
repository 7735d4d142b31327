import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Journal, JournalEntry } from '../../ports/journal';
import type { VenueBooks } from '../../ports/venue-books';
import { entries, entry } from './journal.fixture';

/** One journal's storage, opened and closed as a desk would. */
export interface JournalStorage {
  open(): Promise<OpenJournal>;
  /** Lays hands on what is stored while nobody looks. */
  tamper(change: Tampering): Promise<void>;
  remove(): Promise<void>;
}

export interface OpenJournal {
  readonly journal: Journal;
  venueBooks(venue: string): VenueBooks;
  close(): Promise<void>;
}

export type Tampering =
  | {
      readonly kind: 'change';
      readonly sequence: number;
      readonly field: 'time' | 'type' | 'actor' | 'payload' | 'hash';
      readonly to: string;
    }
  | { readonly kind: 'drop'; readonly sequence: number }
  | { readonly kind: 'swap'; readonly sequence: number; readonly other: number }
  /** Leaves the rows as they are and changes a saved state. */
  | { readonly kind: 'snapshot'; readonly sequence: number; readonly state: string };

/** What every journal has to do, wherever it keeps its rows. */
export function journalSuite(createStorage: () => Promise<JournalStorage>): void {
  let storage: JournalStorage;
  let opened: OpenJournal;
  let journal: Journal;

  async function open(): Promise<void> {
    opened = await storage.open();
    journal = opened.journal;
  }

  async function reopen(): Promise<void> {
    await opened.close();
    await open();
  }

  beforeEach(async () => {
    storage = await createStorage();
    await open();
  });

  afterEach(async () => {
    await opened.close();
    await storage.remove();
  });

  describe('an empty journal', () => {
    test('stands at zero, holds its chain, and has no snapshot', async () => {
      expect(journal.durableSequence).toBe(0);
      expect(journal.health).toEqual({ status: 'writing' });
      expect(await journal.read(0, 10)).toEqual([]);
      expect(await journal.loadSnapshot()).toBeUndefined();
      expect(await journal.verify()).toEqual({
        rows: 0,
        lastSequence: 0,
        lastHash: '0'.repeat(64),
      });
    });

    test('has no books for a venue it never heard of', async () => {
      expect(await opened.venueBooks('paper').load()).toEqual([]);
    });
  });

  describe('rows that were appended', () => {
    test('are in what is read next, also while they are on their way', async () => {
      const written = journal.append(entries(1, 3));

      expect(await journal.read(0, 10)).toMatchObject(entries(1, 3));
      expect(journal.durableSequence).toBe(3);
      await written;
    });

    test('are read back as they were, after a restart too', async () => {
      await journal.append(entries(1, 3));
      await journal.append([entry(4, { type: 'ORDER_FILLED' })]);

      await reopen();

      expect(journal.durableSequence).toBe(4);
      expect(await journal.read(0, 10)).toMatchObject([
        ...entries(1, 3),
        entry(4, { type: 'ORDER_FILLED' }),
      ]);
    });

    test('carry the hash of the row before and of all that stands in them', async () => {
      await journal.append(entries(1, 2));

      const [first, second] = await journal.read(0, 2);

      const { time, type, actor, payload } = entry(2);
      expect(first!.previousHash).toBe('0'.repeat(64));
      expect(second!.previousHash).toBe(first!.hash);
      expect(second!.hash).toBe(
        createHash('sha256')
          .update([first!.hash, 2, time, type, actor, payload].join('\n'))
          .digest('hex'),
      );
    });

    test('come in pages, after a sequence, and by type', async () => {
      const typeOf = (sequence: number) => (sequence % 3 === 0 ? 'ORDER_FILLED' : 'ORDER_ACCEPTED');
      await journal.append(entries(1, 10).map((row) => ({ ...row, type: typeOf(row.sequence) })));
      const sequences = async (after: number, limit: number, type?: string) =>
        (await journal.read(after, limit, type)).map((row) => row.sequence);

      expect(await sequences(0, 4)).toEqual([1, 2, 3, 4]);
      expect(await sequences(8, 4)).toEqual([9, 10]);
      expect(await sequences(10, 4)).toEqual([]);
      expect(await sequences(3, 2, 'ORDER_FILLED')).toEqual([6, 9]);
      expect(await sequences(0, 9, 'NEVER_HAPPENED')).toEqual([]);
    });

    test('of a type are found wherever they stand, those written after a restart too', async () => {
      const rare = [1, 63, 64, 65, 127, 128, 700, 999, 1_000];
      const typeOf = (sequence: number) =>
        rare.includes(sequence) ? 'MODE_CHANGED' : 'ORDER_FILLED';
      const rows = entries(1, 1_000).map((row) => ({ ...row, type: typeOf(row.sequence) }));
      await journal.append(rows.slice(0, 62));
      await journal.append(rows.slice(62, 129));
      await reopen();
      await journal.append(rows.slice(129));
      const sequences = async (after: number, limit: number, type: string) =>
        (await journal.read(after, limit, type)).map((row) => row.sequence);

      expect(await sequences(0, 100, 'MODE_CHANGED')).toEqual(rare);
      for (const after of [0, 1, 62, 63, 64, 126, 127, 128, 999, 1_000]) {
        const next = rare.filter((sequence) => sequence > after).slice(0, 3);
        expect(await sequences(after, 3, 'MODE_CHANGED')).toEqual(next);
      }
      const common = rows.filter(({ type }) => type === 'ORDER_FILLED').map((row) => row.sequence);
      expect(await sequences(0, 1_000, 'ORDER_FILLED')).toEqual(common);
      expect(await sequences(700, 2, 'ORDER_FILLED')).toEqual([701, 702]);
    });

    test('keep every character: other alphabets, quotes, line feeds, lone surrogates, #-texts', async () => {
      const texts = [
        '"#1"',
        'ä→価格 🏦 Ω',
        '"\\u0000\\n\\"',
        'line\nfeed\ttab\r',
        `'"';--`,
        '##',
        ' ',
      ];
      const lone = JSON.stringify({ text: '\ud800' });
      const rows = [...texts, lone].map((payload, index) =>
        entry(index + 1, { payload, actor: `{"kind":"user","user":"Zoë 🏦 ${index}"}` }),
      );
      await journal.append(rows);

      await reopen();

      expect(await journal.read(0, 20)).toMatchObject(rows);
      expect(await journal.verify()).toMatchObject({ rows: rows.length });
    });

    test('keep any text that JSON can write', async () => {
      let sequence = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.jsonValue(), { minLength: 1, maxLength: 5 }),
          async (values) => {
            const rows = values.map((value, index) =>
              entry(sequence + index + 1, { payload: JSON.stringify(value) }),
            );
            await journal.append(rows);

            expect(await journal.read(sequence, rows.length)).toMatchObject(rows);
            sequence += rows.length;
          },
        ),
        { numRuns: 30 },
      );
      expect(await journal.verify()).toMatchObject({ rows: sequence, lastSequence: sequence });
    });

    test('may be large: 5 million characters in one row', async () => {
      const payload = JSON.stringify('🏦"\\'.repeat(1_000_000));
      await journal.append([entry(1), entry(2, { payload }), entry(3)]);

      const rows = await journal.read(0, 10);

      expect(rows.map((row) => row.payload.length)).toEqual([
        entry(1).payload.length,
        payload.length,
        entry(3).payload.length,
      ]);
      expect(rows[1]!.payload === payload).toBe(true);
    });

    test('may be many at once: 10 000 appends in flight become durable in the order of the calls', async () => {
      const order: number[] = [];
      const appends = entries(1, 10_000).map((row) =>
        journal.append([row]).then(() => {
          order.push(row.sequence);
          expect(journal.durableSequence).toBeGreaterThanOrEqual(row.sequence);
        }),
      );

      await Promise.all(appends);

      expect(order).toEqual(entries(1, 10_000).map((row) => row.sequence));
      await reopen();
      expect(await journal.verify()).toMatchObject({ rows: 10_000, lastSequence: 10_000 });
    });

    test('are synced in groups: 10 000 at once take far less than 10 000 times one', async () => {
      const startedAt = performance.now();
      for (const row of entries(1, 20)) {
        await journal.append([row]);
      }
      const eachMs = (performance.now() - startedAt) / 20;
      const groupStartedAt = performance.now();
      await Promise.all(entries(21, 10_020).map((row) => journal.append([row])));
      const eachInGroupMs = (performance.now() - groupStartedAt) / 10_000;

      expect(eachInGroupMs).toBeLessThan(Math.max(eachMs, 0.2));
    });
  });

  describe('an append that cannot be taken', () => {
    test.each<[string, JournalEntry[], RegExp]>([
      ['leaves a gap', [entry(2)], /Sequence 2 was appended where 1 is next/],
      ['repeats itself', [entry(1), entry(1)], /Sequence 1 was appended where 2 is next/],
      ['has a line feed in its type', [entry(1, { type: 'A\nB' })], /without control characters/],
      ['has a zero character', [entry(1, { payload: '"\0"' })], /without control characters/],
      ['is heavier than any event', [entry(1, { payload: 'x'.repeat(2 ** 26 + 1) })], /at once/],
    ])('and %s is refused, and nothing of it is kept', async (_, rows, message) => {
      await expect(journal.append(rows)).rejects.toThrow(message);

      await journal.append([entry(1)]);

      expect(await journal.read(0, 10)).toMatchObject([entry(1)]);
      expect(journal.health).toEqual({ status: 'writing' });
    });

    test('because the journal is closed is refused', async () => {
      await opened.close();

      await expect(journal.append([entry(1)])).rejects.toThrow(/closed/);

      await open();
      expect(journal.durableSequence).toBe(0);
    });

    test('is none that was called before the close: that one is durable', async () => {
      const append = journal.append(entries(1, 500));
      await opened.close();
      await append;

      await open();
      expect(journal.durableSequence).toBe(500);
    });
  });

  describe('books of a venue', () => {
    test('are what was saved last, by kind and key, after a restart too', async () => {
      const books = opened.venueBooks('paper');
      await books.save([
        { kind: 'order', key: '1', value: '{"quantity":"#100"}' },
        { kind: 'order', key: '2', value: 'ä 🏦 "\'\\' },
        { kind: 'balance', key: '1', value: '' },
      ]);
      await books.save([
        { kind: 'order', key: '1', value: undefined },
        { kind: 'balance', key: '1', value: '2' },
        { kind: 'order', key: 'gone', value: undefined },
      ]);

      await reopen();

      expect(await opened.venueBooks('paper').load()).toEqual([
        { kind: 'balance', key: '1', value: '2' },
        { kind: 'order', key: '2', value: 'ä 🏦 "\'\\' },
      ]);
    });

    test('are all read, however many and in whatever script', async () => {
      const books = opened.venueBooks('paper');
      const records = Array.from({ length: 1_100 }, (_, index) => ({
        kind: 'fill',
        key: index === 0 ? '' : String(index).padStart(6, '0'),
        value: index % 700 === 0 ? `${index} in Zürich 🏦` : String(index),
      }));
      await books.save([...records].reverse());

      expect(await books.load()).toEqual(records);
    });

    test('of two venues stay apart', async () => {
      await opened.venueBooks('paper').save([{ kind: 'order', key: '1', value: 'paper' }]);
      await opened.venueBooks('other').save([{ kind: 'order', key: '1', value: 'other' }]);

      expect(await opened.venueBooks('paper').load()).toEqual([
        { kind: 'order', key: '1', value: 'paper' },
      ]);
    });

    test('follow the last of many saves in flight, also in one batch with deletes', async () => {
      const books = opened.venueBooks('paper');
      const saves = Array.from({ length: 300 }, (_, index) =>
        books.save([
          { kind: 'order', key: String(index % 7), value: String(index) },
          { kind: 'order', key: String((index + 3) % 7), value: undefined },
        ]),
      );

      await Promise.all(saves);

      expect(await books.load()).toEqual([
        { kind: 'order', key: '2', value: '296' },
        { kind: 'order', key: '3', value: '297' },
        { kind: 'order', key: '4', value: '298' },
        { kind: 'order', key: '5', value: '299' },
      ]);
    });

    test('share the group commit with rows', async () => {
      const books = opened.venueBooks('paper');
      const done: string[] = [];

      await Promise.all([
        journal.append([entry(1)]).then(() => done.push('row 1')),
        books.save([{ kind: 'k', key: '1', value: '1' }]).then(() => done.push('record')),
        journal.append([entry(2)]).then(() => done.push('row 2')),
      ]);

      expect(done).toEqual(['row 1', 'record', 'row 2']);
    });

    test('cannot keep a zero character, and say so', async () => {
      const books = opened.venueBooks('paper');

      await expect(books.save([{ kind: 'k', key: '1', value: 'a\0b' }])).rejects.toThrow(/zero/);

      expect(await books.load()).toEqual([]);
    });
  });

  describe('snapshots', () => {
    test('give back the newest state, with the hash of its row', async () => {
      await journal.append(entries(1, 9));
      await journal.saveSnapshot({ sequence: 3, parts: ['{"at":3}'] });
      await journal.saveSnapshot({ sequence: 7, parts: ['{"at":7,"text":"ä 🏦"}'] });

      await reopen();

      const [row] = await journal.read(6, 1);
      expect(await journal.loadSnapshot()).toEqual({
        sequence: 7,
        hash: row!.hash,
        state: '{"at":7,"text":"ä 🏦"}',
      });
    });

    test('may be large: 5 million characters', async () => {
      await journal.append([entry(1)]);
      const state = JSON.stringify('0123456789🏦"'.repeat(400_000));
      await journal.saveSnapshot({ sequence: 1, parts: [state] });

      expect((await journal.loadSnapshot())?.state === state).toBe(true);
    });

    test('wait for the rows they stand on', async () => {
      const append = journal.append(entries(1, 100));
      await journal.saveSnapshot({ sequence: 100, parts: ['at 100'] });
      await append;

      expect(await journal.loadSnapshot()).toMatchObject({ sequence: 100 });
    });

    test('of a row that is not there are refused', async () => {
      await journal.append(entries(1, 2));

      await expect(journal.saveSnapshot({ sequence: 3, parts: ['x'] })).rejects.toThrow(/3/);
      expect(await journal.loadSnapshot()).toBeUndefined();
    });

    test('may be saved again for the same row', async () => {
      await journal.append(entries(1, 2));
      await journal.saveSnapshot({ sequence: 2, parts: ['first'] });
      await journal.saveSnapshot({ sequence: 2, parts: ['second'] });

      expect(await journal.loadSnapshot()).toMatchObject({ state: 'second' });
    });

    test('are kept twice: when the newest was changed the one before it counts, then none', async () => {
      await journal.append(entries(1, 9));
      for (const sequence of [2, 4, 6]) {
        await journal.saveSnapshot({ sequence, parts: [`state at ${sequence}`] });
      }

      await storage.tamper({ kind: 'snapshot', sequence: 6, state: 'state at 7' });
      expect(await journal.loadSnapshot()).toMatchObject({ sequence: 4 });
      await storage.tamper({ kind: 'snapshot', sequence: 4, state: 'state at 7' });
      expect(await journal.loadSnapshot()).toBeUndefined();
    });

    test('that stand on a changed row are thrown away', async () => {
      await journal.append(entries(1, 4));
      await journal.saveSnapshot({ sequence: 2, parts: ['state at 2'] });
      await journal.saveSnapshot({ sequence: 4, parts: ['state at 4'] });

      await storage.tamper({ kind: 'change', sequence: 4, field: 'hash', to: 'f'.repeat(64) });

      expect(await journal.loadSnapshot()).toMatchObject({ sequence: 2 });
    });
  });

  describe('a journal that somebody changed [promise P14]', () => {
    test.each<[string, Tampering, number]>([
      ['a time', { kind: 'change', sequence: 5, field: 'time', to: '1762093800000' }, 5],
      ['a type', { kind: 'change', sequence: 6, field: 'type', to: 'ORDER_REJECTED' }, 6],
      ['an actor', { kind: 'change', sequence: 7, field: 'actor', to: '{}' }, 7],
      ['a payload', { kind: 'change', sequence: 8, field: 'payload', to: '{"a":1}' }, 8],
      ['a hash', { kind: 'change', sequence: 9, field: 'hash', to: 'a'.repeat(64) }, 9],
      ['the first row', { kind: 'change', sequence: 1, field: 'payload', to: '{}' }, 1],
      ['the last row', { kind: 'change', sequence: 20, field: 'payload', to: '{}' }, 20],
      ['a dropped row', { kind: 'drop', sequence: 11 }, 11],
      ['the first row dropped', { kind: 'drop', sequence: 1 }, 1],
      ['the last row dropped', { kind: 'drop', sequence: 20 }, 20],
      ['two swapped neighbours', { kind: 'swap', sequence: 12, other: 13 }, 12],
      ['two swapped far apart', { kind: 'swap', sequence: 17, other: 3 }, 3],
    ])('shows it: %s', async (_, tampering, brokenAt) => {
      await journal.append(entries(1, 20));

      await storage.tamper(tampering);

      expect(await journal.verify()).toMatchObject({
        rows: brokenAt - 1,
        lastSequence: brokenAt - 1,
        brokenAt: { sequence: brokenAt },
      });
      if (brokenAt < 20) {
        await expect(journal.read(0, 100)).rejects.toThrow(`at sequence ${brokenAt}`);
      }
      expect(await journal.read(0, brokenAt - 1)).toHaveLength(brokenAt - 1);
    });

    test('shows any single bit of any text, wherever it was flipped', async () => {
      await journal.append(entries(1, 6));
      const texts = await journal.read(0, 6);
      const place = fc.record({
        sequence: fc.integer({ min: 1, max: 6 }),
        field: fc.constantFrom('type', 'actor', 'payload', 'hash'),
        character: fc.nat(200),
        bit: fc.integer({ min: 0, max: 6 }),
      });

      await fc.assert(
        fc.asyncProperty(place, async ({ sequence, field, character, bit }) => {
          const text = texts[sequence - 1]![field];
          const at = character % text.length;
          const flipped = String.fromCharCode(text.charCodeAt(at) ^ (1 << bit));
          fc.pre(flipped !== '\0');
          const to = text.slice(0, at) + flipped + text.slice(at + 1);

          await storage.tamper({ kind: 'change', sequence, field, to });
          const found = await journal.verify();
          await storage.tamper({ kind: 'change', sequence, field, to: text });

          expect(found.brokenAt?.sequence).toBe(sequence);
        }),
        { numRuns: 60 },
      );
      expect((await journal.verify()).brokenAt).toBeUndefined();
    });
  });
}
