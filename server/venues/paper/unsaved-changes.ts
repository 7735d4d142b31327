import type { AccountId, InstrumentId } from '../../core/values/ids';
import type { InstrumentPit } from './instrument-pit';
import type { PaperOrder } from './paper-order';

/** Which parts of the venue's books differ from what was saved. */
export class UnsavedChanges {
  readonly orders = new Set<PaperOrder>();
  readonly accounts = new Set<AccountId>();
  readonly positions = new Map<string, { account: AccountId; instrument: InstrumentId }>();
  readonly consumed = new Set<InstrumentPit>();
  /** Instruments that were opened, halted or closed. */
  readonly statuses = new Set<InstrumentId>();
  hasSettings = false;
  /** The books do not say yet of which version they are. */
  hasVersion = false;
  private readonly changed: () => void;

  /** `changed` is called with every change: somebody has to save it in time. */
  constructor(changed: () => void) {
    this.changed = changed;
  }

  noteOrder(order: PaperOrder): void {
    this.orders.add(order);
    this.changed();
  }

  noteAccount(account: AccountId): void {
    this.accounts.add(account);
    this.changed();
  }

  notePosition(account: AccountId, instrument: InstrumentId): void {
    this.positions.set(`${account}/${instrument}`, { account, instrument });
    this.changed();
  }

  noteConsumed(pit: InstrumentPit): void {
    this.consumed.add(pit);
    this.changed();
  }

  noteStatus(instrument: InstrumentId): void {
    this.statuses.add(instrument);
    this.changed();
  }

  noteSettings(): void {
    this.hasSettings = true;
    this.changed();
  }

  noteVersion(): void {
    this.hasVersion = true;
    this.changed();
  }

  /** Something was drawn from a stream of chance. */
  noteDraw(): void {
    this.changed();
  }

  forget(): void {
    this.orders.clear();
    this.accounts.clear();
    this.positions.clear();
    this.consumed.clear();
    this.statuses.clear();
    this.hasSettings = false;
    this.hasVersion = false;
  }
}
