/** Times real time, as a choice. */
export const speedOptions = [
  { value: '0.5', label: '½ ×' },
  { value: '1', label: '1 × (real time)' },
  { value: '2', label: '2 ×' },
  { value: '5', label: '5 ×' },
  { value: '10', label: '10 ×' },
  { value: '60', label: '60 × (an hour a minute)' },
  { value: '300', label: '300 ×' },
  { value: 'max', label: 'as fast as possible' },
] as const;

export function readSpeed(text: string): number | 'max' {
  return text === 'max' ? text : Number(text);
}
