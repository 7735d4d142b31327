import type { ReactNode } from 'react';
import { Figure } from '@/components/ui/figures';
import type { Instrument } from '@/contract/instrument';
import type { OrderPreview } from '@/contract/order-preview';

interface BeforeAfterProps {
  readonly preview: OrderPreview;
  readonly instrument: Instrument;
}

/** What the order would change, what it costs at worst, and what the book would give now. */
export function BeforeAfter({ preview, instrument }: BeforeAfterProps): ReactNode {
  const { before, after, worstPrice, estimatedFee, estimatedPrice, orderValue } = preview;
  const { priceDecimals, quantityDecimals } = instrument;
  return (
    <table className="w-full border-t border-line-soft text-[11.5px]">
      <caption className="only-read">Before and after the order</caption>
      <tbody className="[&_td]:py-[1.5px] [&_th]:py-[1.5px] [&>tr:first-child>*]:pt-2">
        <Change
          name="Position"
          from={<Figure value={before.position} decimals={quantityDecimals} />}
          to={<Figure value={after.position} decimals={quantityDecimals} />}
        />
        <Change
          name="Cash"
          from={<Figure value={before.cash} decimals={2} />}
          to={<Figure value={after.cash} decimals={2} />}
        />
        <Change
          name="Buying power"
          from={<Figure value={before.buyingPower} decimals={2} />}
          to={<Figure value={after.buyingPower} decimals={2} />}
        />
        <Change
          name="Leverage"
          from={<Figure value={before.leverage} decimals={2} />}
          to={<Figure value={after.leverage} decimals={2} />}
        />
        <Change
          name="Value · worst price"
          from={<Figure value={orderValue} decimals={2} />}
          mark="·"
          to={<Figure value={worstPrice} decimals={priceDecimals} />}
        />
        {estimatedFee === undefined && estimatedPrice === undefined ? null : (
          <Change
            name="Fee · fills now at"
            from={<Figure value={estimatedFee} decimals={2} />}
            mark="·"
            to={
              estimatedPrice === undefined ? (
                <span className="font-sans text-faint">rests</span>
              ) : (
                <Figure value={estimatedPrice} decimals={priceDecimals} />
              )
            }
          />
        )}
      </tbody>
    </table>
  );
}

function Change({
  name,
  from,
  to,
  mark = '→',
}: {
  readonly name: string;
  readonly from: ReactNode;
  readonly to: ReactNode;
  readonly mark?: string;
}): ReactNode {
  return (
    <tr>
      <th scope="row" className="text-left font-normal whitespace-nowrap text-soft">
        {name}
      </th>
      <td className="pl-2 text-right text-soft">{from}</td>
      <td aria-hidden="true" className="w-4 text-center text-faint">
        {mark}
      </td>
      <td className="text-right">{to}</td>
    </tr>
  );
}
