import { CalendarDays } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import { useFeed } from '@/components/feed/use-feed';
import { absoluteUnits, decimalOf, unitsOf } from '@/components/ui/decimal';
import { CompactFigure, Figure } from '@/components/ui/figures';
import { directionOf, formatFigure, formatPercent } from '@/components/ui/format-figures';
import { formatTime } from '@/components/ui/format-time';
import { PanelNote } from '@/components/ui/panel-note';
import { usePreferences } from '@/components/ui/preferences';
import type { PnlDay } from '@/contract/analytics';
import { type CalendarCell, calendarMonths } from './calendar-weeks';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const monthName = new Intl.DateTimeFormat('en-GB', {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

interface PnlCalendarProps {
  readonly days: readonly PnlDay[];
  /** The days are those of the account that the feed tells, all of it: the running one goes on as in the ribbon. */
  readonly isLive: boolean;
  /** When they were read. */
  readonly readAtMs: number;
}

/** Each trading day with what it made, as strong in colour as it was large. */
export function PnlCalendar({ days, isLive, readAtMs }: PnlCalendarProps): ReactNode {
  if (days.length === 0) {
    return (
      <PanelNote title="No trading day began in this period" icon={CalendarDays}>
        A day shows here from its first moment on.
      </PanelNote>
    );
  }
  return (
    <section
      aria-label="Daily profit and loss"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable.
      tabIndex={0}
      className="dims-when-stale grid min-h-0 flex-1 content-start gap-4 overflow-auto px-3 py-2"
    >
      {calendarMonths(days).map(({ month, blanks, cells }) => (
        <div key={month}>
          <h3 className="mb-1.5 text-s font-semibold text-soft">
            {monthName.format(new Date(`${month}-01T00:00:00.000Z`))}
          </h3>
          <div aria-hidden="true" className="pnl-calendar mb-1 text-xs text-faint">
            {weekdays.map((day) => (
              <span key={day} className="px-1">
                {day}
              </span>
            ))}
          </div>
          <ol className="pnl-calendar">
            {cells.map((cell, index) => {
              const place = index === 0 ? { column: blanks + 1 } : {};
              return cell.day === undefined || cell.day.isOver ? (
                <Cell key={cell.date} cell={cell} {...place} />
              ) : (
                <RunningCell
                  key={cell.date}
                  cell={cell}
                  day={cell.day}
                  isLive={isLive}
                  readAtMs={readAtMs}
                  {...place}
                />
              );
            })}
          </ol>
        </div>
      ))}
    </section>
  );
}

interface CellProps {
  readonly cell: CalendarCell;
  readonly column?: number;
  /** Of a day that goes on: up to when. */
  readonly soFar?: string;
  readonly title?: string;
}

interface RunningCellProps extends CellProps, Pick<PnlCalendarProps, 'isLive' | 'readAtMs'> {
  readonly day: PnlDay;
}

/** The day that goes on: live where the ribbon tells the same, else as it was when it was read. */
function RunningCell({ day, isLive, readAtMs, ...props }: RunningCellProps): ReactNode {
  const zone = usePreferences((preferences) => preferences.timeZone);
  const pnl = useFeed(({ account }) =>
    isLive && account?.tradingDay === day.tradingDay ? account.dayPnL : undefined,
  );
  if (pnl === undefined) {
    const soFar = `at ${formatTime(readAtMs, zone).slice(0, 5)}`;
    return <Cell {...props} soFar={soFar} title={`${sentenceOf(day)}, ${soFar}`} />;
  }
  const title = `${day.tradingDay}: ${shown(pnl)} so far`;
  return (
    <Cell {...props} cell={{ ...props.cell, day: { ...day, pnl } }} soFar="so far" title={title} />
  );
}

function Cell({ cell, column, soFar, title }: CellProps) {
  const { date, day, strength } = cell;
  const place: CSSProperties = column === undefined ? {} : { gridColumnStart: column };
  if (day === undefined) {
    return (
      <li aria-hidden="true" style={place} className="pnl-day text-faint">
        <span className="figure text-xs">{Number(date.slice(8))}</span>
      </li>
    );
  }
  const ground = `color-mix(in srgb, var(--${directionOf(day.pnl) === 'down' ? 'down' : 'up'}) ${Math.round(strength * 26)}%, transparent)`;
  return (
    <li
      title={title ?? sentenceOf(day)}
      style={{ ...place, background: ground }}
      className={`pnl-day border ${day.isOver ? 'border-line' : 'border-accent'}`}
    >
      <time dateTime={date} className="figure text-xs text-soft">
        {Number(date.slice(8))}
        {soFar === undefined ? null : <small className="ml-1 font-sans text-[10px]">{soFar}</small>}
      </time>
      <DayFigure pnl={day.pnl} />
    </li>
  );
}

/** Whole units where they fit; the exact amount is in the cell's title. */
function DayFigure({ pnl }: { readonly pnl: string }): ReactNode {
  const isLarge = absoluteUnits(unitsOf(pnl)) >= tenThousand;
  const look = 'text-s font-semibold text-text max-sm:text-[10px]';
  return isLarge ? (
    <CompactFigure value={pnl} sign="always" className={look} />
  ) : (
    <Figure value={pnl} decimals={0} sign="always" className={look} />
  );
}

const tenThousand = 1_000_000_000_000n;

function shown(amount: string): string {
  return formatFigure(amount, { decimals: 2, sign: 'always' });
}

function sentenceOf({ tradingDay, pnl, returnPercent, realizedNet, fills }: PnlDay): string {
  // A percent is a ratio of a hundred for the one function that writes shares.
  const share = formatPercent(decimalOf(unitsOf(returnPercent) / 100n), { sign: 'always' });
  return `${tradingDay}: ${shown(pnl)} (${share}), realized ${shown(realizedNet)}, ${fills} fills`;
}
