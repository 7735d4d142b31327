import { unitsOf } from '@/components/ui/decimal';
import { Timestamp } from '@/components/ui/figures';
import { formatFigure } from '@/components/ui/format-figures';
import type { Column } from '@/components/ui/table/column';
import type { Instrument } from '@/contract/instrument';
import type { Order } from '@/contract/order';
import { bracketKeyOf, legWordsOf } from './bracket-words';
import { filledPercent } from './filled-percent';
import { OrderActions, type OrderActs } from './order-actions';
import { plainPriceOf, priceWordsOf, sortPriceOf } from './order-prices';
import { OrderStatus, statusText } from './order-status';
import {
  reasonOf,
  shortSourceOf,
  sourceOf,
  statusLooks,
  timeInForceWords,
  typeWordsOf,
} from './order-words';
import { SideMark } from './side-mark';

export type InstrumentOf = (instrument: string) => Instrument | undefined;

/** The columns of the order blotter, one record each. */
export function orderColumns(
  instrumentOf: InstrumentOf,
  acts: OrderActs,
): readonly Column<Order>[] {
  const priceDecimals = (order: Order) => instrumentOf(order.instrument)?.priceDecimals;
  const quantityDecimals = (order: Order) => instrumentOf(order.instrument)?.quantityDecimals;
  const quantity = (order: Order, text: string) =>
    formatFigure(text, { decimals: quantityDecimals(order) });
  const price = (order: Order, text: string | undefined) =>
    text === undefined ? '' : formatFigure(text, { decimals: priceDecimals(order) });
  return [
    {
      id: 'actions',
      header: 'Cancel, modify',
      width: 54,
      actions: true,
      cell: (order, tabIndex) => <OrderActions order={order} acts={acts} tabIndex={tabIndex} />,
      // A press acts on the record as it was drawn, and only its id goes to the desk.
      same: (one, other) =>
        one.status === other.status && one.pendingOperation === other.pendingOperation,
    },
    {
      id: 'time',
      header: 'Time',
      hint: 'When the order was sent',
      width: 64,
      cell: (order) => <Timestamp value={order.submittedAt} className="text-soft" />,
      same: (one, other) => one.submittedAt === other.submittedAt,
      // Order ids rise with time, also within a millisecond.
      sort: (order) => order.orderId,
      text: (order) => order.submittedAt,
    },
    {
      id: 'instrument',
      header: 'Instrument',
      width: 72,
      look: 'strong',
      cell: (order) => order.instrument,
      same: () => true,
      sort: (order) => order.instrument,
      choices: true,
    },
    {
      id: 'side',
      header: 'Side',
      width: 54,
      cell: (order) => <SideMark side={order.side} />,
      same: () => true,
      sort: (order) => order.side,
      text: (order) => order.side,
      choices: true,
    },
    {
      id: 'type',
      header: 'Type',
      width: 74,
      look: 'soft',
      cell: typeWordsOf,
      same: () => true,
      sort: typeWordsOf,
      choices: true,
    },
    {
      id: 'quantity',
      header: 'Quantity',
      width: 84,
      align: 'end',
      look: 'figure',
      cell: (order) => quantity(order, order.quantity),
      same: (one, other) => one.quantity === other.quantity,
      sort: (order) => unitsOf(order.quantity),
      export: (order) => order.quantity,
      flash: (order) => unitsOf(order.quantity),
    },
    {
      id: 'filled',
      header: 'Filled',
      hint: 'How much is done',
      width: 90,
      align: 'end',
      look: 'figure',
      cell: (order) => quantity(order, order.cumulativeQuantity),
      bar: filledPercent,
      same: (one, other) =>
        one.quantity === other.quantity && one.cumulativeQuantity === other.cumulativeQuantity,
      sort: (order) => unitsOf(order.cumulativeQuantity),
      text: (order) => order.cumulativeQuantity,
      flash: (order) => unitsOf(order.cumulativeQuantity),
    },
    {
      id: 'price',
      header: 'Price',
      hint: 'The limit or stop price; of a stop limit both',
      width: 112,
      align: 'end',
      look: 'figure',
      cell: (order) => priceWordsOf(order, priceDecimals(order)),
      same: (one, other) =>
        one.limitPrice === other.limitPrice && one.stopPrice === other.stopPrice,
      sort: (order) => unitsOrNothing(sortPriceOf(order)),
      text: (order) => priceWordsOf(order, undefined),
      export: plainPriceOf,
      flash: (order) => unitsOrNothing(sortPriceOf(order)),
    },
    {
      id: 'status',
      header: 'Status',
      width: 104,
      grows: true,
      cell: (order) => <OrderStatus order={order} />,
      same: (one, other) =>
        one.status === other.status &&
        one.pendingOperation === other.pendingOperation &&
        one.overfilled === other.overfilled &&
        one.rejectReason === other.rejectReason &&
        one.verdicts === other.verdicts,
      sort: (order) => order.status,
      text: (order) => statusLooks[order.status].word,
      export: statusText,
      choices: true,
      flash: statusText,
    },
    {
      id: 'average',
      header: 'Average',
      hint: 'Average price of what is done',
      width: 68,
      align: 'end',
      look: 'softFigure',
      cell: (order) => price(order, order.averagePrice),
      same: (one, other) => one.averagePrice === other.averagePrice,
      sort: (order) => unitsOrNothing(order.averagePrice),
      text: (order) => order.averagePrice ?? '',
    },
    {
      id: 'source',
      header: 'Source',
      hint: 'Who or what sent it; the column Person names the person',
      width: 72,
      look: 'soft',
      cell: shortSourceOf,
      same: () => true,
      sort: sourceOf,
      text: sourceOf,
      choices: true,
    },
    {
      id: 'bracket',
      header: 'Bracket',
      hint: 'The entry whose fills it protects or closes; sorted by this, entries stand above their legs',
      width: 92,
      look: 'soft',
      cell: legWordsOf,
      same: () => true,
      sort: bracketKeyOf,
      text: legWordsOf,
      export: (order) => order.origin.parentOrderId ?? '',
    },
    ...rarelyShown(price, quantity),
  ];
}

type Show = (order: Order, text: string) => string;

function rarelyShown(price: Show, quantity: Show): readonly Column<Order>[] {
  return [
    {
      id: 'reason',
      header: 'Reason',
      hint: 'Why it was refused or ended',
      width: 220,
      look: 'soft',
      hidden: true,
      cell: (order) => reasonOf(order) ?? '',
    },
    {
      id: 'person',
      header: 'Person',
      hint: 'Who sent it, or whose key the program used',
      width: 84,
      look: 'soft',
      hidden: true,
      cell: (order) => order.origin.user ?? '',
      sort: (order) => order.origin.user,
      choices: true,
    },
    {
      id: 'leaves',
      header: 'Open quantity',
      hint: 'What is left to be done',
      width: 92,
      align: 'end',
      look: 'figure',
      hidden: true,
      cell: (order) => quantity(order, order.leavesQuantity),
      sort: (order) => unitsOf(order.leavesQuantity),
      export: (order) => order.leavesQuantity,
      flash: (order) => unitsOf(order.leavesQuantity),
    },
    {
      id: 'stop',
      header: 'Stop price',
      width: 84,
      align: 'end',
      look: 'figure',
      hidden: true,
      cell: (order) => (order.stopPrice === undefined ? '' : price(order, order.stopPrice)),
      sort: (order) => unitsOrNothing(order.stopPrice),
      export: (order) => order.stopPrice ?? '',
    },
    {
      id: 'timeInForce',
      header: 'Time in force',
      width: 84,
      look: 'soft',
      hidden: true,
      cell: (order) => timeInForceWords[order.timeInForce],
      sort: (order) => order.timeInForce,
      choices: true,
    },
    {
      id: 'commission',
      header: 'Commission',
      width: 84,
      align: 'end',
      look: 'softFigure',
      hidden: true,
      cell: (order) => formatFigure(order.commission, { decimals: 2 }),
      sort: (order) => unitsOf(order.commission),
      export: (order) => order.commission,
    },
    {
      id: 'slippage',
      header: 'Slippage',
      hint: 'Against the mid when it was sent; above zero is worse',
      width: 84,
      align: 'end',
      look: 'softFigure',
      hidden: true,
      cell: (order) => formatFigure(order.slippage, { decimals: 2 }),
      sort: (order) => unitsOf(order.slippage),
      export: (order) => order.slippage,
    },
    {
      id: 'updated',
      header: 'Changed',
      hint: 'When something last happened to it',
      width: 78,
      hidden: true,
      cell: (order) => <Timestamp value={order.updatedAt} className="text-soft" />,
      sort: (order) => order.sequence,
      text: (order) => order.updatedAt,
    },
    {
      id: 'venue',
      header: 'Venue',
      width: 70,
      look: 'soft',
      hidden: true,
      cell: (order) => order.venue,
      sort: (order) => order.venue,
      choices: true,
    },
    {
      id: 'orderId',
      header: 'Order id',
      width: 150,
      look: 'softFigure',
      hidden: true,
      cell: (order) => order.orderId,
      sort: (order) => order.orderId,
    },
    {
      id: 'clientOrderId',
      header: 'Client order id',
      width: 150,
      look: 'softFigure',
      hidden: true,
      cell: (order) => order.clientOrderId,
      sort: (order) => order.clientOrderId,
    },
    {
      id: 'venueOrderId',
      header: 'Venue order id',
      width: 120,
      look: 'softFigure',
      hidden: true,
      cell: (order) => order.venueOrderId ?? '',
      sort: (order) => order.venueOrderId,
    },
  ];
}

function unitsOrNothing(text: string | undefined): bigint | undefined {
  return text === undefined ? undefined : unitsOf(text);
}
