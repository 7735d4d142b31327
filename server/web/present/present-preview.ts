import type { OrderPreview as OrderPreviewOnTheWire } from '../../../contract/order-preview';
import type { EntryPreview, ProtectionPreview } from '../../core/protection/preview-entry';
import type { PreviewFigures } from '../../core/risk/order-preview';
import { formatDecimal } from '../../core/values/decimal';
import { presentOptional } from './present-numbers';
import { presentVerdicts } from './present-verdict';

export function presentPreview(preview: EntryPreview): OrderPreviewOnTheWire {
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
    protection: preview.protection && presentProtection(preview.protection),
  };
}

function presentProtection(protection: ProtectionPreview) {
  if (protection.state === 'refused') {
    const { state, field, problem } = protection;
    return { state, field, problem };
  }
  const { state, isMoving, stopPrice, expectedPrice, loss, takeProfit, gain } = protection;
  return {
    state,
    isMoving,
    stopPrice: formatDecimal(stopPrice),
    expectedPrice: formatDecimal(expectedPrice),
    loss: formatDecimal(loss),
    takeProfit: presentOptional(takeProfit),
    gain: presentOptional(gain),
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
