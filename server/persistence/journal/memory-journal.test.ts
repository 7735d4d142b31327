import { describe } from 'vitest';
import type { JournalRow } from '../../ports/journal';
import { type JournalStorage, journalSuite, type Tampering } from './journal.suite';
import { type KeptSnapshot, MemoryDisk } from './memory-disk';
import { memoryJournal } from './memory-journal';

describe('the journal on an imitated disk', () => journalSuite(memoryStorage));

function memoryStorage(): Promise<JournalStorage> {
  const disk = new MemoryDisk();
  return Promise.resolve({
    open: () => {
      const journal = memoryJournal(disk);
      return Promise.resolve({
        journal,
        venueBooks: (venue: string) => journal.venueBooks(venue),
        close: () => journal.close(),
      });
    },
    tamper: (change) => {
      disk.tamper((rows, snapshots) => tamper(rows, snapshots, change));
      return Promise.resolve();
    },
    remove: () => Promise.resolve(),
  });
}

function tamper(rows: JournalRow[], snapshots: KeptSnapshot[], change: Tampering): void {
  const indexOf = (sequence: number) => rows.findIndex((row) => row.sequence === sequence);
  switch (change.kind) {
    case 'change': {
      const to = change.field === 'time' ? Number(change.to) : change.to;
      const index = indexOf(change.sequence);
      rows[index] = { ...rows[index]!, [change.field]: to };
      return;
    }
    case 'drop':
      rows.splice(indexOf(change.sequence), 1);
      return;
    case 'swap': {
      const [first, second] = [indexOf(change.sequence), indexOf(change.other)];
      const [one, other] = [rows[first]!, rows[second]!];
      rows[first] = { ...other, sequence: one.sequence };
      rows[second] = { ...one, sequence: other.sequence };
      return;
    }
    case 'snapshot': {
      const index = snapshots.findIndex(({ sequence }) => sequence === change.sequence);
      snapshots[index] = { ...snapshots[index]!, state: change.state };
    }
  }
}
