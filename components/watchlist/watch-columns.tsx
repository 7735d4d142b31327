import { unitsOf } from '@/components/ui/decimal';
import { SignedFigure, SignedPercent } from '@/components/ui/figures';
import { formatFigure } from '@/components/ui/format-figures';
import type { Column } from '@/components/ui/table/column';
import { MarkAge } from './mark-age';
import { WatchActions, type WatchActs } from './watch-actions';
import { changeOf, spreadShareOf, spreadTicksOf, type WatchRow } from './watch-row';

/** The columns of the watchlist, one record each. */
export function watchColumns(acts: WatchActs): readonly Column<WatchRow>[] {
  return [
    {
      id: 'actions',
      header: 'Lists',
      width: 30,
      actions: true,
      cell: (row, tabIndex) => <WatchActions row={row} acts={acts} tabIndex={tabIndex} />,
      same: (one, other) => one.instrument === other.instrument,
    },
    {
      id: 'instrument',
      header: 'Instrument',
      width: 84,
      grows: true,
      look: 'strong',
      cell: ({ instrument }) => instrument,
      sort: ({ instrument }) => instrument,
      same: always,
    },
    priceColumn('last', 'Last', 'Price of the last trade', ({ last }) => last),
    {
      id: 'change',
      header: 'Change',
      hint: 'Last trade against the previous close',
      width: 84,
      align: 'end',
      cell: (row) => <SignedPercent value={changeOf(row)?.ratio} decimals={2} />,
      same: sameIn(['last', 'previousClose']),
      sort: (row) => unitsOrNothing(changeOf(row)?.ratio),
      text: (row) => changeOf(row)?.ratio ?? '',
    },
    {
      id: 'net',
      header: 'Net',
      hint: 'Last trade less the previous close, in price',
      width: 84,
      align: 'end',
      hidden: true,
      cell: (row) => <SignedFigure value={changeOf(row)?.by} decimals={row.priceDecimals} />,
      same: sameIn(['last', 'previousClose']),
      sort: (row) => unitsOrNothing(changeOf(row)?.by),
      text: (row) => changeOf(row)?.by ?? '',
    },
    sizeColumn('bidSize', 'Bid size', ({ bidSize }) => bidSize),
    priceColumn(
      'bid',
      'Bid',
      'What is paid for it now. S fills the ticket to sell there',
      (row) => row.bid,
    ),
    priceColumn(
      'ask',
      'Ask',
      'What it is offered for now. B fills the ticket to buy there',
      (row) => row.ask,
    ),
    sizeColumn('askSize', 'Ask size', ({ askSize }) => askSize),
    {
      id: 'spread',
      header: 'Spread',
      hint: 'Ask less bid, in ticks; sorted by its share of the price',
      width: 62,
      align: 'end',
      look: 'softFigure',
      cell: (row) => {
        const ticks = spreadTicksOf(row);
        return ticks === undefined ? '–' : `${formatFigure(ticks)} t`;
      },
      same: sameIn(['bid', 'ask']),
      sort: spreadShareOf,
      export: (row) => spreadTicksOf(row) ?? '',
    },
    {
      id: 'age',
      header: 'Age',
      hint: 'How long ago the market last said its price',
      width: 62,
      align: 'end',
      cell: (row) => <MarkAge row={row} />,
      text: ({ markAge }) => (markAge === null ? '' : String(markAge)),
    },
    {
      id: 'status',
      header: 'Status',
      width: 66,
      look: 'soft',
      hidden: true,
      choices: true,
      cell: ({ status }) => status,
      same: sameIn(['status']),
      sort: ({ status }) => status,
    },
    {
      id: 'kind',
      header: 'Kind',
      width: 66,
      look: 'soft',
      hidden: true,
      choices: true,
      cell: ({ kind }) => kind,
      sort: ({ kind }) => kind,
      same: always,
    },
    {
      id: 'name',
      header: 'Name',
      width: 130,
      look: 'soft',
      cell: ({ name }) => name,
      sort: ({ name }) => name,
      same: always,
    },
  ];
}

function priceColumn(
  id: 'last' | 'bid' | 'ask',
  header: string,
  hint: string,
  priceOf: (row: WatchRow) => string | null,
): Column<WatchRow> {
  return {
    id,
    header,
    hint,
    width: 88,
    align: 'end',
    look: id === 'last' ? 'figure' : 'softFigure',
    cell: (row) => {
      const price = priceOf(row);
      return price === null ? '–' : formatFigure(price, { decimals: row.priceDecimals });
    },
    same: sameIn([id]),
    sort: (row) => unitsOrNothing(priceOf(row)),
    export: (row) => priceOf(row) ?? '',
    flash: (row) => unitsOrNothing(priceOf(row)),
  };
}

function sizeColumn(
  id: 'bidSize' | 'askSize',
  header: string,
  sizeOf: (row: WatchRow) => string,
): Column<WatchRow> {
  return {
    id,
    header,
    width: 72,
    align: 'end',
    look: 'softFigure',
    hidden: true,
    cell: (row) => formatFigure(sizeOf(row), { decimals: row.quantityDecimals }),
    same: sameIn([id]),
    sort: (row) => unitsOf(sizeOf(row)),
    export: sizeOf,
  };
}

function sameIn(fields: readonly (keyof WatchRow)[]) {
  return (one: WatchRow, other: WatchRow) => fields.every((field) => one[field] === other[field]);
}

function always(): boolean {
  return true;
}

function unitsOrNothing(text: string | null | undefined): bigint | undefined {
  return text === null || text === undefined ? undefined : unitsOf(text);
}
