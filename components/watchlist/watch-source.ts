import type { QuoteRow } from '@/components/feed/feed-state';
import type { RowSource } from '@/components/ui/table/row-source';
import type { Instrument } from '@/contract/instrument';
import type { WatchRow } from './watch-row';

/**
 * The quotes with what is known of their instruments, as rows of a table. Outside React like the
 * feed: a row is put together when it is looked at and stays the same until its quote is another.
 */
export class WatchSource implements RowSource<WatchRow> {
  private readonly quotes: RowSource<QuoteRow>;
  private readonly instruments: RowSource<Instrument>;
  private readonly joined = new Map<string, { quote: QuoteRow; of: Instrument; row: WatchRow }>();

  constructor(quotes: RowSource<QuoteRow>, instruments: RowSource<Instrument>) {
    this.quotes = quotes;
    this.instruments = instruments;
  }

  ids = (): readonly string[] => this.quotes.ids();

  get = (id: string): WatchRow | undefined => {
    const quote = this.quotes.get(id);
    const of = this.instruments.get(id);
    if (quote === undefined || of === undefined) {
      return undefined;
    }
    const known = this.joined.get(id);
    if (known?.quote === quote && known.of === of) {
      return known.row;
    }
    const { name, kind, priceDecimals, quantityDecimals, tickSize } = of;
    const row = { ...quote, name, kind, priceDecimals, quantityDecimals, tickSize };
    this.joined.set(id, { quote, of, row });
    return row;
  };

  subscribeRow = (id: string, listener: () => void): (() => void) =>
    this.quotes.subscribeRow(id, listener);

  subscribe = (listener: (changed: ReadonlySet<string>) => void): (() => void) =>
    this.quotes.subscribe(listener);
}
