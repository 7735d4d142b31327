/** How long something is held, in one unit: `12 s`, `33 min`, `2.4 h`, `3.0 d`. */
export function ageWords(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  if (seconds < 60) {
    return `${seconds} s`;
  }
  if (seconds < 3_600) {
    return `${Math.floor(seconds / 60)} min`;
  }
  const hours = seconds / 3_600;
  return hours < 24 ? `${oneDecimal(hours)} h` : `${oneDecimal(hours / 24)} d`;
}

/** Rounded down: what is held for 1.99 hours is not yet held for two. */
function oneDecimal(value: number): string {
  return (Math.floor(value * 10) / 10).toFixed(1);
}
