import { unitsOf } from '@/components/ui/decimal';
import { Figure, SignedFigure } from '@/components/ui/figures';
import { formatFigure } from '@/components/ui/format-figures';
import type { Column } from '@/components/ui/table/column';
import { sumOf } from './position-sums';

/** What open and closed positions both have. */
interface HeldPosition {
  readonly commission: string;
  readonly adverseExcursion?: string | undefined;
  readonly favourableExcursion?: string | undefined;
}

/** How far it went against its holder and for him, in gross P&L. Hidden until one asks for them. */
export function excursionColumns<Row extends HeldPosition>(): readonly Column<Row>[] {
  return [
    excursionColumn('adverse', 'MAE', 'against', (row) => row.adverseExcursion),
    excursionColumn('favourable', 'MFE', 'for', (row) => row.favourableExcursion),
  ];
}

function excursionColumn<Row>(
  id: string,
  header: string,
  way: 'against' | 'for',
  of: (row: Row) => string | undefined,
): Column<Row> {
  return {
    id,
    header,
    hint: `The furthest it went ${way} its holder, in gross P&L by the marks seen`,
    width: 84,
    align: 'end',
    hidden: true,
    cell: (row) => <SignedFigure value={of(row) ?? null} decimals={2} />,
    sort: (row) => {
      const text = of(row);
      return text === undefined ? undefined : unitsOf(text);
    },
    text: (row) => of(row) ?? '',
  };
}

export function commissionColumn<Row extends HeldPosition>(): Column<Row> {
  return {
    id: 'commission',
    header: 'Commission',
    width: 82,
    align: 'end',
    look: 'softFigure',
    cell: ({ commission }) => formatFigure(commission, { decimals: 2 }),
    sort: ({ commission }) => unitsOf(commission),
    export: ({ commission }) => commission,
    total: (rows) => <Figure value={sumOf(rows, (row) => row.commission)} decimals={2} />,
  };
}
