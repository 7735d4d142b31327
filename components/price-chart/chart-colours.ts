/** The colours of the look that is chosen, as the canvas needs them: by value, not by name. */
export interface ChartColours {
  readonly panel: string;
  readonly text: string;
  readonly grid: string;
  readonly line: string;
  readonly up: string;
  readonly down: string;
  readonly upGround: string;
  readonly downGround: string;
  readonly warn: string;
  readonly accent: string;
  readonly accentInk: string;
  readonly raised: string;
  readonly font: string;
}

export function readChartColours(): ChartColours {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    panel: token('--panel'),
    text: token('--text-faint'),
    grid: token('--line-soft'),
    line: token('--line'),
    up: token('--up'),
    down: token('--down'),
    upGround: token('--up-ground'),
    downGround: token('--down-ground'),
    warn: token('--warn'),
    accent: token('--accent'),
    accentInk: token('--accent-ink'),
    raised: token('--raised'),
    font: getComputedStyle(document.body).getPropertyValue('--mono').trim() || 'monospace',
  };
}

/** Told when another look is chosen, whoever chose it; returns the unsubscriber. */
export function onLookChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  const attributeFilter = ['data-theme', 'data-pair'];
  observer.observe(document.documentElement, { attributes: true, attributeFilter });
  return () => observer.disconnect();
}
