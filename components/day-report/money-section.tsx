import type { ReactNode } from 'react';
import { Figure, SignedFigure, Timestamp } from '@/components/ui/figures';
import type { DayReport } from '@/contract/day-report';

const balances = [
  ['cash', 'Cash'],
  ['unrealizedPnL', 'Unrealized P&L'],
  ['equity', 'Equity'],
] as const;

const flows = [
  ['realizedPnL', 'Realized P&L, gross'],
  ['commission', 'Commission'],
  ['deposits', 'Paid in or out'],
] as const;

/** What the account had and has, and what the day made of it. */
export function MoneySection({ report }: { readonly report: DayReport }): ReactNode {
  const { figures } = report;
  return (
    <section aria-label="Money">
      <h3>Money</h3>
      <div className="day-report-pair">
        <table aria-label="Balances">
          <thead>
            <tr>
              <th scope="col">Balance</th>
              <th scope="col" data-figure="true">
                At the start
              </th>
              <th scope="col" data-figure="true">
                At the close
              </th>
            </tr>
          </thead>
          <tbody>
            {balances.map(([field, name]) => (
              <tr key={field}>
                <th scope="row">{name}</th>
                <td data-figure="true">
                  <Figure value={figures.atStart[field]} />
                </td>
                <td data-figure="true">
                  <Figure value={figures.atClose[field]} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <table aria-label="The day">
          <thead>
            <tr>
              <th scope="col">The day</th>
              <th scope="col" data-figure="true">
                Amount
              </th>
            </tr>
          </thead>
          <tbody>
            {flows.map(([field, name]) => (
              <tr key={field}>
                <th scope="row">{name}</th>
                <td data-figure="true">
                  <Figure value={figures[field]} />
                </td>
              </tr>
            ))}
            <tr className="day-report-sum">
              <th scope="row">Day P&L</th>
              <td data-figure="true">
                <SignedFigure value={figures.dayPnL} />
              </td>
            </tr>
          </tbody>
        </table>
      </div>
      <p className="day-report-note">
        Equity as it was written down at{' '}
        <Timestamp value={figures.equityAt.time} style="dateTime" /> (row{' '}
        {figures.equityAt.sequence}). Day P&L is the change of equity less what was paid in.
      </p>
    </section>
  );
}
