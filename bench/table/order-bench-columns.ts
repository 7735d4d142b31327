import { type InstrumentOf, orderColumns } from '@/components/order-blotter/order-columns';
import { columnsShown, kind } from './order-load';

const instrumentOf: InstrumentOf = () => undefined;

/** The first sixteen columns of the blotter, all of them shown. */
export const columns = orderColumns(instrumentOf, {
  cancel: () => {},
  modify: () => {},
  again: () => {},
  mayCancel: true,
  mayTrade: true,
})
  .slice(0, columnsShown)
  .map(({ hidden: _, ...column }) => column);

export const sorting = [{ id: kind === 'sorted' ? 'filled' : 'time', desc: true }];
