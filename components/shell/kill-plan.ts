import { formatCompact } from '@/components/ui/format-figures';
import type { Kill } from '@/contract/kill-switch';

/** What stands to be hit, counted as the page knows it now. */
export interface Exposure {
  readonly openOrders: number;
  /** Of those the stops behind positions: they go only with what they protect. */
  readonly protectiveStops: number;
  readonly openPositions: number;
  /** Decimal text, in the account's currency. */
  readonly grossExposure: string | undefined;
  /** What the kill is about, where that is not the whole desk: `instrument AAPL`. */
  readonly what?: string;
  /** Absent: yes. A kill of one operator or strategy closes nothing, whatever its level. */
  readonly isClosable?: boolean;
}

/** The levels that move the market: they are armed first, and fired within five seconds. */
export type KillLevel = 'cancel' | 'flatten';

export const armedMs = 5_000;
export const doubleClickMs = 350;

export const killLevels: readonly KillLevel[] = ['cancel', 'flatten'];

export const levelNames = {
  cancel: 'Halt and cancel',
  flatten: 'Halt, cancel and flatten',
} as const satisfies Record<KillLevel, string>;

/** What a level does and what it leaves alone, in lines. */
export function planOf(level: KillLevel, exposure: Exposure): readonly string[] {
  const { protectiveStops, openPositions, grossExposure, what, isClosable = true } = exposure;
  const canceled = canceledBy(level, exposure);
  const latch =
    what === undefined
      ? 'Nothing new goes out from this moment, whoever sends it'
      : `Nothing new goes out for ${what} from this moment`;
  const orders =
    canceled === 0
      ? 'No open order stands to be canceled'
      : `${count(canceled, 'open order')} canceled at the venue, also those on their way`;
  const worth =
    grossExposure === undefined || openPositions === 0
      ? ''
      : `, about ${formatCompact(grossExposure)} gross`;
  const stops = protectiveStops === 0 ? '' : `, and ${count(protectiveStops, 'protective stop')}`;
  const leftAlone = `Left alone: ${count(openPositions, 'position')}${worth}${stops}`;
  switch (level) {
    case 'cancel':
      return [latch, orders, leftAlone];
    case 'flatten':
      if (!isClosable) {
        return [latch, orders, `${leftAlone}; positions belong to an account, not to ${what}`];
      }
      return [
        latch,
        orders,
        `${count(openPositions, 'position')} closed at market${worth}, within the collar`,
        'Left alone: what is halted or has no price; it is listed by name',
      ];
  }
}

/** What the second press does, on the button itself. */
export function fireWords(level: KillLevel, exposure: Exposure): string {
  const orders = `Fire: cancel ${count(canceledBy(level, exposure), 'order')}`;
  return level === 'cancel'
    ? orders
    : `${orders}, close ${count(exposure.openPositions, 'position')}`;
}

function canceledBy(
  level: KillLevel,
  { openOrders, protectiveStops, isClosable = true }: Exposure,
): number {
  return level === 'flatten' && isClosable ? openOrders : openOrders - protectiveStops;
}

export const phaseWords = {
  latched: 'Latched',
  canceling: 'Canceling orders',
  flattening: 'Closing positions',
  verifying: 'Asking the venue, twice',
  flat: 'Flat: the venue said so twice',
  notFlat: 'Not flat',
} as const satisfies Record<Kill['phase'], string>;

/** A kill has to stand so long before it can be released. */
export const killStandsMs = 60_000;

/** Milliseconds until a kill may be released; zero when it may, and when a clock that was set back cannot tell. */
export function untilReleaseMs(kill: Kill, deskTimeMs: number): number {
  const stoodMs = deskTimeMs - Date.parse(kill.latchedAt);
  return stoodMs < -clocksDifferMs ? 0 : Math.max(0, killStandsMs - stoodMs);
}

/** What the times of a heartbeat and of an event may be apart. */
const clocksDifferMs = 2_000;

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
