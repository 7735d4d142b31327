import type { ReadTables } from '../ports/read-tables';
import { askedAfter } from './asked-after';
import type { GroupCommitJournal } from './journal/group-commit-journal';
import type { Persistence } from './persistence';

type Asked = Pick<Persistence, 'queries' | 'analytics' | 'dayReports'>;

/**
 * What the desk tells of its state may still be on its way to the journal, and then to the tables:
 * a question waits for that, so that no answer is older.
 */
export function inStep(journal: GroupCommitJournal, readTables: ReadTables, asked: Asked): Asked {
  const isDurable = () => journal.rowsSoFar();
  return {
    queries: askedAfter(asked.queries, async () => {
      await isDurable();
      await readTables.flush();
    }),
    analytics: askedAfter(asked.analytics, isDurable),
    dayReports: askedAfter(asked.dayReports, isDurable),
  };
}
