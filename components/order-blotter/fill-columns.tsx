import { unitsOf } from '@/components/ui/decimal';
import { Timestamp } from '@/components/ui/figures';
import { formatFigure } from '@/components/ui/format-figures';
import type { Column } from '@/components/ui/table/column';
import type { Fill } from '@/contract/fill';
import type { InstrumentOf } from './order-columns';
import { SideMark } from './side-mark';

/** The columns of the list of fills, one record each. */
export function fillColumns(instrumentOf: InstrumentOf): readonly Column<Fill>[] {
  return [
    {
      id: 'time',
      header: 'Time',
      hint: 'When it was executed, by the clock of the venue',
      width: 68,
      cell: (fill) => <Timestamp value={fill.time} className="text-soft" />,
      sort: (fill) => fill.sequence,
      text: (fill) => fill.time,
    },
    {
      id: 'instrument',
      header: 'Instrument',
      width: 82,
      look: 'strong',
      cell: (fill) => fill.instrument,
      sort: (fill) => fill.instrument,
      choices: true,
    },
    {
      id: 'side',
      header: 'Side',
      width: 60,
      cell: (fill) => <SideMark side={fill.side} />,
      sort: (fill) => fill.side,
      text: (fill) => fill.side,
      choices: true,
    },
    {
      id: 'quantity',
      header: 'Quantity',
      width: 92,
      align: 'end',
      look: 'figure',
      cell: (fill) =>
        formatFigure(fill.quantity, { decimals: instrumentOf(fill.instrument)?.quantityDecimals }),
      sort: (fill) => unitsOf(fill.quantity),
      export: (fill) => fill.quantity,
    },
    {
      id: 'price',
      header: 'Price',
      width: 84,
      align: 'end',
      look: 'figure',
      cell: (fill) =>
        formatFigure(fill.price, { decimals: instrumentOf(fill.instrument)?.priceDecimals }),
      sort: (fill) => unitsOf(fill.price),
      export: (fill) => fill.price,
    },
    {
      id: 'commission',
      header: 'Commission',
      width: 84,
      align: 'end',
      look: 'softFigure',
      cell: (fill) => formatFigure(fill.commission, { decimals: 2 }),
      sort: (fill) => unitsOf(fill.commission),
      export: (fill) => fill.commission,
    },
    {
      id: 'slippage',
      header: 'Slippage',
      hint: 'Against the mid when the order was sent; above zero is worse',
      width: 76,
      align: 'end',
      look: 'softFigure',
      cell: (fill) => formatFigure(fill.slippage, { decimals: 2 }),
      sort: (fill) => unitsOf(fill.slippage),
      export: (fill) => fill.slippage,
    },
    {
      id: 'liquidity',
      header: 'Liquidity',
      hint: 'maker: it rested and was hit. taker: it took what was displayed.',
      width: 68,
      look: 'soft',
      cell: (fill) => fill.liquidity,
      sort: (fill) => fill.liquidity,
      choices: true,
    },
    {
      id: 'why',
      header: 'Why',
      hint: 'How the venue came to this fill',
      width: 200,
      grows: true,
      look: 'soft',
      cell: (fill) => fill.why ?? '',
    },
    {
      id: 'orderId',
      header: 'Order id',
      width: 150,
      look: 'softFigure',
      hidden: true,
      cell: (fill) => fill.orderId ?? 'no order of the desk',
      sort: (fill) => fill.orderId,
    },
    {
      id: 'executionId',
      header: 'Execution id',
      width: 150,
      look: 'softFigure',
      hidden: true,
      cell: (fill) => fill.executionId,
      sort: (fill) => fill.executionId,
    },
  ];
}
