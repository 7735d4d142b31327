import type { AccountState } from '../../core/account/account';
import { decideLoss, newLosses } from '../../core/risk/decide-loss';
import type { AccountId } from '../../core/values/ids';
import type { Cancel, Timer } from '../../ports/timer';
import type { DeskKernel } from '../kernel/desk-kernel';

/** Trading rules 3: three marks in a row, at least this far apart. */
const lookEveryMs = 250;
const marksInARow = 3;
/** A last trade older than this says nothing of what the position is worth now. */
const freshMs = 60_000;

/**
 * Watches what each account has lost, by the day and from its peak, whether or not anybody trades.
 * One bad price stops nobody: the loss has to stand for three marks, made of fresh prices alone.
 */
export class LossWatch {
  private readonly seen = new Map<AccountId, number>();
  private stopLooking: Cancel | undefined;

  constructor(
    private readonly kernel: DeskKernel,
    private readonly timer: Timer,
  ) {}

  start(): void {
    this.stopLooking ??= this.timer.every(lookEveryMs, () => this.look());
  }

  stop(): void {
    this.stopLooking?.();
    this.stopLooking = undefined;
  }

  private look(): void {
    const desk = this.kernel.context();
    for (const account of desk.state.accounts.values()) {
      if (newLosses(desk, account).length === 0) {
        this.seen.delete(account.account);
      } else if (this.isFresh(account)) {
        this.count(account.account);
      }
    }
  }

  private count(account: AccountId): void {
    const inARow = (this.seen.get(account) ?? 0) + 1;
    this.seen.set(account, inARow);
    if (inARow >= marksInARow) {
      this.seen.delete(account);
      void this.kernel.run({ kind: 'desk', part: 'lossWatch' }, (now) => decideLoss(now, account));
    }
  }

  private isFresh({ positions }: AccountState): boolean {
    const { market, now } = this.kernel.context();
    return [...positions.keys()].every((instrument) => {
      const mark = market.mark(instrument);
      return mark !== undefined && Math.abs(now - mark.at) <= freshMs;
    });
  }
}
