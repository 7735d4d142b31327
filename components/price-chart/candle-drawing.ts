import {
  CandlestickSeries,
  ColorType,
  CrosshairMode,
  createChart,
  HistogramSeries,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  LineStyle,
  type UTCTimestamp,
} from 'lightweight-charts';
import { formatTime, type TimeZoneChoice } from '@/components/ui/format-time';
import type { Bar } from '@/contract/bar';
import type { Interval } from '@/contract/equity';
import { type DrawnBar, drawnBar } from './candles';
import { type ChartColours, onLookChange, readChartColours } from './chart-colours';
import type { ChartLine } from './chart-lines';

/** What stretch of bars is in sight, by their places; undefined: the newest. */
export type VisibleRange = { readonly from: number; readonly to: number } | undefined;

interface DrawingOptions {
  readonly priceDecimals: number;
  readonly tickSize: string;
  readonly interval: Interval;
  readonly zone: TimeZoneChoice;
  /** Where an earlier drawing of the same was looking. */
  readonly range: VisibleRange;
  readonly onCrosshair: (index: number | undefined) => void;
  /** Prices stand at other heights than before. */
  readonly onScale: () => void;
}

/**
 * The candles of one instrument on a canvas. What is known as numbers is decided elsewhere; this
 * turns it into pixels, and pixels back into prices.
 */
export class CandleDrawing {
  private readonly chart: IChartApi;
  private readonly candles: ISeriesApi<'Candlestick'>;
  private readonly volumes: ISeriesApi<'Histogram'>;
  private readonly lines = new Map<string, { readonly drawn: IPriceLine; line: ChartLine }>();
  private readonly firstRange: VisibleRange;
  private readonly stopWatching: () => void;
  private colours: ChartColours = readChartColours();
  private bars: readonly Bar[] = [];

  constructor(container: HTMLElement, options: DrawingOptions) {
    const { priceDecimals, tickSize, interval, zone, range, onCrosshair, onScale } = options;
    this.firstRange = range;
    this.chart = createChart(container, {
      autoSize: true,
      crosshair: { mode: CrosshairMode.Normal },
      timeScale: {
        timeVisible: interval !== '1d',
        secondsVisible: interval === '1s' || interval === '10s',
        rightOffset: 4,
        barSpacing: 8,
        minBarSpacing: 2,
        tickMarkFormatter: (time: unknown) => timeWords(Number(time), interval, zone),
      },
      localization: {
        timeFormatter: (time: unknown) => timeWords(Number(time), interval, zone, 'long'),
      },
      handleScale: { axisPressedMouseMove: true },
    });
    this.candles = this.chart.addSeries(CandlestickSeries, {
      priceFormat: {
        type: 'price',
        precision: priceDecimals,
        minMove: Number(tickSize),
      },
    });
    this.volumes = this.chart.addSeries(HistogramSeries, {
      priceScaleId: 'volume',
      priceFormat: { type: 'volume' },
      lastValueVisible: false,
      priceLineVisible: false,
    });
    this.volumes.priceScale().applyOptions({ scaleMargins: { top: 0.84, bottom: 0 } });
    this.candles.priceScale().applyOptions({ scaleMargins: { top: 0.1, bottom: 0.2 } });
    this.candles.attachPrimitive({ updateAllViews: onScale });
    this.chart.subscribeCrosshairMove(({ logical }) =>
      onCrosshair(logical === undefined ? undefined : Number(logical)),
    );
    this.colour();
    this.stopWatching = onLookChange(() => {
      this.colours = readChartColours();
      this.colour();
    });
  }

  remove(): void {
    this.stopWatching();
    this.chart.remove();
  }

  /** Draws the bars; only what is new where they go on from those drawn before. */
  show(bars: readonly Bar[]): void {
    const before = this.bars;
    this.bars = bars;
    const grows = before.length > 0 && isContinuation(before, bars);
    if (!grows) {
      const drawn = bars.map(drawnBar);
      this.candles.setData(drawn.map(candleOf));
      this.volumes.setData(drawn.map((bar) => this.volumeOf(bar)));
      if (before.length === 0) {
        this.lookAtFirst();
      }
      return;
    }
    for (const bar of bars.slice(before.length - 1)) {
      const drawn = drawnBar(bar);
      this.candles.update(candleOf(drawn));
      this.volumes.update(this.volumeOf(drawn));
    }
  }

  /** Where one has scrolled to; undefined while the newest bar is in sight. */
  get range(): VisibleRange {
    const scale = this.chart.timeScale();
    return scale.scrollPosition() >= 0 ? undefined : (scale.getVisibleLogicalRange() ?? undefined);
  }

  get paneHeight(): number {
    return this.chart.paneSize().height;
  }

  private lookAtFirst(): void {
    if (this.firstRange === undefined) {
      this.chart.timeScale().scrollToRealTime();
    } else {
      this.chart.timeScale().setVisibleLogicalRange(this.firstRange);
    }
  }

  setVolumeVisible(visible: boolean): void {
    this.volumes.applyOptions({ visible });
  }

  /** Draws what is new or other; each price has its figure on the axis once. */
  setLines(lines: readonly ChartLine[]): void {
    const wanted = new Set(lines.map(({ lineId }) => lineId));
    for (const [lineId, { drawn }] of this.lines) {
      if (!wanted.has(lineId)) {
        this.candles.removePriceLine(drawn);
        this.lines.delete(lineId);
      }
    }
    for (const line of lines) {
      const known = this.lines.get(line.lineId);
      if (known === undefined) {
        const drawn = this.candles.createPriceLine(this.lineOptions(line));
        this.lines.set(line.lineId, { drawn, line });
      } else if (known.line !== line) {
        known.line = line;
        known.drawn.applyOptions(this.lineOptions(line));
      }
    }
    this.nameEachPriceOnce();
  }

  /** Orders that stand at one price would pile its figure up on the axis. */
  private nameEachPriceOnce(): void {
    const named = new Set<string>();
    for (const { drawn, line } of this.lines.values()) {
      const isFirst = !named.has(line.price);
      named.add(line.price);
      if (drawn.options().axisLabelVisible !== isFirst) {
        drawn.applyOptions({ axisLabelVisible: isFirst });
      }
    }
  }

  /** Shows a line at another price while it is being moved. */
  moveLine(lineId: string, price: string): void {
    this.lines.get(lineId)?.drawn.applyOptions({ price: Number(price) });
  }

  /** Pixels from the top; undefined while the price has no place. */
  heightOf(price: string): number | undefined {
    return this.candles.priceToCoordinate(Number(price)) ?? undefined;
  }

  /** For pixels only: rounded to a tick before anything is made of it. */
  priceAt(height: number): number | undefined {
    return this.candles.coordinateToPrice(height) ?? undefined;
  }

  /** Puts the crosshair on a bar, and brings it into sight. */
  pointAt(index: number): void {
    const bar = this.bars[index];
    if (bar === undefined) {
      return;
    }
    const { time, close } = drawnBar(bar);
    const visible = this.chart.timeScale().getVisibleLogicalRange();
    if (visible !== null && (index < visible.from || index > visible.to)) {
      const width = visible.to - visible.from;
      this.chart.timeScale().setVisibleLogicalRange({
        from: index - width / 2,
        to: index + width / 2,
      });
    }
    this.chart.setCrosshairPosition(close, time as UTCTimestamp, this.candles);
  }

  stopPointing(): void {
    this.chart.clearCrosshairPosition();
  }

  private colour(): void {
    const { panel, text, grid, line, up, down, raised, accent, font } = this.colours;
    const crosshair = { color: line, labelBackgroundColor: raised };
    this.chart.applyOptions({
      layout: {
        background: { type: ColorType.Solid, color: panel },
        textColor: text,
        fontFamily: font,
        fontSize: 10.5,
        attributionLogo: true,
      },
      grid: { vertLines: { visible: false }, horzLines: { color: grid } },
      rightPriceScale: { borderVisible: false },
      timeScale: { borderColor: grid },
      crosshair: { vertLine: crosshair, horzLine: crosshair },
    });
    this.candles.applyOptions({
      upColor: 'transparent',
      borderUpColor: up,
      wickUpColor: up,
      downColor: down,
      borderDownColor: down,
      wickDownColor: down,
      priceLineColor: accent,
      priceLineStyle: LineStyle.Dotted,
    });
    this.volumes.setData(this.bars.map((bar) => this.volumeOf(drawnBar(bar))));
    for (const { drawn, line } of this.lines.values()) {
      drawn.applyOptions(this.lineOptions(line));
    }
  }

  private lineOptions({ price, tone }: ChartLine) {
    return {
      price: Number(price),
      color: this.colours[tone],
      lineWidth: 1 as const,
      lineStyle: tone === 'accent' ? LineStyle.SparseDotted : LineStyle.Dashed,
      axisLabelColor: this.colours.raised,
      axisLabelTextColor: this.colours[tone],
      title: '',
    };
  }

  private volumeOf({ time, open, close, volume }: DrawnBar) {
    const { upGround, downGround } = this.colours;
    return {
      time: time as UTCTimestamp,
      value: volume,
      color: close >= open ? upGround : downGround,
    };
  }
}

function candleOf({ time, open, high, low, close }: DrawnBar) {
  return { time: time as UTCTimestamp, open, high, low, close };
}

/** Whether the bars are those of before with the last one grown and newer ones behind it. */
function isContinuation(before: readonly Bar[], after: readonly Bar[]): boolean {
  const last = before.length - 1;
  return (
    after.length >= before.length &&
    after[0]?.time === before[0]?.time &&
    after[last]?.time === before[last]?.time &&
    (last === 0 ||
      after[last - 1] === before[last - 1] ||
      sameBar(after[last - 1], before[last - 1]))
  );
}

function sameBar(one: Bar | undefined, other: Bar | undefined): boolean {
  return (
    one?.time === other?.time &&
    one?.close === other?.close &&
    one?.high === other?.high &&
    one?.low === other?.low &&
    one?.volume === other?.volume
  );
}

/** A day bar begins at midnight UTC, which is the day before in New York: it is named in UTC. */
function timeWords(
  seconds: number,
  interval: Interval,
  zone: TimeZoneChoice,
  length: 'short' | 'long' = 'short',
): string {
  const moment = seconds * 1_000;
  if (interval === '1d') {
    return formatTime(moment, 'utc', 'date').slice(0, length === 'short' ? 6 : undefined);
  }
  const time = formatTime(moment, zone);
  const hasSeconds = interval === '1s' || interval === '10s';
  const shown = hasSeconds ? time : time.slice(0, 5);
  return length === 'short' ? shown : `${formatTime(moment, zone, 'date')} ${shown}`;
}
