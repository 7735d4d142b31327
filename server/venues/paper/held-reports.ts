import type { ClientOrderId } from '../../core/values/ids';
import type { ExecutionReport } from '../../ports/execution-venue';
import type { Timer } from '../../ports/timer';

interface Held {
  readonly report: ExecutionReport;
  readonly until: 'next' | 'end';
  readonly tell: () => void;
}

/** Reports that something keeps back until others have gone before them. */
export class HeldReports {
  private readonly timer: Timer;
  private held: Held[] = [];

  constructor(timer: Timer) {
    this.timer = timer;
  }

  hold(report: ExecutionReport, until: 'next' | 'end', atMostMs: number, tell: () => void): void {
    const held: Held = { report, until, tell };
    this.held.push(held);
    this.timer.after(atMostMs, () => this.letGo([held]));
  }

  /** A report was told: those that waited for it follow. */
  toldAnother(told: ExecutionReport): void {
    this.letGo(
      this.held.filter(
        ({ report, until }) => until === 'next' || isEndOf(told, report.clientOrderId),
      ),
    );
  }

  private letGo(due: readonly Held[]): void {
    const waiting = due.filter((one) => this.held.includes(one));
    this.held = this.held.filter((one) => !waiting.includes(one));
    for (const { tell } of waiting) {
      tell();
    }
  }
}

function isEndOf({ executionType, clientOrderId }: ExecutionReport, of: ClientOrderId): boolean {
  return (
    clientOrderId === of &&
    (executionType === 'canceled' ||
      executionType === 'expired' ||
      executionType === 'cancelRejected')
  );
}
