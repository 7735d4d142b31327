/** Room on the disk that is kept for the hour when there is none left. */
export interface Reserve {
  /** Frees the room; false when it was free already or there is none. */
  giveBack(): Promise<boolean>;
  /** Takes the room again when there is plenty; false when it was not taken. */
  refill(): Promise<boolean>;
}

/** Where room is another machine's business. */
export const noReserve: Reserve = {
  giveBack: () => Promise.resolve(false),
  refill: () => Promise.resolve(false),
};
