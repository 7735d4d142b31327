'use client';

import { BookOpen, Download, FileJson, SearchX } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { sentenceOf } from '@/components/feed/api-problem';
import { useConnectionState } from '@/components/feed/use-connection';
import { Button } from '@/components/ui/button';
import { downloadJson } from '@/components/ui/download-json';
import { Figure } from '@/components/ui/figures';
import { lateContent } from '@/components/ui/late-panel';
import { LoadingLines } from '@/components/ui/loading-lines';
import { Panel } from '@/components/ui/panel';
import { PanelNote } from '@/components/ui/panel-note';
import { ProblemNote } from '@/components/ui/problem-note';
import { DataTable } from '@/components/ui/table/data-table';
import { downloadCsv } from '@/components/ui/table/download-csv';
import { useTableModel } from '@/components/ui/table/use-table-model';
import { useKeptTyping } from '@/components/ui/use-kept-typing';
import type { Event } from '@/contract/event';
import { ChainCheck } from './chain-check';
import { eventKinds } from './event-kinds';
import './journal.css';
import { journalColumns } from './journal-columns';
import { everything, type JournalChoice, JournalFilters } from './journal-filters';
import type { JournalFilter, JournalProgress } from './journal-pages';
import { type Journal as JournalReading, useJournal } from './use-journal';

const EventDetails = lateContent('the event', () =>
  import('./event-details').then((module) => module.EventDetails),
);

/** What was typed to look for outlives a reload. */
const nothingChosen = { ...everything };

/** All that happened, as the desk wrote it down: who, what, when and why. */
export function JournalPanels(): ReactNode {
  const { typing: choice, type: setChoice } = useKeptTyping('journal', nothingChosen);
  const [isLive, setLive] = useState(true);
  const [chosen, setChosen] = useState<Event | undefined>(undefined);
  const filter = useMemo(() => filterOf(choice), [choice]);
  const startBelow = choice.startAt === '' ? undefined : Number(choice.startAt) + 1;
  const journal = useJournal({ filter, isLive, startBelow });
  return (
    <div className="journal-grid">
      <Rows
        journal={journal}
        isFiltered={JSON.stringify(choice) !== JSON.stringify(everything)}
        onChoose={setChosen}
        filters={
          <JournalFilters
            choice={choice}
            onChange={setChoice}
            isLive={isLive}
            onLiveChange={setLive}
          />
        }
      />
      <Panel title={chosen === undefined ? 'Event' : `Event #${chosen.sequence}`}>
        <EventDetails event={chosen} onChoose={setChosen} />
      </Panel>
    </div>
  );
}

interface RowsProps {
  readonly journal: JournalReading;
  readonly isFiltered: boolean;
  readonly filters: ReactNode;
  readonly onChoose: (event: Event) => void;
}

function Rows({ journal, isFiltered, filters, onChoose }: RowsProps): ReactNode {
  const { pages, progress } = journal;
  const isStale = useConnectionState() !== 'live';
  const model = useTableModel({
    id: 'journal',
    columns: journalColumns,
    source: pages.rows,
    sorting: newestFirst,
  });
  const { ids } = model.order;
  const saveJson = () =>
    downloadJson(
      'journal',
      ids.map(pages.rows.get).filter((event) => event !== undefined),
    );
  return (
    <Panel
      title="Journal"
      stale={isStale}
      actions={
        <>
          <ChainCheck />
          <Button
            size="s"
            tone="quiet"
            aria-label="Save what is shown as CSV"
            title="Save what is shown as CSV"
            onClick={() => downloadCsv('journal', model.csv())}
          >
            <Download aria-hidden="true" size={13} />
            CSV
          </Button>
          <Button
            size="s"
            tone="quiet"
            aria-label="Save what is shown as JSON"
            title="Save what is shown as JSON"
            onClick={saveJson}
          >
            <FileJson aria-hidden="true" size={13} />
            JSON
          </Button>
        </>
      }
    >
      {filters}
      {progress.isKnown ? (
        <DataTable
          model={model}
          label="Journal"
          isStale={isStale}
          empty={<Nothing isFiltered={isFiltered} progress={progress} />}
          onRowClick={onChoose}
          onRowOpen={onChoose}
        />
      ) : (
        <NotYet journal={journal} />
      )}
      {progress.isKnown ? <Foot journal={journal} shown={ids.length} /> : null}
    </Panel>
  );
}

const newestFirst = [{ id: 'sequence', desc: true }] as const;

function NotYet({ journal: { pages, progress } }: { readonly journal: JournalReading }): ReactNode {
  if (progress.problem === undefined) {
    return <LoadingLines label="Reading the journal" lines={12} />;
  }
  return (
    <div className="p-3">
      <ProblemNote
        code={progress.problem.code}
        sentence={readingSentence(progress.problem)}
        action={
          <Button size="s" onClick={() => void pages.readOlder()}>
            Read again
          </Button>
        }
      />
    </div>
  );
}

function Nothing({
  isFiltered,
  progress,
}: {
  readonly isFiltered: boolean;
  readonly progress: JournalProgress;
}): ReactNode {
  if (progress.isReading) {
    return <LoadingLines label="Searching the journal" />;
  }
  return isFiltered ? (
    <PanelNote title="Nothing matches" icon={SearchX}>
      {progress.readDownTo === 1
        ? 'The whole journal was searched.'
        : `Searched down to #${progress.readDownTo}; older rows can be searched below.`}
    </PanelNote>
  ) : (
    <PanelNote title="The journal is empty" icon={BookOpen} />
  );
}

/** How far one has looked, and the way on. */
function Foot({
  journal: { pages },
  shown,
}: {
  readonly journal: JournalReading;
  readonly shown: number;
}): ReactNode {
  const { readDownTo = 1, isReading, problem } = useStore(pages.progress);
  return (
    <footer className="flex flex-none flex-wrap items-center gap-x-3 gap-y-1 border-t border-line-soft px-2.5 py-1.5 text-s text-soft">
      <span role="status">
        <Figure value={String(shown)} className="text-text" /> rows ·{' '}
        {readDownTo === 1 ? (
          'down to the first'
        ) : (
          <>
            read down to #<Figure value={String(readDownTo)} />
          </>
        )}
      </span>
      {problem === undefined ? null : (
        <span className="text-warn">
          {readingSentence(problem)} <code className="font-mono text-[10.5px]">{problem.code}</code>
        </span>
      )}
      <Button
        size="s"
        className="ml-auto"
        because={readDownTo === 1 ? 'this is the first row' : undefined}
        reason="hidden"
        aria-busy={isReading}
        onClick={() => void pages.readOlder()}
      >
        {isReading ? 'Reading…' : 'Older'}
      </Button>
    </footer>
  );
}

function readingSentence(problem: NonNullable<JournalProgress['problem']>): string {
  return problem.kind === 'unreachable'
    ? `The desk did not answer (${problem.detail}). What was read stays.`
    : sentenceOf(problem);
}

function filterOf({ kinds, actor, user, text, hasMarks }: JournalChoice): JournalFilter {
  const types = eventKinds
    .filter(({ value }) => kinds.includes(value))
    .flatMap((kind) => kind.types);
  return {
    ...(types.length === 0 ? {} : { types: types.join(',') }),
    ...(hasMarks ? {} : { without: 'EQUITY_MARKED' }),
    ...(actor === '' ? {} : { actor }),
    ...(user.trim() === '' ? {} : { user: user.trim() }),
    ...(text.trim() === '' ? {} : { text: text.trim() }),
  };
}
