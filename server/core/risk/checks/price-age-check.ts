import { markOf } from '../../market/marks';
import { scale } from '../../values/decimal';
import type { CheckContext } from '../check-context';
import { isPriceStale, priceAgeMaxMs, shippedPriceAgeMs } from '../price-age';
import type { LimitScope, RiskVerdict } from '../risk-verdict';
import { deskScope, fact, reduces } from '../verdicts';

const code = 'price-stale';

/**
 * Whether the market has said the instrument's price lately enough to enter on it. A person may send
 * all the same and says why; a strategy has nobody to ask, so it is refused. Exits always go through,
 * and what stands at the venue already is no entry. A clock that jumped back makes a price as stale.
 */
export function checkPriceAge(context: CheckContext): RiskVerdict {
  if (context.isReducing) {
    return reduces(context, code);
  }
  const { intent, quote, now } = context;
  if (intent.isReplace) {
    return fact(context, code, true, 'it stands at the venue already');
  }
  const held = heldLimit(context);
  if (context.isPassOnly && quote !== undefined) {
    const eldest = Math.max(Math.abs(now - quote.quotedAt), Math.abs(now - quote.tradedAt));
    if (eldest <= held.maxMs && quote.last > 0n) {
      return fact(context, code, true, 'fresh');
    }
  }
  const severity = intent.origin.strategy === undefined ? 'warn' : 'block';
  const mark = quote === undefined ? undefined : markOf(quote, now);
  if (mark === undefined || mark.source === 'previousClose') {
    const detail =
      mark === undefined ? 'the market has said none' : 'only the close of the day before is known';
    return { ...fact(context, code, false, detail, held.scope), severity };
  }
  const ageMs = Math.abs(now - mark.at);
  return {
    ...{
      code,
      passed: !isPriceStale(ageMs, held.maxMs),
      severity,
      scope: held.scope,
      unit: 'seconds',
    },
    limit: secondsOf(held.maxMs),
    current: secondsOf(ageMs),
    projected: secondsOf(ageMs),
    headroom: secondsOf(held.maxMs - ageMs),
  };
}

interface HeldPriceAge {
  readonly maxMs: number;
  readonly scope: LimitScope;
}

const shipped: HeldPriceAge = { maxMs: shippedPriceAgeMs, scope: deskScope };

function heldLimit({ limitNodes }: CheckContext): HeldPriceAge {
  let ofDesk: number | undefined;
  let ofInstrument: number | undefined;
  let scope = deskScope;
  for (const node of limitNodes) {
    const { maxPriceAgeMs } = node.limits;
    if (maxPriceAgeMs === undefined) {
      continue;
    }
    if (node.scope.kind === 'instrument') {
      ofInstrument = maxPriceAgeMs;
      scope = ofDesk === undefined || maxPriceAgeMs < ofDesk ? node.scope : scope;
    } else {
      ofDesk = maxPriceAgeMs;
    }
  }
  return ofDesk === undefined && ofInstrument === undefined
    ? shipped
    : { maxMs: priceAgeMaxMs({ ofDesk, ofInstrument }), scope };
}

/** Seconds as figures of verdicts count them. */
function secondsOf(milliseconds: number): bigint {
  return (BigInt(Math.round(milliseconds)) * scale) / 1_000n;
}
