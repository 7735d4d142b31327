'use client';

import { create } from 'zustand';

/** What commands open over the page, wherever the person is. */
export type Door = 'palette' | 'keys' | 'kill' | 'cancelAll' | 'flatten';

export const useDoors = create<{ readonly open: Door | undefined }>()(() => ({ open: undefined }));

export function openDoor(door: Door): void {
  useDoors.setState({ open: door });
}

export function closeDoor(): void {
  useDoors.setState({ open: undefined });
}
