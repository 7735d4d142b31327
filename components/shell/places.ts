export interface Place {
  readonly path: string;
  readonly name: string;
}

/** Where one can go; a place stands here from the day on which its page does. */
export const places: readonly Place[] = [
  { path: '/', name: 'Desk' },
  { path: '/risk', name: 'Risk' },
  { path: '/signals', name: 'Signals' },
  { path: '/analytics', name: 'Analytics' },
  { path: '/reconciliation', name: 'Reconciliation' },
  { path: '/journal', name: 'Journal' },
  { path: '/venues', name: 'Venues' },
  { path: '/settings', name: 'Settings' },
];
