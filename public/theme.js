// Runs before the first paint, so that nobody sees the wrong theme. The names are those of
// components/ui/preferences.ts.
(() => {
  try {
    const saved = JSON.parse(localStorage.getItem('desk.preferences') ?? '{}');
    const root = document.documentElement;
    const prefersContrast = matchMedia('(prefers-contrast: more)').matches;
    const fromSystem = prefersContrast ? 'contrast' : 'dark';
    const known = ['dark', 'light', 'contrast'].includes(saved.theme);
    root.dataset.theme = known ? saved.theme : fromSystem;
    root.dataset.pair = saved.pair === 'blue-orange' ? 'blue-orange' : 'green-red';
    root.dataset.motion = saved.motion === 'reduced' ? 'reduced' : 'system';
  } catch {
    // Storage can be forbidden; the page stays dark then.
  }
})();
