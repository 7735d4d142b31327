import { freshMidOf } from '../../market/marks';
import type { Quote } from '../../market/quote';
import { scale } from '../../values/decimal';
import type { Instant } from '../../values/instant';
import type { CheckContext } from '../check-context';
import { isPriceStale, priceAgeMaxMs, shippedPriceAgeMs } from '../price-age';
import type { LimitScope, RiskVerdict } from '../risk-verdict';
import { deskScope, fact, reduces } from '../verdicts';

const code = 'price-stale';

/**
 * Whether the market has said the instrument's price lately enough to enter on it. A person may send
 * all the same and says why; a strategy has nobody to ask, so it is refused. Exits always go through,
 * and so does a change that wants no more than what stands at the venue already. A clock that jumped
 * back makes a price as stale.
 */
export function checkPriceAge(context: CheckContext): RiskVerdict {
  if (context.isExit) {
    return reduces(context, code);
  }
  const { intent, quote, now } = context;
  if (intent.isReplace && !intent.pressesOn) {
    return fact(context, code, true, 'it wants no more than what stands at the venue');
  }
  const held = heldLimit(context);
  if (context.isPassOnly && quote !== undefined) {
    const eldest = Math.max(Math.abs(now - quote.quotedAt), Math.abs(now - quote.tradedAt));
    if (eldest <= held.maxMs && quote.last > 0n) {
      return fact(context, code, true, 'fresh');
    }
  }
  const severity = intent.origin.strategy === undefined ? 'warn' : 'block';
  const ageMs = quote === undefined ? undefined : ageOf(quote, now);
  if (ageMs === undefined) {
    const isSilent = quote === undefined || quote.previousClose === 0n;
    const detail = isSilent
      ? 'the market has said none'
      : 'only the close of the day before is known';
    return { ...fact(context, code, false, detail, held.scope), severity };
  }
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

/**
 * Milliseconds since the market last said a price: a trade, or a quote whose sides are near enough.
 * A value wants a quote of the last two seconds; an old one is still a price, and this is its age.
 */
function ageOf(quote: Quote, now: Instant): number | undefined {
  const isQuoted = freshMidOf(quote, now, Number.POSITIVE_INFINITY) !== undefined;
  const sinceQuote = isQuoted ? Math.abs(now - quote.quotedAt) : Number.POSITIVE_INFINITY;
  const sinceTrade = quote.last > 0n ? Math.abs(now - quote.tradedAt) : Number.POSITIVE_INFINITY;
  const age = Math.min(sinceQuote, sinceTrade);
  return Number.isFinite(age) ? age : undefined;
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
