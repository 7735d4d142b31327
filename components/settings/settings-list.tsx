'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type ApiFailure, sentenceOf } from '@/components/feed/api-problem';
import { Button } from '@/components/ui/button';
import { LoadingLines } from '@/components/ui/loading-lines';
import { Panel } from '@/components/ui/panel';
import { PanelNote } from '@/components/ui/panel-note';
import { ProblemNote } from '@/components/ui/problem-note';
import type { Column } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/data-table';
import type { RowTone } from '@/components/ui/table/drawn-row';
import type { RowSource } from '@/components/ui/table/row-source';
import { TableToolbar } from '@/components/ui/table/table-toolbar';
import { useTableModel } from '@/components/ui/table/use-table-model';

interface SettingsListProps<Row> {
  readonly title: string;
  /** Under this name its columns are remembered. */
  readonly id: string;
  readonly answer: UseQueryResult<unknown, ApiFailure>;
  readonly source: RowSource<Row>;
  readonly columns: readonly Column<Row>[];
  readonly sortBy: 'time' | 'name';
  readonly empty: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly where?: (row: Row) => boolean;
  readonly toneOf?: (row: Row) => RowTone;
}

/** A list of the settings in the one table of the desk, with what stands for it until it is there. */
export function SettingsList<Row>(props: SettingsListProps<Row>): ReactNode {
  const { title, id, answer, source, columns, sortBy, empty, lead, actions, where, toneOf } = props;
  const model = useTableModel({
    id,
    columns,
    source,
    sorting: sortings[sortBy],
    ...(where === undefined ? {} : { where }),
  });
  return (
    <Panel
      title={title}
      actions={
        <>
          <TableToolbar model={model} />
          {actions}
        </>
      }
    >
      {lead === undefined ? null : (
        <div className="flex-none border-b border-line-soft px-3 py-2 text-soft">{lead}</div>
      )}
      <ListContent answer={answer} title={title}>
        <DataTable
          model={model}
          label={title}
          empty={<PanelNote title={empty} />}
          {...(toneOf === undefined ? {} : { toneOf })}
        />
      </ListContent>
    </Panel>
  );
}

interface ListContentProps {
  readonly answer: UseQueryResult<unknown, ApiFailure>;
  readonly title: string;
  readonly children: ReactNode;
}

function ListContent({ answer, title, children }: ListContentProps): ReactNode {
  if (answer.isPending) {
    return <LoadingLines label={`Asking for ${title.toLowerCase()}`} />;
  }
  if (answer.error === null || answer.data !== undefined) {
    return children;
  }
  return (
    <div className="p-3">
      <ProblemNote
        code={answer.error.problem.code}
        sentence={sentenceOf(answer.error.problem)}
        action={
          <Button size="s" onClick={() => void answer.refetch()}>
            Ask again
          </Button>
        }
      />
    </div>
  );
}

const sortings = {
  time: [{ id: 'time', desc: true }],
  name: [{ id: 'name', desc: false }],
} as const;
