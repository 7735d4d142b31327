import type { Money, Price, Quantity, Ratio } from '../values/amounts';
import type { RiskCode, RiskVerdict } from './risk-verdict';

/** What would become of an order if it were sent now. Made by the same checks as the sending. */
export interface OrderPreview {
  readonly passes: boolean;
  readonly verdicts: readonly RiskVerdict[];
  /** The sequence of the state that was looked at. */
  readonly sequence: number;
  /** Absent when no price is known. */
  readonly worstPrice?: Price;
  readonly orderValue?: Money;
  readonly estimatedFee?: Money;
  /** What the displayed book would give now; absent for an order that would rest. */
  readonly estimatedPrice?: Price;
  readonly before: PreviewFigures;
  readonly after: PreviewFigures;
  /** The largest quantity that every check lets pass, and the check that binds it. */
  readonly largestQuantity: Quantity;
  readonly boundBy?: RiskCode;
}

export interface PreviewFigures {
  readonly position: Quantity;
  readonly cash: Money;
  readonly buyingPower: Money;
  readonly marginUsed: Money;
  readonly leverage: Ratio;
}
