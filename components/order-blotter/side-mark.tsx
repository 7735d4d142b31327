import type { ReactNode } from 'react';
import type { Order } from '@/contract/order';

/** Buy or sell: arrow, word and colour, all three. */
export function SideMark({ side }: { readonly side: Order['side'] }): ReactNode {
  return (
    <span className={`text-s font-bold ${side === 'buy' ? 'text-up' : 'text-down'}`}>
      <span aria-hidden="true" className="mr-1 text-[0.8em]">
        {side === 'buy' ? '▲' : '▼'}
      </span>
      {side === 'buy' ? 'BUY' : 'SELL'}
    </span>
  );
}
