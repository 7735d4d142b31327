import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Workspace, WorkspaceRequest } from '@/contract/workspace';
import { openWorkspace, resetWorkspace, setLocked, useWorkspaces } from './workspace-store';

/** The desk, which answers what was asked of it when it is told to. */
let kept: Map<string, Workspace>;
let waiting: (() => void)[];

beforeEach(() => {
  kept = new Map();
  waiting = [];
  vi.useFakeTimers();
  vi.stubGlobal('fetch', (path: string, { method, body }: RequestInit) => {
    return new Promise<Response>((resolve) => {
      const name = decodeURIComponent(path.split('/').at(-1) ?? '');
      waiting.push(() => resolve(method === 'DELETE' ? drop(name) : save(name, String(body))));
    });
  });
  vi.stubGlobal('document', { documentElement: { dataset: {} } });
  useWorkspaces.setState({ kept: new Map(), name: 'Trader', isContested: false });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('a workspace that is changed while it is being saved', () => {
  test('is saved over its own version when that is kept, and nobody else has changed it', async () => {
    await saveLocked(false);
    setLocked(true);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(waiting).toHaveLength(1);
    await answerAll();

    expect(useWorkspaces.getState().isContested).toBe(false);
    expect(kept.get('Trader')?.version).toBe(2);
    expect(kept.get('Trader')?.layout).toContain('"isLocked":true');
  });

  test('is kept under its name before another one is opened', async () => {
    await saveLocked(false);
    setLocked(true);
    await vi.advanceTimersByTimeAsync(5_000);
    const opened = openWorkspace('Risk');
    await answerAll();
    await opened;

    expect(useWorkspaces.getState().name).toBe('Risk');
    expect(kept.get('Trader')?.layout).toContain('"isLocked":true');
    expect(kept.has('Risk')).toBe(false);
  });

  test('is forgotten after it, when the preset is wanted back', async () => {
    await saveLocked(false);
    const reset = resetWorkspace();
    await answerAll();
    await reset;

    expect(kept.has('Trader')).toBe(false);
    expect(useWorkspaces.getState().layout.isLocked).toBe(true);
  });
});

/** Changes it, and lets the time pass after which the save goes out. */
async function saveLocked(isLocked: boolean): Promise<void> {
  setLocked(isLocked);
  await vi.advanceTimersByTimeAsync(5_000);
}

async function answerAll(): Promise<void> {
  while (waiting.length > 0) {
    for (const answer of waiting.splice(0)) {
      answer();
    }
    await vi.advanceTimersByTimeAsync(0);
  }
}

function save(name: string, body: string): Response {
  const { version, layout } = JSON.parse(body) as WorkspaceRequest;
  if (version !== (kept.get(name)?.version ?? 0)) {
    return Response.json({ code: 'workspace-changed' }, { status: 409 });
  }
  const saved = { name, version: version + 1, layout, updatedAt: '2026-01-05T15:00:00.000Z' };
  kept.set(name, saved);
  return Response.json(saved);
}

function drop(name: string): Response {
  return kept.delete(name)
    ? new Response(null, { status: 204 })
    : Response.json({ code: 'workspace-not-found' }, { status: 404 });
}
