import type { ReactNode } from 'react';

/** One column: its name, what stands in it, and whether that is a figure. */
export interface ReportColumn<Row> {
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
  readonly isFigure?: true;
}

interface ReportTableProps<Row> {
  readonly label: string;
  readonly columns: readonly ReportColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** What is said where there are none. */
  readonly none: string;
}

/** Rows of a report, all of them: what is printed cannot be scrolled. */
export function ReportTable<Row>(props: ReportTableProps<Row>): ReactNode {
  const { label, columns, rows, keyOf, none } = props;
  return (
    <>
      <h4>
        {label} <span className="figure">{rows.length}</span>
      </h4>
      {rows.length === 0 ? (
        <p className="day-report-none">{none}</p>
      ) : (
        <div className="day-report-wide">
          <table aria-label={label}>
            <thead>
              <tr>
                {columns.map(({ name, isFigure }) => (
                  <th key={name} scope="col" data-figure={isFigure}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={keyOf(row)}>
                  {columns.map(({ name, cell, isFigure }) => (
                    <td key={name} data-figure={isFigure}>
                      {cell(row)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
