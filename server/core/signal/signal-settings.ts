/** How signals are taken in. */
export interface SignalSettings {
  /** A signal older than this when it arrives is refused. */
  readonly ageMaxMs: number;
  /** How long a signal waits for a person when it does not say itself. */
  readonly timeToLiveMs: number;
  /** Entries of one strategy executed in a row without a person; then its switch falls. */
  readonly automaticInARowMax: number;
}

export const shippedSignalSettings: SignalSettings = {
  ageMaxMs: 30_000,
  timeToLiveMs: 300_000,
  automaticInARowMax: 500,
};
