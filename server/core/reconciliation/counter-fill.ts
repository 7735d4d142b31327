import type { Fill } from '../order/fill';
import { oppositeOf } from '../order/side';
import type { Money } from '../values/amounts';
import { toExecutionId } from '../values/ids';

/** What takes a booked fill out of the books again. `sequence` is that of the event that carries it. */
export function counterFill(fill: Fill, sequence: number): Fill {
  return {
    ...fill,
    executionId: toExecutionId(`reversal/${sequence}/${fill.executionId}`),
    side: oppositeOf(fill.side),
    commission: -fill.commission as Money,
    slippage: -fill.slippage as Money,
    why: `takes back fill ${fill.executionId}`,
  };
}
