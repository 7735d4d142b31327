/**
 * Runs in the page before its own scripts, as text: no imports, nothing from outside. Notes frames, long
 * tasks, and for every order that the stream tells of how long it takes until its row is painted.
 */
export function watchPage(): void {
  const arrivedAtMs = new Map<string, number>();
  const paints: number[] = [];
  const tasks: number[] = [];
  let frames = 0;
  let sinceMs = performance.now();
  const bench = { paintedAtMs: 0, isPainted, take };
  Object.assign(window, { deskBench: bench });

  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', ({ data }) => {
        if (typeof data === 'string' && data.includes('"events"')) {
          for (const [, orderId] of data.matchAll(/"orderId":"([^"]+)"/g)) {
            if (orderId !== undefined && !arrivedAtMs.has(orderId)) {
              arrivedAtMs.set(orderId, performance.now());
            }
          }
        }
      });
    }
  };

  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      tasks.push(duration);
    }
  }).observe({ type: 'longtask' });

  document.addEventListener('DOMContentLoaded', () => {
    new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const id = element?.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? '';
        const atMs = arrivedAtMs.get(id);
        if (atMs !== undefined) {
          arrivedAtMs.delete(id);
          afterPaint(() => paints.push(performance.now() - atMs));
        }
      }
    }).observe(document, { subtree: true, characterData: true, childList: true });
    requestAnimationFrame(countFrame);
  });

  function countFrame(): void {
    frames += 1;
    if (
      bench.paintedAtMs === 0 &&
      document.querySelector('[role="grid"] [data-row] [role="gridcell"]')
    ) {
      bench.paintedAtMs = performance.now();
    }
    requestAnimationFrame(countFrame);
  }

  function isPainted(): boolean {
    return bench.paintedAtMs > 0;
  }

  /** A task after the next frame: by then it has been painted. */
  function afterPaint(act: () => void): void {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = act;
      channel.port2.postMessage(undefined);
    });
  }

  function take() {
    const nowMs = performance.now();
    const sorted = paints.splice(0).sort((one, other) => one - other);
    const taken = tasks.splice(0);
    const answer = {
      framesPerSecond: (frames * 1_000) / (nowMs - sinceMs),
      longestTaskMs: Math.max(0, ...taken),
      longTasks: taken.length,
      paintP95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
      paints: sorted.length,
    };
    frames = 0;
    sinceMs = nowMs;
    // Of rows that are not on the screen nothing will ever be painted.
    arrivedAtMs.clear();
    return answer;
  }
}
