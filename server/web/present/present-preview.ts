import type { OrderPreview as OrderPreviewOnTheWire } from '../../../contract/order-preview';
import type { OrderPreview, PreviewFigures } from '../../core/risk/order-preview';
import { formatDecimal } from '../../core/values/decimal';
import { presentOptional } from './present-numbers';
import { presentVerdicts } from './present-verdict';

export function presentPreview(preview: OrderPreview): OrderPreviewOnTheWire {
  return {
    passes: preview.passes,
    verdicts: presentVerdicts(preview.verdicts),
    sequence: preview.sequence,
    worstPrice: presentOptional(preview.worstPrice),
    orderValue: presentOptional(preview.orderValue),
    estimatedFee: presentOptional(preview.estimatedFee),
    estimatedPrice: presentOptional(preview.estimatedPrice),
    before: presentFigures(preview.before),
    after: presentFigures(preview.after),
    largestQuantity: formatDecimal(preview.largestQuantity),
    boundBy: preview.boundBy,
  };
}

function presentFigures(figures: PreviewFigures) {
  return {
    position: formatDecimal(figures.position),
    cash: formatDecimal(figures.cash),
    buyingPower: formatDecimal(figures.buyingPower),
    marginUsed: formatDecimal(figures.marginUsed),
    leverage: formatDecimal(figures.leverage),
  };
}
