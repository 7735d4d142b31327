import type { ReactNode } from 'react';
import { pixelsOf, unitsOf } from '@/components/ui/decimal';
import { figureText, type LimitName, limitWords } from '@/components/ui/limit-words';
import { Meter } from '@/components/ui/meter';

/** How much of one limit is used. `used` = 1 is all of it. */
export interface LimitUse {
  readonly limit: string;
  readonly current: string;
  readonly headroom: string;
  readonly used: string;
  readonly subject?: string | undefined;
}

const nearShare = 0.8;

/** A bar, the figure behind it, and what is left. */
export function LimitUseBar({
  name,
  use,
}: {
  readonly name: LimitName;
  readonly use: LimitUse | undefined;
}): ReactNode {
  const { unit } = limitWords[name];
  if (name === 'maxPriceAgeMs') {
    return <p className="text-s text-faint">for each price by itself</p>;
  }
  if (perOrder.has(name)) {
    return <p className="text-s text-faint">for each order by itself</p>;
  }
  if (use === undefined) {
    return <p className="text-s text-faint">no limit here</p>;
  }
  const tone = toneOfUse(use);
  const isOver = unitsOf(use.headroom) < 0n;
  return (
    <div className="min-w-0">
      <Meter label={`${limitWords[name].name} used`} value={use.used} limit="1" tone={tone} />
      <p className="mt-1 flex flex-wrap justify-between gap-x-2 text-s">
        <span className="text-soft">
          <span className="figure text-text">{figureText(unit, use.current)}</span>
          {use.subject === undefined ? '' : ` ${use.subject}`}
        </span>
        <span className={inks[tone]}>
          <span className="figure">
            {figureText(unit, isOver ? use.headroom.replace('-', '') : use.headroom)}
          </span>{' '}
          {isOver ? 'over' : 'left'}
        </span>
      </p>
    </div>
  );
}

/** Accent while there is room, amber near the limit, red at it. */
export function toneOfUse({ used, headroom }: LimitUse): 'accent' | 'warn' | 'critical' {
  if (unitsOf(headroom) <= 0n) {
    return 'critical';
  }
  return pixelsOf(unitsOf(used)) >= nearShare ? 'warn' : 'accent';
}

/** What stands uses nothing of a limit on one order. */
const perOrder: ReadonlySet<LimitName> = new Set(['maxOrderQuantity', 'maxOrderValue']);

const inks = { accent: 'text-soft', warn: 'text-warn', critical: 'font-semibold text-critical' };
