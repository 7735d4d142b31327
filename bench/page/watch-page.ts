/**
 * Runs in the page before its own scripts, as text: no imports, nothing from outside. Notes frames, long
 * tasks, and for every order that the stream tells of how long it takes until its row is painted; only
 * between `watch` and `rest`.
 */
export function watchPage(): void {
  const arrivedAtMs = new Map<string, number>();
  const paints: number[] = [];
  const tasks: { readonly startTime: number; readonly duration: number }[] = [];
  const spans: { readonly fromMs: number; readonly untilMs: number }[] = [];
  let frames = 0;
  let sinceMs: number | undefined;
  const bench = { paintedAtMs: 0, isPainted, watch, rest, take };
  Object.assign(window, { deskBench: bench });

  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', ({ data }) => {
        if (sinceMs !== undefined && typeof data === 'string' && data.includes('"events"')) {
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
    tasks.push(...list.getEntries());
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
    frames += sinceMs === undefined ? 0 : 1;
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

  function watch(): void {
    sinceMs = performance.now();
  }

  function rest(): void {
    spans.push({ fromMs: sinceMs ?? 0, untilMs: performance.now() });
    sinceMs = undefined;
    // Of rows that are not on the screen nothing will ever be painted.
    arrivedAtMs.clear();
  }

  function take() {
    const sorted = [...paints].sort((one, other) => one - other);
    const watchedMs = spans.reduce((sum, { fromMs, untilMs }) => sum + untilMs - fromMs, 0);
    const long = tasks
      .filter(({ startTime }) =>
        spans.some(({ fromMs, untilMs }) => startTime >= fromMs && startTime < untilMs),
      )
      .map(({ duration }) => duration);
    return {
      framesPerSecond: (frames * 1_000) / watchedMs,
      longestTaskMs: Math.max(0, ...long),
      longTasks: long.length,
      paintP95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
      paints: sorted.length,
    };
  }
}
