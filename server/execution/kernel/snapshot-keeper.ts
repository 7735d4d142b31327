import { encodeStateInParts } from '../../core/desk/canonical-state';
import { coolState } from '../../core/desk/cool-state';
import type { Clock } from '../../ports/clock';
import type { Journal } from '../../ports/journal';
import type { Log } from '../../ports/log';
import type { ReadTables } from '../../ports/read-tables';
import type { CommittedEvent } from './committed-event';
import type { DeskKernel } from './desk-kernel';
import { SnapshotPace } from './snapshot-pace';

/** So much text is made before others get their turn. */
const stepsPerTurn = 8;

interface Ports {
  readonly journal: Journal;
  readonly tables: ReadTables;
  readonly clock: Clock;
  readonly log: Log;
  /** Lets other work run before going on. */
  readonly giveWay: () => Promise<void>;
}

/** Saves the state now and then, so that a start has little to replay. */
export class SnapshotKeeper {
  private readonly kernel: DeskKernel;
  private readonly ports: Ports;
  private readonly pace: SnapshotPace;
  private savedSequence: number;
  private saving: Promise<void> | undefined;

  constructor(kernel: DeskKernel, ports: Ports) {
    this.kernel = kernel;
    this.ports = ports;
    this.savedSequence = kernel.state.sequence;
    this.pace = new SnapshotPace(this.savedSequence, ports.clock.monotonic());
    kernel.onCommitted((events) => this.considerSaving(events));
  }

  /** Saves what is durable now; the last thing before a stop. */
  async save(): Promise<void> {
    await this.saving;
    await this.kernel.quiet();
    await this.write();
  }

  private considerSaving(events: readonly CommittedEvent[]): void {
    const sequence = events.at(-1)?.sequence ?? 0;
    const isDue = this.pace.isDue(sequence, this.ports.clock.monotonic());
    if (isDue && this.saving === undefined) {
      this.saving = this.write().finally(() => {
        this.saving = undefined;
      });
    }
  }

  /**
   * The records are immutable: they are gathered in one go and written out in turns. The read
   * tables are brought up to the snapshot first, so that a start can take them up from there.
   */
  private async write(): Promise<void> {
    const { journal, tables, log } = this.ports;
    const { state } = this.kernel;
    if (state.sequence === this.savedSequence || journal.health.status !== 'writing') {
      return;
    }
    // History becomes text first: from there it is copied, now and by every later snapshot.
    await this.inTurns(coolState(state), () => undefined);
    const { sequence } = state;
    this.savedSequence = sequence;
    this.pace.saved(sequence);
    try {
      const parts: string[] = [];
      await this.inTurns(encodeStateInParts(state), (part) => parts.push(part));
      await this.kernel.quiet();
      await tables.flush();
      await journal.saveSnapshot({ sequence, parts });
    } catch (error) {
      log.warn('The snapshot was not saved; the journal has everything', {
        sequence,
        error: error instanceof Error ? error.message : String(error),
      });
    }
  }

  private async inTurns<Step>(steps: Iterable<Step>, take: (step: Step) => void): Promise<void> {
    let taken = 0;
    for (const step of steps) {
      take(step);
      taken += 1;
      if (taken % stepsPerTurn === 0) {
        await this.ports.giveWay();
      }
    }
  }
}
