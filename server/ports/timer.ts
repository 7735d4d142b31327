export type Cancel = () => void;

/** Calls back later, measured on monotonic time. */
export interface Timer {
  after(milliseconds: number, action: () => void): Cancel;
  every(milliseconds: number, action: () => void): Cancel;
}
